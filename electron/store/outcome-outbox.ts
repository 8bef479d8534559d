import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { removeStrays, writeFileAtomically } from '../atomic-file';
import { PROGRAMS, SESSION_OUTCOMES, type OutcomeClient, type SessionOutcome } from '../centre/outcomes.types';

const outcome = z.strictObject({
  program: z.enum(PROGRAMS),
  outcome: z.enum(SESSION_OUTCOMES),
  reason: z.enum(REFUSAL_REASONS).exactOptional(),
  session: z.uuid().exactOptional(),
  at: z.int().exactOptional(),
});
const outboxFile = z.strictObject({ 'ansho-outcomes': z.literal(1), waiting: z.array(outcome) });

/** A centre that has been away for weeks is not told of more than this. */
const MOST = 1_000;

/**
 * INV-8. What sessions came to, on its way to the centre: kept in a file until the centre has it, so that neither a line
 * that is down nor a kiosk that dies loses one. What is told twice, after a death in between, counts once at the centre.
 */
export class OutcomeOutbox {
  readonly #path: string;
  readonly #waiting: SessionOutcome[];
  #sending: Promise<void> | undefined;
  #isStopped = false;

  /** `onUnsaved` hears of a disk that does not take the file: what waits is then kept in memory alone. */
  constructor(
    folder: string,
    private readonly centre: Pick<OutcomeClient, 'reportOutcome'>,
    private readonly onUnsaved: (error: unknown) => void,
  ) {
    this.#path = join(folder, 'outcomes.json');
    removeStrays(this.#path);
    this.#waiting = read(this.#path);
  }

  /** How many the centre does not have yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Keeps the outcome, and tells the centre of it as soon as it can. */
  add(ended: SessionOutcome): void {
    this.#waiting.push(ended);
    if (this.#waiting.length > MOST) this.#waiting.shift();
    this.#save();
    void this.send();
  }

  /** Tells the centre of what waits, oldest first; resolves when it has all, or cannot be reached. */
  send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  /** Nothing is written from here on: the folder may be another's by now, who finds in it all that waits. */
  stop(): void {
    this.#isStopped = true;
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const told = await this.centre.reportOutcome(next);
      if (!told.ok || this.#isStopped) return;
      this.#waiting.shift();
      this.#save();
    }
  }

  #save(): void {
    try {
      writeFileAtomically(this.#path, `${JSON.stringify({ 'ansho-outcomes': 1, waiting: this.#waiting })}\n`);
    } catch (error) {
      this.onUnsaved(error);
    }
  }
}

function read(path: string): SessionOutcome[] {
  try {
    return outboxFile.parse(JSON.parse(readFileSync(path, 'utf8'))).waiting;
  } catch {
    return [];
  }
}
