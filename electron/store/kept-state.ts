import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FIRST_LANGUAGE, LANGUAGES } from '../../machines/language';
import type { KeptByOperator } from '../../machines/operator/operator-setup';
import { removeStrays, writeFileAtomically } from '../atomic-file';

const stateFile = z.strictObject({
  'ansho-state': z.literal(1),
  language: z.enum(LANGUAGES),
  isPractising: z.boolean(),
  wrongCodes: z.int().min(0),
});

const FIRST: KeptByOperator = { language: FIRST_LANGUAGE, isPractising: false, wrongCodes: 0 };

/** What the kiosk remembers of its panel; the beginning's where there is nothing, or nothing that can be read. */
export function loadKept(folder: string): KeptByOperator {
  removeStrays(fileIn(folder));
  try {
    const kept = stateFile.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    const { language, isPractising, wrongCodes } = kept;
    return { language, isPractising, wrongCodes };
  } catch {
    return FIRST;
  }
}

/** Remembers it, whole or not at all. Throws when the disk does not take it. */
export function saveKept(folder: string, { language, isPractising, wrongCodes }: KeptByOperator): void {
  const content = { 'ansho-state': 1, language, isPractising, wrongCodes };
  writeFileAtomically(fileIn(folder), `${JSON.stringify(content)}\n`);
}

function fileIn(folder: string): string {
  return join(folder, 'state.json');
}
