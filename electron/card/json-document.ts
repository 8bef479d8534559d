import type { z } from 'zod';
import { failure, success, type Result } from '../result';
import { lineWhereJsonBreaks } from './json-line';
import { firstIssue } from './schema-issue';

/** Why a file is not what it should be: where in it, and a sentence for a person. */
export interface DocumentRefusal {
  readonly file: string;
  /** The path of the field at fault; empty for the whole document. */
  readonly field: string;
  /** Where the text stops being JSON. */
  readonly line?: number;
  readonly reason: string;
  readonly sentence: string;
}

/** Reads a JSON text by a schema; `file` is named in the refusal. */
export function parseDocument<Document>(
  text: string,
  file: string,
  schema: z.ZodType<Document>,
): Result<Document, DocumentRefusal> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    const line = lineWhereJsonBreaks(text);
    const reason = 'is not JSON';
    return failure({ file, field: '', line, reason, sentence: `${file}: line ${line} ${reason}.` });
  }
  const parsed = schema.safeParse(document);
  if (parsed.success) return success(parsed.data);
  const { field, reason } = firstIssue(parsed.error);
  return failure({ file, field, reason, sentence: `${file}: ${field === '' ? 'the document' : field} ${reason}.` });
}
