import { CLEAR_KEY, ERASE_KEY } from '../../machines/entry';
import { CODE_LENGTH } from '../../machines/operator/operator-setup';
import { EntrySlot } from '../entry-slot';
import type { OperatorCode } from './operator-code';

/** The pad for the operator's code: digits go to it one at a time, and it tells their number alone (INV-4). */
export class CodePad {
  readonly #slot = new EntrySlot(CODE_LENGTH.maximum);

  /** One key: a digit, or an editing key; anything else is ignored. Gives how many digits there are. */
  press(key: string): number {
    if (key === ERASE_KEY) this.#slot.erase();
    else if (key === CLEAR_KEY) this.#slot.wipe();
    else if (/^[0-9]$/.test(key) && this.#slot.length < CODE_LENGTH.maximum) this.#slot.push(key);
    return this.#slot.length;
  }

  /** Whether the entry is the code; the entry is forgotten. */
  try(code: OperatorCode): boolean {
    try {
      return code.matches(this.#slot.content());
    } finally {
      this.wipe();
    }
  }

  wipe(): void {
    this.#slot.wipe();
  }
}
