import { CLEAR_KEY, ERASE_KEY, type Entry } from '../machines/entry';
import type { PadPurpose } from '../machines/kiosk/kiosk-setup';
import { acceptedCharacter, missingFrom, SECRET_SHAPES, type SecretName } from '../machines/rules/secrets';
import { EntrySlot } from './entry-slot';

const LONGEST = SECRET_SHAPES['signing-password'].maximum;
const LETTERS = { first: 0x41, last: 0x5a };

/**
 * The PIN pad: a device like the reader. Keys go to it one at a time; it tells the length and what is still missing,
 * and hands its content to one card call alone (INV-4).
 */
export class PinPad {
  readonly #first = new EntrySlot(LONGEST);
  readonly #again = new EntrySlot(LONGEST);
  #purpose: PadPurpose | undefined;
  #onChange: (entry: Entry) => void = () => undefined;

  /** Calls `listener` at every key while the pad is armed. */
  onChange(listener: (entry: Entry) => void): void {
    this.#onChange = listener;
  }

  /** Takes keys for this purpose from now on; the repetition of a new secret keeps the first entry. */
  arm(purpose: PadPurpose): void {
    if (purpose.entry !== 'again') this.#first.wipe();
    this.#again.wipe();
    this.#purpose = purpose;
  }

  /**
   * One key: a character, or an editing key. One that the armed purpose has no use for changes nothing; somebody is there
   * all the same (REF-16).
   */
  press(key: string): void {
    if (this.#purpose === undefined) return;
    const slot = this.#slot();
    const { secret } = this.#purpose;
    const character = acceptedCharacter(secret, key);
    if (key === ERASE_KEY) slot.erase();
    else if (key === CLEAR_KEY) slot.wipe();
    else if (character !== undefined && slot.length < SECRET_SHAPES[secret].maximum) slot.push(character);
    this.#onChange(this.entry());
  }

  /** The length, and what is still missing. */
  entry(): Entry {
    const content = this.#slot().content();
    const hasLetter = content.some((byte) => byte >= LETTERS.first && byte <= LETTERS.last);
    const hasDigit = content.some((byte) => byte < LETTERS.first);
    return {
      length: content.length,
      missing: missingFrom(this.#secret(), { length: content.length, hasLetter, hasDigit }),
    };
  }

  /** KIOSK-4. Whether the two entries of a new secret are the same. */
  bothEntriesMatch(): boolean {
    return this.#first.length > 0 && this.#first.content().equals(this.#again.content());
  }

  /** Hands the entry to one use, then forgets it, whatever came of that use. */
  async use<Value>(use: (content: Uint8Array) => Promise<Value>): Promise<Value> {
    this.#purpose = undefined;
    try {
      return await use(this.#first.content());
    } finally {
      this.wipe();
    }
  }

  /** Forgets everything and takes no keys. */
  wipe(): void {
    this.#first.wipe();
    this.#again.wipe();
    this.#purpose = undefined;
  }

  #slot(): EntrySlot {
    return this.#purpose?.entry === 'again' ? this.#again : this.#first;
  }

  #secret(): SecretName {
    return this.#purpose?.secret ?? 'signing-password';
  }
}
