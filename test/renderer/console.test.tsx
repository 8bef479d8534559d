import { expect, test } from 'vitest';
import type { ConsoleView } from '../../machines/workbench/console.types';
import { consoleFace, NOON } from './faces';

const VIEW: ConsoleView = {
  language: 'en',
  now: NOON,
  clockSpeed: 0,
  cards: [
    {
      name: 'locked-password',
      description: 'Signing password locked',
      holder: 'Holder',
      place: 'kiosk',
      tries: { 'authentication-pin': 3, 'signing-password': 0 },
    },
    { name: 'fresh', description: 'Not personalised yet', holder: 'Holder', place: 'rack' },
  ],
  copies: ['fresh.json'],
  face: 'match',
  store: 'lawson',
  stores: ['lawson', 'my-own-store'],
  centre: { state: 'down', sentence: 'The centre was stopped.' },
  reader: { state: 'ready', kind: 'simulated', names: [] },
  faultsWaiting: 0,
  sessions: [{ at: NOON, outcome: 'refused', reason: 'not-pre-registered' }],
};

test('the console shows each card with its place and the tries left of both secrets', () => {
  const { markup } = consoleFace(VIEW);
  expect(markup).toContain('data-testid="card-locked-password" data-place="kiosk"');
  expect(markup).toContain('aria-label="4-digit PIN: tries left 3"');
  expect(markup).toContain('aria-label="Signing password: tries left 0"');
  expect(markup).toContain('aria-label="4-digit PIN: none yet"');
});

test('the clock shows the date and the time in Japan, and that it stands still', () => {
  const { text } = consoleFace(VIEW);
  expect(text).toContain('2026-11-24 (Tue)');
  expect(text).toContain('12:00:00');
  expect(text).toContain('Standing still');
});

test('a centre that is down can be started, and says why it is down', () => {
  const { text, tappable } = consoleFace(VIEW);
  expect(text).toContain('The centre was stopped.');
  expect(tappable).toContain('centre-start');
  expect(tappable).not.toContain('centre-stop');
});

test('INV-8: the latest sessions stand there by outcome and reason', () => {
  const { text } = consoleFace(VIEW);
  expect(text).toContain('Refused');
  expect(text).toContain('not-pre-registered');
});

test('a command that failed leaves its sentence', () => {
  expect(consoleFace(VIEW, { ok: false, sentence: 'That card is not in the rack.' }).text).toContain(
    'That card is not in the rack.',
  );
});

test('faults can be caused, and those that wait can be forgotten', () => {
  expect(consoleFace(VIEW).tappable).toContain('fault-cause');
  expect(consoleFace(VIEW).tappable).not.toContain('faults-clear');
  const waiting = consoleFace({ ...VIEW, faultsWaiting: 2 });
  expect(waiting.tappable).toContain('faults-clear');
  expect(waiting.text).toContain('Waiting: 2');
});

test('the cards can be put back to a moment that was remembered, and to no other', () => {
  expect(consoleFace(VIEW).tappable).toContain('cards-remember');
  expect(consoleFace(VIEW).tappable).not.toContain('cards-rewind');
  const remembered = consoleFace({ ...VIEW, rememberedAt: NOON });
  expect(remembered.tappable).toContain('cards-rewind');
  expect(remembered.text).toContain('Back to 12:00:00');
});
