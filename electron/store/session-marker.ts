import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../card/atomic-file';

/** What a session that is cut off is to be told of afterwards (REF-18): nothing of whose it was, nothing of a secret. */
export interface Interruption {
  readonly wasWriting: boolean;
}

const markerFile = z.strictObject({ 'ansho-session': z.literal(1), wasWriting: z.boolean() });

/**
 * INV-8, REF-18. A small file that is there while a session runs: should the kiosk lose its power or die, the next one
 * finds it and ends that session on the screen that is due.
 */
export class SessionMarker {
  readonly #path: string;
  #written: Interruption | undefined;

  /** Reads what the kiosk before this one has left. */
  constructor(folder: string) {
    this.#path = join(folder, 'session.json');
    this.#written = read(this.#path);
  }

  /** The session that the kiosk before this one was in; undefined: in none. */
  get left(): Interruption | undefined {
    return this.#written;
  }

  /** Notes how the session stands, on disk before this returns; undefined: there is none. Throws when the disk fails. */
  note(interruption: Interruption | undefined): void {
    if (interruption?.wasWriting === this.#written?.wasWriting) return;
    if (interruption === undefined) rmSync(this.#path, { force: true });
    else {
      const { wasWriting } = interruption;
      writeFileAtomically(this.#path, `${JSON.stringify({ 'ansho-session': 1, wasWriting })}\n`);
    }
    this.#written = interruption;
  }
}

/** A marker that cannot be read was written by something else, or half lost: the worst is supposed. */
function read(path: string): Interruption | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return { wasWriting: markerFile.parse(JSON.parse(text)).wasWriting };
  } catch {
    return { wasWriting: true };
  }
}
