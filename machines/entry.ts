import { acceptedCharacter, type Missing } from './rules/secrets';

/** What a screen may know of an entry on the PIN pad: never its characters (INV-4). */
export interface Entry {
  /** Characters entered so far. */
  readonly length: number;
  /** What is still missing before it can be confirmed; empty when it is complete. */
  readonly missing: readonly Missing[];
}

export const EMPTY_ENTRY: Entry = { length: 0, missing: [] };

/** A key of the PIN pad: one character, or one of its two editing keys. */
export interface KeyPressed {
  readonly type: 'key.pressed';
  readonly key: string;
}

/** The PIN pad's editing keys. */
export const ERASE_KEY = 'erase';
export const CLEAR_KEY = 'clear';

/** What a key does, as far as an entry's length shows it: never which character it was (INV-4). */
export type Stroke = 'digit' | 'letter' | 'erase' | 'clear';

/** The stroke that a key is; undefined for a key that no entry takes. */
export function strokeOf(key: string): Stroke | undefined {
  if (key === ERASE_KEY) return 'erase';
  if (key === CLEAR_KEY) return 'clear';
  if (acceptedCharacter('authentication-pin', key) !== undefined) return 'digit';
  return acceptedCharacter('signing-password', key) === undefined ? undefined : 'letter';
}

/** What an entry has room for. */
export interface Room {
  readonly maximum: number;
  readonly letters: boolean;
}

/** The length of an entry of that many characters after these strokes; one that it has no room for changes nothing. */
export function lengthAfter({ maximum, letters }: Room, length: number, strokes: readonly Stroke[]): number {
  return strokes.reduce((before, stroke) => {
    if (stroke === 'clear') return 0;
    if (stroke === 'erase') return Math.max(0, before - 1);
    return stroke === 'digit' || letters ? Math.min(maximum, before + 1) : before;
  }, length);
}
