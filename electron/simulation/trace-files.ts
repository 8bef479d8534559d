import { join } from 'node:path';
import { tokyoIso, type Instant } from '../../machines/rules/time';
import type { CommandResult } from '../../machines/workbench/console.types';
import { writeFileAtomically } from '../atomic-file';
import type { TracedExchange } from '../card/trace';
import { traceAsJson, traceAsText } from '../card/trace-text';

/** Writes a trace as text for a person (`NAME.txt`) and as JSON to be replayed (`NAME.json`). Throws what the disk does. */
export function writeTrace(exchanges: readonly TracedExchange[], name: string): void {
  writeFileAtomically(`${name}.txt`, traceAsText(exchanges));
  writeFileAtomically(`${name}.json`, traceAsJson(exchanges));
}

/** Writes a trace into a folder, by its time; a sentence that says where it is, or why it is not. */
export function saveTrace(exchanges: readonly TracedExchange[], now: Instant, folder: string): CommandResult {
  if (exchanges.length === 0) return { ok: false, sentence: 'No card has been asked anything yet.' };
  const time = tokyoIso(now).replace(/[^0-9T]/g, '');
  const name = join(folder, time.slice(0, 15));
  try {
    writeTrace(exchanges, name);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, sentence: `The trace cannot be written to ${folder}: ${why}` };
  }
  return { ok: true, sentence: `${exchanges.length} exchanges are in ${name}.txt and .json` };
}
