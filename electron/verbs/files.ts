import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileTrouble } from '../error-code';
import { readTextFile } from '../settings/text-file';
import { UnusableInput } from './verb';

/** The text of a file that a verb was given; throws `UnusableInput` when it cannot be read. */
export function inputFile(file: string): string {
  const text = readTextFile(file);
  if (!text.ok) throw new UnusableInput(`${file} ${text.fault}.`);
  return text.value;
}

/** Makes a folder that can be written to, before any work is done for it; throws `UnusableInput` when that cannot be. */
export function outputFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new UnusableInput(`${folder} cannot be written to: ${fileTrouble(error)}.`);
  }
  return folder;
}

/** The place of a file that a verb is to write, its folder made; throws `UnusableInput` when it cannot be written. */
export function outputFile(file: string): string {
  outputFolder(dirname(file));
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new UnusableInput(`${file} cannot be written to: it is a folder.`);
  }
  return file;
}
