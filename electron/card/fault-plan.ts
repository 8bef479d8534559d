import type { CommandName } from '../../machines/workbench/faults.types';
import { parseCommand } from './apdu';
import { commandName } from './command-name';

/** What may befall one exchange; 'before' and 'after' speak of whether the card has carried the command out. */
export type ExchangeFault =
  | 'removed-before'
  | 'removed-after'
  /** The card never answers this one. */
  | 'mute'
  /** The command is carried out, and its answer never comes. */
  | 'mute-after'
  | 'reader-lost'
  /** The kiosk loses its power, and with it reader and card. */
  | 'power-before'
  | 'power-after'
  /** The answer comes so many milliseconds late. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The command does not reach the card; this status word comes back. */
  | { readonly kind: 'status'; readonly statusWord: number }
  /** The command is carried out; one bit of the answer is another, which one follows from the seed. */
  | { readonly kind: 'corrupt'; readonly seed: number };

/** What may befall a write inside the card: the card is torn away before it is durable, or just after. */
export type WriteFault = 'torn-before' | 'torn-after';

/** One fault that waits for its moment: the `nth` command of that name (of any name when left out) from now on. */
export interface PlannedFault {
  readonly command?: CommandName | undefined;
  /** 1 for the next one. */
  readonly nth: number;
  readonly fault: ExchangeFault;
}

/** Faults that wait for their moment. Each strikes once. */
export class FaultPlan {
  #exchanges: { readonly planned: PlannedFault; left: number }[] = [];
  #writes: { readonly fault: WriteFault; left: number }[] = [];

  /** Plans a fault of an exchange. */
  plan(planned: PlannedFault): void {
    this.#exchanges.push({ planned, left: planned.nth });
  }

  /** Plans a fault of the `nth` write of a card from now on. */
  planWrite(fault: WriteFault, nth = 1): void {
    this.#writes.push({ fault, left: nth });
  }

  /** How many faults still wait. */
  get waiting(): number {
    return this.#exchanges.length + this.#writes.length;
  }

  /** Forgets every fault that waits. */
  clear(): void {
    this.#exchanges = [];
    this.#writes = [];
  }

  /** What is to befall this exchange. Nothing of the command is kept. */
  ofExchange(bytes: Uint8Array): ExchangeFault | undefined {
    const command = parseCommand(bytes);
    const name = command === undefined ? 'other' : commandName(command);
    const meant = this.#exchanges.filter(({ planned }) => planned.command === undefined || planned.command === name);
    for (const each of meant) each.left -= 1;
    const due = meant.find(({ left }) => left <= 0);
    this.#exchanges = this.#exchanges.filter((each) => each !== due);
    return due?.planned.fault;
  }

  /** What is to befall this write. */
  ofWrite(): WriteFault | undefined {
    for (const each of this.#writes) each.left -= 1;
    const due = this.#writes.find(({ left }) => left <= 0);
    this.#writes = this.#writes.filter((each) => each !== due);
    return due?.fault;
  }
}

/** The answer with one bit changed, which one follows from the seed. */
export function corrupted(answer: Uint8Array, seed: number): Uint8Array {
  const changed = Uint8Array.from(answer);
  // One step of a linear congruential generator (Numerical Recipes' constants) spreads small seeds.
  const spread = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  const at = (spread >>> 8) % (changed.length * 8);
  changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
  return changed;
}
