import { expect, test } from 'vitest';
import { corrupted, FaultPlan } from '../../electron/card/fault-plan';

const SELECT = Uint8Array.of(0x00, 0xa4, 0x02, 0x0c, 0x02, 0x00, 0x18);
const ASK_TRIES = Uint8Array.of(0x00, 0x20, 0x00, 0x80);
const VERIFY = Uint8Array.of(0x00, 0x20, 0x00, 0x80, 0x04, 0x31, 0x32, 0x33, 0x34);

test('a fault strikes the command that it waits for, once, and no other', () => {
  const plan = new FaultPlan();
  plan.plan({ command: 'verify', nth: 1, fault: 'mute' });
  expect([SELECT, ASK_TRIES, VERIFY, VERIFY].map((command) => plan.ofExchange(command))).toEqual([
    undefined,
    undefined,
    'mute',
    undefined,
  ]);
});

test('by count: the third command from now on', () => {
  const plan = new FaultPlan();
  plan.plan({ nth: 3, fault: 'removed-before' });
  expect([SELECT, SELECT, SELECT, SELECT].map((command) => plan.ofExchange(command))).toEqual([
    undefined,
    undefined,
    'removed-before',
    undefined,
  ]);
});

test('two faults for one command strike one after the other', () => {
  const plan = new FaultPlan();
  plan.plan({ command: 'select', nth: 1, fault: 'mute' });
  plan.plan({ nth: 1, fault: 'removed-after' });
  expect(plan.waiting).toBe(2);
  expect(plan.ofExchange(SELECT)).toBe('mute');
  expect(plan.ofExchange(SELECT)).toBe('removed-after');
  expect(plan.waiting).toBe(0);
});

test('a fault of a write waits for the write', () => {
  const plan = new FaultPlan();
  plan.planWrite('torn-before', 2);
  expect(plan.ofExchange(VERIFY)).toBeUndefined();
  expect([plan.ofWrite(), plan.ofWrite(), plan.ofWrite()]).toEqual([undefined, 'torn-before', undefined]);
});

test('what is forgotten does not strike', () => {
  const plan = new FaultPlan();
  plan.plan({ nth: 1, fault: 'mute' });
  plan.planWrite('torn-after');
  plan.clear();
  expect(plan.ofExchange(SELECT)).toBeUndefined();
  expect(plan.ofWrite()).toBeUndefined();
});

test.each([0, 1, 7, 4096])('a corrupted answer differs in one bit, always the same one for the seed %i', (seed) => {
  const answer = new Uint8Array(258).fill(0x5a);
  const changed = corrupted(answer, seed);
  const bits = changed.reduce((sum, byte, at) => {
    const difference = byte ^ (answer[at] ?? 0);
    return sum + difference.toString(2).replaceAll('0', '').length;
  }, 0);
  expect(bits).toBe(1);
  expect(corrupted(answer, seed)).toEqual(changed);
});
