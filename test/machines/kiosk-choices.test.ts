import { createActor, fromCallback, SimulatedClock } from 'xstate';
import { expect, test } from 'vitest';
import { FIRST_DISPLAY } from '../../machines/display';
import { KIOSK_DELAYS } from '../../machines/kiosk/kiosk-delays';
import { kioskMachine } from '../../machines/kiosk/kiosk-machine';
import type { KioskInput } from '../../machines/kiosk/kiosk-setup';
import { toKioskView } from '../../machines/kiosk/kiosk-view';
import { FIRST_LANGUAGE } from '../../machines/language';

const FIRST = { ...FIRST_DISPLAY, language: FIRST_LANGUAGE };
const CHOSEN = { language: 'vi', textSize: 'largest', appearance: 'high-contrast', voice: 'on' } as const;
const { untilChoicesAreForgotten, untilPresenceIsAsked, untilPersonIsGone } = KIOSK_DELAYS;

/** A kiosk whose store and reader say nothing but what the test sends. */
function kiosk(input: Partial<KioskInput> = {}) {
  const clock = new SimulatedClock();
  const actor = createActor(
    kioskMachine.provide({
      actors: {
        watchStore: fromCallback(() => undefined),
        watchReader: fromCallback(() => undefined),
      },
    }),
    {
      clock,
      input: {
        store: 'lawson',
        targets: ['signing-password'],
        availability: 'open',
        readerReady: true,
        cardInReader: false,
        ...input,
      },
    },
  );
  actor.start();
  const choose = () => {
    actor.send({ type: 'language.chosen', language: CHOSEN.language });
    actor.send({ type: 'text-size.chosen', textSize: CHOSEN.textSize });
    actor.send({ type: 'appearance.chosen', appearance: CHOSEN.appearance });
    actor.send({ type: 'voice.chosen', voice: CHOSEN.voice });
  };
  return { actor, clock, choose, view: () => toKioskView(actor.getSnapshot(), 0) };
}

test.each([
  ['welcome', {}],
  ['closed', { availability: 'outside-opening-hours' }],
  ['out-of-service', { readerReady: false }],
] as const)('INV-7: on %s, choices that nobody follows up stand for 60 seconds, and not longer', (screen, input) => {
  const { clock, choose, view } = kiosk(input);
  choose();
  expect(view()).toMatchObject({ screen, ...CHOSEN });
  clock.increment(untilChoicesAreForgotten - 1);
  expect(view()).toMatchObject({ screen, ...CHOSEN });
  clock.increment(1);
  expect(view()).toMatchObject({ screen, ...FIRST });
});

test('INV-7: once forgotten, a kiosk that nobody touches does nothing more; a later choice is forgotten likewise', () => {
  const { actor, clock, choose, view } = kiosk();
  clock.increment(untilChoicesAreForgotten);
  let changes = 0;
  const watched = actor.subscribe(() => (changes += 1));
  clock.increment(100 * untilChoicesAreForgotten);
  expect(changes).toBe(0);
  watched.unsubscribe();
  choose();
  clock.increment(untilChoicesAreForgotten - 1);
  expect(view()).toMatchObject(CHOSEN);
  clock.increment(1);
  expect(view()).toMatchObject(FIRST);
});

test('INV-7: each choice is a touch: the 60 seconds start anew', () => {
  const { actor, clock, choose, view } = kiosk();
  choose();
  clock.increment(untilChoicesAreForgotten - 1);
  actor.send({ type: 'text-size.chosen', textSize: 'large' });
  clock.increment(untilChoicesAreForgotten - 1);
  expect(view()).toMatchObject({ ...CHOSEN, textSize: 'large' });
  clock.increment(1);
  expect(view()).toMatchObject(FIRST);
});

test('KIOSK-9: a card that lies in the reader, or is put there, begins no session', () => {
  expect(kiosk({ cardInReader: true }).view()).toMatchObject({ screen: 'welcome', cardInReader: true });
  const { actor, view } = kiosk();
  actor.send({ type: 'card.inserted' });
  expect(view()).toMatchObject({ screen: 'welcome', cardInReader: true });
});

test('KIOSK-8: who chooses and then starts keeps the choices through the session', () => {
  const { actor, clock, choose, view } = kiosk();
  choose();
  actor.send({ type: 'start.pressed' });
  clock.increment(untilChoicesAreForgotten);
  expect(view()).toMatchObject({ screen: 'insert-card', ...CHOSEN });
});

test('a choice in the middle of a session changes the face and nothing else', () => {
  const { actor, choose, view } = kiosk();
  actor.send({ type: 'start.pressed' });
  const { value } = actor.getSnapshot();
  choose();
  expect(actor.getSnapshot().value).toEqual(value);
  expect(view()).toMatchObject({ screen: 'insert-card', ...CHOSEN });
});

test.each([
  { type: 'language.chosen', language: 'en' },
  { type: 'text-size.chosen', textSize: 'large' },
  { type: 'appearance.chosen', appearance: 'dark' },
  { type: 'voice.chosen', voice: 'on' },
] as const)('REF-16: in a session $type is a touch: the wait starts anew, also while the kiosk asks', (choice) => {
  const { actor, clock, view } = kiosk();
  const isAsking = () => view().stillThereUntil !== undefined;
  actor.send({ type: 'start.pressed' });
  clock.increment(untilPresenceIsAsked - 1);
  actor.send(choice);
  clock.increment(untilPresenceIsAsked - 1);
  expect(isAsking()).toBe(false);
  clock.increment(1);
  expect(isAsking()).toBe(true);
  actor.send(choice);
  expect(isAsking()).toBe(false);
  clock.increment(untilPersonIsGone);
  expect(view().screen).toBe('insert-card');
});

test('REF-16, INV-7: a person who walks away from a session leaves the next one no choices', () => {
  const { actor, clock, choose, view } = kiosk();
  actor.send({ type: 'start.pressed' });
  choose();
  clock.increment(untilPresenceIsAsked);
  clock.increment(untilPersonIsGone);
  expect(view()).toMatchObject({ screen: 'refused', reason: 'timed-out', ...CHOSEN });
  actor.send({ type: 'acknowledge.pressed' });
  expect(view()).toMatchObject({ screen: 'welcome', ...FIRST });
});

test('INV-7: opening hours that end under somebody’s choice do not keep it', () => {
  const { actor, clock, choose, view } = kiosk();
  choose();
  actor.send({ type: 'availability.changed', availability: 'outside-opening-hours' });
  clock.increment(untilChoicesAreForgotten);
  expect(view()).toMatchObject({ screen: 'closed', ...FIRST });
});

test('INV-4: the choices add their three words to a view, and nothing of an entry', () => {
  const { choose, view } = kiosk();
  const before = Object.keys(view()).sort();
  choose();
  expect(Object.keys(view()).sort()).toEqual(before);
});
