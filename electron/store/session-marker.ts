import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { APPEARANCES, FIRST_DISPLAY, TEXT_SIZES, VOICES } from '../../machines/display';
import type { Interruption } from '../../machines/kiosk/kiosk-setup';
import { FIRST_LANGUAGE, LANGUAGES } from '../../machines/language';
import { REVOCATION_CAUSES } from '../../machines/rules/certificates';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { SECRET_NAMES } from '../../machines/rules/secrets';
import { removeDurably, removeStrays, writeFileAtomically } from '../atomic-file';

const instant = z.int();

/** What a session that is cut off is to be told of afterwards: nothing of whose it was, nothing of a secret. */
const interruption: z.ZodType<Interruption> = z.strictObject({
  stage: z.enum(['session', 'writing', 'ended']),
  language: z.enum(LANGUAGES),
  textSize: z.enum(TEXT_SIZES),
  appearance: z.enum(APPEARANCES),
  voice: z.enum(VOICES),
  target: z.enum(SECRET_NAMES),
  targetLocked: z.boolean(),
  ending: z
    .strictObject({
      outcome: z.enum(['reset', 'refused', 'cancelled', 'unconfirmed']),
      reason: z.enum(REFUSAL_REASONS).exactOptional(),
    })
    .optional(),
  goodUntil: instant.optional(),
  cause: z.enum(REVOCATION_CAUSES).optional(),
  preRegisteredFor: z.enum(SECRET_NAMES).optional(),
  certificates: z.strictObject({ signing: instant, authentication: instant }).optional(),
});
const markerFile = z.strictObject({ 'ansho-session': z.literal(1), session: z.uuid(), interruption });

/** A marker that cannot be read was written by something else, or half lost: the worst is supposed. */
const THE_WORST: Interruption = {
  stage: 'writing',
  ...FIRST_DISPLAY,
  language: FIRST_LANGUAGE,
  target: 'signing-password',
  targetLocked: false,
};

/**
 * INV-8, REF-18. A small file that is there while a session runs: should the kiosk lose its power or die, the next one
 * finds it and shows the screen that is due, in the language of whoever stands there.
 */
export class SessionMarker {
  readonly #path: string;
  /** The file's content as far as it is known; undefined: there is no file. */
  #onDisk: string | undefined;
  #session: string;
  #isInSession: boolean;
  readonly left: Interruption | undefined;

  /** Reads what the kiosk before this one has left; `left` is undefined where that was in no session. */
  constructor(folder: string) {
    this.#path = join(folder, 'session.json');
    removeStrays(this.#path);
    this.#onDisk = contentOf(this.#path);
    const found = this.#onDisk === undefined ? undefined : parsed(this.#onDisk);
    this.left = found?.interruption;
    this.#session = found?.session ?? randomUUID();
    this.#isInSession = found !== undefined;
  }

  /** A random name of the session that the marker stands for, or of the next one. */
  get session(): string {
    return this.#session;
  }

  /** Notes how the session stands, on disk before this returns; undefined: there is none. Throws when the disk fails. */
  note(standing: Interruption | undefined): void {
    // Before the disk is touched: a session on a disk that takes no more has a name of its own all the same.
    if (standing === undefined && this.#isInSession) this.#session = randomUUID();
    this.#isInSession = standing !== undefined;
    const content = standing === undefined ? undefined : this.#fileOf(standing);
    if (content === this.#onDisk) return;
    // Until it has succeeded nobody knows what is there, and no file is this: the next note writes in any case.
    this.#onDisk = '';
    if (content === undefined) removeDurably(this.#path);
    else writeFileAtomically(this.#path, content);
    this.#onDisk = content;
  }

  #fileOf(interruption: Interruption): string {
    return `${JSON.stringify({ 'ansho-session': 1, session: this.#session, interruption })}\n`;
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parsed(content: string): { readonly session: string; readonly interruption: Interruption } {
  try {
    return markerFile.parse(JSON.parse(content));
  } catch {
    return { session: randomUUID(), interruption: THE_WORST };
  }
}
