import type { z } from 'zod';

/** Where a document breaks its schema, and why: `field` is a path such as `secrets.signing-password.tries`. */
export interface SchemaIssue {
  readonly field: string;
  readonly reason: string;
}

/** The first complaint of a schema about a document. A field that the schema does not know is named itself. */
export function firstIssue(error: z.ZodError): SchemaIssue {
  const issue = error.issues[0];
  if (!issue) return { field: '', reason: 'is not valid' };
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return { field: [...path, issue.keys[0] ?? ''].join('.'), reason: 'is not a known field' };
  }
  const first = issue.message.slice(0, 1).toLowerCase();
  return { field: path.join('.'), reason: `${first}${issue.message.slice(1)}` };
}
