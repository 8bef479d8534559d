import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const CODE = /^[0-9]{4,8}$/;

/** Why a code of the operator will not do, as the end of a sentence about it; undefined when it will. */
export function problemOfCode(code: string): string | undefined {
  if (!CODE.test(code)) return 'has to be 4 to 8 digits, in quotation marks';
  return isTrivial(code) ? 'is too easily guessed: no row (1234), no repetition (0000, 1212)' : undefined;
}

/** A row up or down, or one or two digits over and over. */
function isTrivial(code: string): boolean {
  const digits = Array.from(code, Number);
  const steps = new Set(digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10));
  const isRow = steps.size === 1 && (steps.has(1) || steps.has(9));
  return isRow || digits.every((digit, index) => digit === digits[index % 2]);
}

/** The operator's code as the kiosk keeps it: a digest with a key of this process, which no file and no view has. */
export class OperatorCode {
  readonly #key = randomBytes(32);
  readonly #digest: Uint8Array;

  constructor(code: string) {
    this.#digest = this.#digestOf(Buffer.from(code, 'latin1'));
  }

  /** Whether an entry is the code; it takes as long for a wrong one. */
  matches(entry: Uint8Array): boolean {
    return timingSafeEqual(this.#digestOf(entry), this.#digest);
  }

  #digestOf(entry: Uint8Array): Uint8Array {
    return createHmac('sha256', this.#key).update(entry).digest();
  }
}
