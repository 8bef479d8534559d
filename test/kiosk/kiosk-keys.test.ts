import { expect, test } from 'vitest';
import { isKioskKey } from '../../electron/window/kiosk-keys';

const pressed = (key: string, code: string, held: 'control' | 'alt' | 'meta' | 'none' = 'none') =>
  isKioskKey({ key, code, control: held === 'control', alt: held === 'alt', meta: held === 'meta' });

test.each([
  ['A', 'KeyA'],
  ['7', 'Digit7'],
  ['7', 'Numpad7'],
  // With the keypad's lock off:
  ['Home', 'Numpad7'],
  ['Clear', 'Numpad5'],
  ['Insert', 'Numpad0'],
  ['Delete', 'NumpadDecimal'],
  ['Enter', 'NumpadEnter'],
  ['Tab', 'Tab'],
  ['Escape', 'Escape'],
  ['Delete', 'Delete'],
])('KIOSK-8: a person can use %s (%s) at a kiosk', (key, code) => {
  expect(pressed(key, code)).toBe(true);
});

test.each([
  ['F5', 'F5', 'none'],
  ['F11', 'F11', 'none'],
  ['F12', 'F12', 'none'],
  ['PrintScreen', 'PrintScreen', 'none'],
  ['ContextMenu', 'ContextMenu', 'none'],
  ['Meta', 'MetaLeft', 'meta'],
  ['Alt', 'AltLeft', 'alt'],
  ['Tab', 'Tab', 'alt'],
  ['F4', 'F4', 'alt'],
  ['w', 'KeyW', 'control'],
  ['0', 'Numpad0', 'control'],
  ['BrowserBack', 'BrowserBack', 'none'],
] as const)('no way out of a kiosk by %s (%s) with %s', (key, code, held) => {
  expect(pressed(key, code, held)).toBe(false);
});
