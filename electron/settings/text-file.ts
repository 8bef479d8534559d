import { readFileSync } from 'node:fs';
import { codeOf } from '../error-code';
import { failure, success, type Result } from '../result';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'its permissions do not allow it',
};

/** The text of a file in UTF-8 that a person has named; why it cannot be read (`cannot be read: …`) otherwise. */
export function readTextFile(file: string): Result<string, string> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = REASONS[codeOf(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
    return failure(`cannot be read: ${reason}`);
  }
  try {
    // Another encoding (Shift-JIS) would otherwise be taken, with every Japanese word of it garbled.
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return failure(`cannot be read: it is not in UTF-8`);
  }
}
