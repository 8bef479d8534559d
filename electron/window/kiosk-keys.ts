/** What is looked at of a key. */
export interface PressedKey {
  readonly key: string;
  /** Which key it is, whatever it means now. */
  readonly code: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Keys that do something for a person at the kiosk: typing, and going from one control to the next. */
const USEFUL = new Set([
  'Tab',
  'Shift',
  'Enter',
  ' ',
  'Escape',
  'Backspace',
  'Delete',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** A numeric keypad's keys, which are others while its lock is off. */
const KEYPAD = /^Numpad([0-9]|Enter|Decimal)$/;

/** Whether a key may reach a kiosk's page. Every other one, and every one with Ctrl, Alt or Meta, is a way out. */
export function isKioskKey({ key, code, control, alt, meta }: PressedKey): boolean {
  return !control && !alt && !meta && (USEFUL.has(key) || KEYPAD.test(code) || /^[0-9A-Za-z]$/.test(key));
}
