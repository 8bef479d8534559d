import { expect, test } from 'vitest';
import { LANGUAGES } from '../../machines/language';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { goodUntil } from '../../machines/rules/pre-registration-window';
import { MINUTE } from '../../machines/rules/time';
import { NOON, phoneFace } from './faces';

test('REG-2: the welcome says what is needed, and that it works around the clock', () => {
  const { text, tappable } = phoneFace({ screen: 'welcome' });
  expect(text).toContain('顔認証');
  expect(text).toContain('24時間いつでも、無料');
  expect(tappable).toContain('start');
});

test('REG-3, STORE-1 to STORE-3: a pre-registration shows its end, what is left of it, and the stores', () => {
  const registered = { screen: 'registered', registeredAt: NOON, goodUntil: goodUntil(NOON) } as const;
  const { text } = phoneFace({ ...registered, now: NOON + 90 * MINUTE });
  expect(text).toContain('11月25日(水) 12:00');
  expect(text).toContain('残り22時間30分');
  for (const store of [
    'セブン-イレブン',
    'ローソン',
    'ファミリーマート',
    'ミニストップ',
    '一部のイオン・ダイエー・フジの店舗',
  ]) {
    expect(text).toContain(store);
  }
});

test('REG-7: once the 24 hours are over the phone sends nobody to a store', () => {
  const over = { screen: 'registered', registeredAt: NOON, goodUntil: goodUntil(NOON), now: goodUntil(NOON) } as const;
  const { text, tappable } = phoneFace(over);
  expect(text).toContain('予約の期限は11月25日(水) 12:00でした。');
  expect(text).toContain('もう一度予約してください');
  expect(text).not.toContain('セブン-イレブン');
  expect(text).not.toContain('できました');
  expect(tappable).toEqual(expect.arrayContaining(['acknowledge']));
});

test('PIN-4: the phone shows the tries that are left', () => {
  const entry = { length: 0, missing: [] };
  expect(phoneFace({ screen: 'enter-pin', entry, triesLeft: 2, wrong: true }).text).toContain('あと2回');
});

test('TARGET-2, STORE-4: the phone offers both, and says which stores reset the PIN', () => {
  const { text, tappable } = phoneFace({ screen: 'welcome', target: 'authentication-pin' });
  expect(tappable).toEqual(expect.arrayContaining(['target-signing-password', 'target-authentication-pin']));
  for (const store of ['セブン-イレブン', 'イオン北海道', 'イオン東北', 'フジ']) expect(text).toContain(store);
  expect(phoneFace({ screen: 'welcome' }).text).not.toContain('イオン北海道');
});

test('the camera shows the card that is in front of it, and takes no picture of nothing', () => {
  const printed = {
    name: '見本　花子',
    address: '東京都台東区見本1丁目',
    birthDate: '1990-02-28',
    sex: 'female',
    cardExpires: '2031-02-28',
  } as const;
  const seen = phoneFace({ screen: 'card-face', cardInView: true, printed });
  expect(seen.markup).toContain('見本　花子');
  expect(seen.text).toContain('1990年2月28日');
  expect(seen.tappable).toContain('confirm');
  expect(phoneFace({ screen: 'card-face', cardInView: false }).tappable).not.toContain('confirm');
  expect(phoneFace({ screen: 'hold-card', cardHeld: false }).tappable).not.toContain('confirm');
});

test('REG-1: the face check can be called off', () => {
  expect(phoneFace({ screen: 'verifying-face', canCancel: true }).tappable).toContain('cancel');
});

test.each(REFUSAL_REASONS)('%s: a reason and a next step, in both languages', (reason) => {
  for (const language of LANGUAGES) {
    const { markup, text } = phoneFace({ screen: 'refused', reason }, language);
    expect(markup).toContain(`data-reason="${reason}"`);
    expect(text).not.toMatch(/refusals/);
  }
});

test.each(['starting', 'reading-card', 'confirm-last-try', 'verifying-pin', 'registering'] as const)(
  '%s can be shown in both languages',
  (screen) => {
    for (const language of LANGUAGES) {
      expect(phoneFace({ screen }, language).markup).toContain(`data-screen="${screen}"`);
    }
  },
);
