import { readFileSync } from 'node:fs';
import { fileTrouble } from '../error-code';
import { failure, success, type Result } from '../result';

/** The text of a file in UTF-8 that a person has named; why it cannot be read (`cannot be read: …`) otherwise. */
export function readTextFile(file: string): Result<string, string> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return failure(`cannot be read: ${fileTrouble(error)}`);
  }
  try {
    // Another encoding (Shift-JIS) would otherwise be taken, with every Japanese word of it garbled.
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return failure(`cannot be read: it is not in UTF-8`);
  }
}
