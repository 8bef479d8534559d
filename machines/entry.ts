import type { Missing } from './rules/secrets';

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
