import { createActor, fromCallback, fromPromise } from 'xstate';
import { expect, test } from 'vitest';
import { kioskMachine } from '../../machines/kiosk/kiosk-machine';
import type { Authorisation, CardReading, CardReset, Settlement, Verification } from '../../machines/kiosk/kiosk-ports';
import type { PadPurpose, TargetInput } from '../../machines/kiosk/kiosk-setup';
import { toKioskView } from '../../machines/kiosk/kiosk-view';
import { blockedReason } from '../../machines/rules/refusals';
import { otherSecret, SECRET_NAMES, type SecretName } from '../../machines/rules/secrets';

const NOW = Date.parse('2026-11-24T12:00:00+09:00');
const WHOLE = { type: 'entry.changed', entry: { length: 6, missing: [] } } as const;

/** A kiosk whose card, with these tries left, verifies everything and whose centre authorises everything. */
function kiosk(targets: readonly SecretName[], triesLeft = { 'signing-password': 5, 'authentication-pin': 3 }) {
  const armed: PadPurpose[] = [];
  const reset: SecretName[] = [];
  const actor = createActor(
    kioskMachine.provide({
      actors: {
        watchStore: fromCallback(() => undefined),
        watchReader: fromCallback(() => undefined),
        readCard: fromPromise<CardReading>(() => Promise.resolve({ ok: true, hasSigningCertificate: true, triesLeft })),
        verifyProof: fromPromise<Verification, TargetInput>(() =>
          Promise.resolve({ ok: true, verified: true, triesLeft: 5 }),
        ),
        authorise: fromPromise<Authorisation, TargetInput>(() =>
          Promise.resolve({ ok: true, goodUntil: NOW, certificates: { signing: NOW, authentication: NOW } }),
        ),
        compareEntries: fromPromise<{ readonly same: boolean }>(() => Promise.resolve({ same: true })),
        resetSecret: fromPromise<CardReset, TargetInput>(({ input }) => {
          reset.push(input.target);
          return Promise.resolve({ ok: true });
        }),
        settle: fromPromise<Settlement>(() => Promise.resolve({ ok: true })),
      },
      actions: { armPad: (_, { purpose }) => armed.push(purpose) },
    }),
    { input: { store: 'aeon', targets, availability: 'open', readerReady: true, cardInReader: false } },
  );
  actor.start();
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { actor, armed, reset, settled, view: () => toKioskView(actor.getSnapshot(), NOW) };
}

test.each([
  ['signing-password', 'authentication-pin'],
  ['authentication-pin', 'signing-password'],
] as const)('TARGET-2: %s is reset after %s was entered as the proof, and the new one twice', async (target, proof) => {
  const { actor, armed, reset, settled, view } = kiosk(SECRET_NAMES);
  actor.send({ type: 'target.chosen', target });
  actor.send({ type: 'start.pressed' });
  actor.send({ type: 'card.inserted' });
  await settled();
  actor.send(WHOLE);
  actor.send({ type: 'confirm.pressed' });
  await settled();
  actor.send({ type: 'confirm.pressed' });
  actor.send(WHOLE);
  actor.send({ type: 'confirm.pressed' });
  actor.send(WHOLE);
  actor.send({ type: 'confirm.pressed' });
  await settled();
  expect(armed).toEqual([
    { secret: proof, entry: 'proof' },
    { secret: target, entry: 'new' },
    { secret: target, entry: 'again' },
  ]);
  expect(reset).toEqual([target]);
  expect(view().screen).toBe('done');
});

test('TARGET-1: a store that resets the signing password alone takes no other choice', () => {
  const { actor, view } = kiosk(['signing-password']);
  actor.send({ type: 'target.chosen', target: 'authentication-pin' });
  expect(view().target).toBe('signing-password');
});

test('TARGET-2: until the card is there the choice can be changed, and after that no more', async () => {
  const { actor, settled, view } = kiosk(SECRET_NAMES);
  actor.send({ type: 'start.pressed' });
  actor.send({ type: 'target.chosen', target: 'authentication-pin' });
  expect(view()).toMatchObject({ screen: 'insert-card', target: 'authentication-pin' });
  actor.send({ type: 'card.inserted' });
  await settled();
  actor.send({ type: 'target.chosen', target: 'signing-password' });
  expect(view()).toMatchObject({ screen: 'enter-known-password', target: 'authentication-pin' });
});

test('INV-7: the next person finds the first choice again', () => {
  const { actor, view } = kiosk(SECRET_NAMES);
  actor.send({ type: 'target.chosen', target: 'authentication-pin' });
  actor.send({ type: 'start.pressed' });
  actor.send({ type: 'cancel.pressed' });
  actor.send({ type: 'acknowledge.pressed' });
  expect(view()).toMatchObject({ screen: 'welcome', target: 'signing-password' });
});

test.each([
  [
    'signing-password',
    { 'signing-password': 5, 'authentication-pin': 0 },
    'authentication-pin-blocked',
    'reset-pin-here',
  ],
  [
    'authentication-pin',
    { 'signing-password': 0, 'authentication-pin': 3 },
    'signing-password-blocked',
    'reset-password-here',
  ],
] as const)(
  'REF-7, TARGET-2: to reset the %s, a locked proof is no way, and the other one is named',
  async (target, tries, reason, hint) => {
    const { actor, settled, view } = kiosk(SECRET_NAMES, tries);
    actor.send({ type: 'target.chosen', target });
    actor.send({ type: 'start.pressed' });
    actor.send({ type: 'card.inserted' });
    await settled();
    expect(view()).toMatchObject({ screen: 'refused', reason, hint });
  },
);

test.each(SECRET_NAMES)(
  'REF-7, TARGET-2: both secrets locked: to reset the %s, nothing but the counter',
  async (target) => {
    const { actor, settled, view } = kiosk(SECRET_NAMES, { 'signing-password': 0, 'authentication-pin': 0 });
    actor.send({ type: 'target.chosen', target });
    actor.send({ type: 'start.pressed' });
    actor.send({ type: 'card.inserted' });
    await settled();
    expect(view()).toMatchObject({ screen: 'refused', reason: blockedReason(otherSecret(target)) });
    expect(view()).not.toHaveProperty('hint');
  },
);
