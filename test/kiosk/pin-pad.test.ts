import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PinPad } from '../../electron/pin-pad';

const PIN = { secret: 'authentication-pin', entry: 'proof' } as const;
const NEW_PASSWORD = { secret: 'signing-password', entry: 'new' } as const;

function typed(pad: PinPad, text: string): void {
  for (const key of text) pad.press(key);
}

test('INV-4: what the pad held is overwritten after its one use', async () => {
  const pad = new PinPad();
  pad.arm(PIN);
  typed(pad, '1234');
  let handed: Uint8Array = new Uint8Array();
  const seen = await pad.use((content) => {
    handed = content;
    return Promise.resolve(Buffer.from(content).toString());
  });
  expect(seen).toBe('1234');
  expect([...handed]).toEqual([0, 0, 0, 0]);
  expect(pad.entry().length).toBe(0);
});

test('INV-4: it is overwritten also when the use fails', async () => {
  const pad = new PinPad();
  pad.arm(PIN);
  typed(pad, '1234');
  let handed: Uint8Array = new Uint8Array();
  const use = pad.use((content) => {
    handed = content;
    return Promise.reject(new Error('the card is gone'));
  });
  await expect(use).rejects.toThrow('the card is gone');
  expect([...handed]).toEqual([0, 0, 0, 0]);
});

test('a pad that is not armed takes no keys', () => {
  const pad = new PinPad();
  typed(pad, '1234');
  expect(pad.entry().length).toBe(0);
});

test('PIN-1: the PIN takes digits, and no fifth one', () => {
  const pad = new PinPad();
  pad.arm(PIN);
  typed(pad, '1a2b3c4d5');
  expect(pad.entry()).toEqual({ length: 4, missing: [] });
});

test('REF-16: a key that changes nothing is told of too: whoever presses it is there', () => {
  const pad = new PinPad();
  let told = 0;
  pad.onChange(() => (told += 1));
  typed(pad, 'a');
  expect(told).toBe(0);
  pad.arm(PIN);
  typed(pad, 'a12345');
  expect(told).toBe(6);
  expect(pad.entry().length).toBe(4);
});

test('PWD-3, KIOSK-4: the two entries are compared as the card will see them', () => {
  const pad = new PinPad();
  pad.arm(NEW_PASSWORD);
  typed(pad, 'abc123');
  pad.arm({ ...NEW_PASSWORD, entry: 'again' });
  expect(pad.bothEntriesMatch()).toBe(false);
  typed(pad, 'ABC12');
  expect(pad.bothEntriesMatch()).toBe(false);
  typed(pad, '3');
  expect(pad.bothEntriesMatch()).toBe(true);
});

test('whatever is typed and erased, the pad tells the length of what is left', () => {
  const keys = fc.array(fc.constantFrom('1', '2', 'A', 'z', 'erase', 'clear', '?'), { maxLength: 60 });
  fc.assert(
    fc.property(keys, (pressed) => {
      const pad = new PinPad();
      pad.arm(NEW_PASSWORD);
      let model = '';
      for (const key of pressed) {
        pad.press(key);
        if (key === 'erase') model = model.slice(0, -1);
        else if (key === 'clear') model = '';
        else if (key !== '?' && model.length < 16) model += key.toUpperCase();
      }
      const { length, missing } = pad.entry();
      expect(length).toBe(model.length);
      expect(missing.includes('a-digit')).toBe(!/[0-9]/.test(model));
      expect(missing.includes('a-letter')).toBe(!/[A-Z]/.test(model));
      expect(missing.includes('characters')).toBe(model.length < 6);
    }),
  );
});
