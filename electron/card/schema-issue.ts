import type { z } from 'zod';

/** Where a document breaks its schema, and why: `field` is a path such as `secrets.signing-password.tries`. */
export interface SchemaIssue {
  readonly field: string;
  readonly reason: string;
}

type Issue = z.core.$ZodIssue;

/** What is wrong with a field, to be read behind its name: `is missing`, `has to be a number, not a string`. */
export function reasonOf(issue: Issue): string {
  const told = /^Invalid (?:input|option): expected .*?(?:, received (?<received>.+))?$/s.exec(issue.message);
  // A schema with words of its own has said it better.
  if (!told) return `${issue.message.slice(0, 1).toLowerCase()}${issue.message.slice(1)}`;
  const received = told.groups?.['received'];
  if (received === 'undefined') return 'is missing';
  if (issue.code === 'invalid_value') return `has to be ${oneOf(issue.values.map(String))}`;
  const expected = issue.code === 'invalid_type' ? withArticle(issue.expected) : 'something else';
  return `has to be ${expected}${received === undefined ? '' : `, not ${withArticle(received)}`}`;
}

function withArticle(type: string): string {
  if (type === 'null' || type === 'NaN') return type;
  return `${/^[aeiou]/i.test(type) ? 'an' : 'a'} ${type}`;
}

function oneOf(values: readonly string[]): string {
  const [only = ''] = values;
  return values.length === 1 ? only : `one of ${values.join(', ')}`;
}

/** What an issue complains of, and why. A field that the schema does not know is named itself. */
export function complaintsOf(
  issue: Issue,
): readonly { readonly path: readonly PropertyKey[]; readonly reason: string }[] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...issue.path, key], reason: 'is not a known field' }))
    : [{ path: issue.path, reason: reasonOf(issue) }];
}

/** The first complaint of a schema about a document. */
export function firstIssue(error: z.ZodError): SchemaIssue {
  const [first] = error.issues.flatMap(complaintsOf);
  if (!first) return { field: '', reason: 'is not valid' };
  return { field: first.path.map(String).join('.'), reason: first.reason };
}
