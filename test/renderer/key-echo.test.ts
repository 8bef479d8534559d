import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLEAR_KEY, ERASE_KEY, lengthAfter, strokeOf, type Stroke } from '../../machines/entry';
import { SECRET_NAMES, SECRET_SHAPES } from '../../machines/rules/secrets';
import { PinPad } from '../../electron/pin-pad';
import { KeyEcho } from '../../renderer/shared/key-echo';

const keys = fc.array(fc.constantFrom('0', '7', 'a', 'Z', ERASE_KEY, CLEAR_KEY, '-'), { maxLength: 40 });

test.each(SECRET_NAMES)('%s: boxes fill under the finger exactly as the PIN pad counts (KIOSK-8)', (secret) => {
  const { maximum } = SECRET_SHAPES[secret];
  const room = { maximum, letters: secret === 'signing-password' };
  fc.assert(
    fc.property(keys, keys, (before, since) => {
      const pad = new PinPad();
      pad.arm({ secret, entry: 'proof' });
      before.forEach((key) => pad.press(key));
      const shown = pad.entry().length;
      since.forEach((key) => pad.press(key));
      const strokes = since.map(strokeOf).filter((stroke): stroke is Stroke => stroke !== undefined);
      expect(lengthAfter(room, shown, strokes)).toBe(pad.entry().length);
    }),
  );
});

test('the echo is what has been sent and is not shown yet; it keeps no character (INV-4)', () => {
  const echo = new KeyEcho(() => undefined);
  let changes = 0;
  const stop = echo.subscribe(() => (changes += 1));
  echo.sent(1, { type: 'key.pressed', key: 'A' });
  echo.sent(2, { type: 'key.pressed', key: '7' });
  echo.sent(3, { type: 'confirm.pressed' });
  expect(echo.strokes()).toEqual(['letter', 'digit']);
  echo.heard(1);
  expect(echo.strokes()).toEqual(['digit']);
  echo.heard(3);
  expect(echo.strokes()).toEqual([]);
  expect(changes).toBe(4);
  stop();
});

test('a view waits for the frame that shows the echo, so that drawing it delays no key; the latest alone is shown', () => {
  const drawn: (() => void)[] = [];
  const echo = new KeyEcho((next) => void drawn.push(next));
  const shown: string[] = [];
  const view = (name: string) => echo.whenDrawn(() => shown.push(name));
  view('before');
  echo.sent(1, { type: 'key.pressed', key: '1' });
  echo.sent(2, { type: 'key.pressed', key: '2' });
  view('first');
  view('second');
  expect(shown).toEqual(['before']);
  expect(drawn).toHaveLength(1);
  drawn[0]?.();
  expect(shown).toEqual(['before', 'second']);
  view('after');
  expect(shown).toEqual(['before', 'second', 'after']);
});
