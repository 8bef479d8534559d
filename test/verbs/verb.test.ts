import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { askedToEnd } from '../../electron/verbs/verb';

test('the first signal asks to end; a second one is heard, and does no more', async () => {
  const signals = new EventEmitter();
  const asked = askedToEnd(signals);
  expect(signals.emit('SIGINT')).toBe(true);
  await asked;
  // A signal that nobody hears would end the process.
  expect(signals.emit('SIGINT')).toBe(true);
  expect(signals.emit('SIGTERM')).toBe(true);
});
