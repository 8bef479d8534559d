import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { lookAfterOutputs } from '../../electron/verbs/outputs';
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

test.each([
  ['EPIPE', [], undefined],
  ['ENOSPC', ['Standard output cannot be written to: the disk is full.'], 1],
])('standard output that fails with %s', (code, said, exitCode) => {
  const outputs = { stdout: new EventEmitter(), stderr: new EventEmitter() };
  const sentences: string[] = [];
  const codes: unknown[] = [];
  lookAfterOutputs(outputs, { say: (sentence) => sentences.push(sentence), exit: (given) => codes.push(given) });
  outputs.stdout.emit('error', Object.assign(new Error(code), { code }));
  expect([sentences, codes]).toEqual([said, [exitCode]]);
});

test('standard error that nobody reads changes nothing', () => {
  const outputs = { stdout: new EventEmitter(), stderr: new EventEmitter() };
  lookAfterOutputs(outputs, { say: () => expect.unreachable(), exit: () => expect.unreachable() });
  expect(outputs.stderr.emit('error', Object.assign(new Error('EPIPE'), { code: 'EPIPE' }))).toBe(true);
});
