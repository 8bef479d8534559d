import { describe, expect, test } from 'vitest';
import type { OutOfServiceReason } from '../../machines/kiosk/view.types';
import { LANGUAGES } from '../../machines/language';
import { certificateTerms } from '../../machines/rules/certificates';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { kioskFace, NOON } from './faces';

const NOTHING = { length: 0, missing: [] };
const HALF = { length: 2, missing: ['digits'] } as const;
const WHOLE = { length: 4, missing: [] };
const OUT_OF_SERVICE: readonly OutOfServiceReason[] = [
  'service-not-offered',
  'maintenance',
  'centre-unreachable',
  'reader-missing',
];

test('KIOSK-1, KIOSK-6, TARGET-1: the welcome names the service, its hours, the fee and what to bring', () => {
  const { text, tappable } = kioskFace({ screen: 'welcome' });
  expect(text).toContain('署名用 パスワードを 初期化 できます');
  expect(text).toContain('無料');
  expect(text).toContain('6:30〜23:00');
  expect(text).toContain('マイナンバーカード');
  expect(text).toContain('利用者証明用の暗証番号（数字4桁）');
  expect(text).toContain('24時間以内');
  expect(tappable).toContain('start');
});

test('every screen says that this is a simulator, and offers the languages and the display', () => {
  for (const language of LANGUAGES) {
    const { text, tappable } = kioskFace({ screen: 'insert-card' }, language);
    expect(text).toMatch(/シミュレーター — |Simulator — not|模拟器 — |시뮬레이터 — |Simulador — |Trình mô phỏng — /);
    expect(tappable).toEqual(expect.arrayContaining(['language-ja', 'language-en', 'languages', 'display']));
  }
});

describe('the PIN', () => {
  test('PIN-4: the tries that are left are shown before each entry', () => {
    const ja = kioskFace({ screen: 'enter-pin', entry: NOTHING, triesLeft: 3, wrong: false });
    expect(ja.text).toContain('あと3回入力できます');
    const en = kioskFace({ screen: 'enter-pin', entry: NOTHING, triesLeft: 1, wrong: true }, 'en');
    expect(en.text).toContain('Tries left: 1');
    expect(en.text).toContain('Wrong PIN');
  });

  test('KIOSK-10: the screen names the secret, its shape, and what it is not', () => {
    const { text } = kioskFace({ screen: 'enter-pin', entry: NOTHING, triesLeft: 3, wrong: false });
    expect(text).toContain('利用者証明用 の 暗証番号 （数字4桁）');
    expect(text).toContain('署名用パスワード（英数字6〜16文字）ではありません');
  });

  test('PIN-1: it can be confirmed once it has four digits, and not before', () => {
    const pin = { screen: 'enter-pin', triesLeft: 3, wrong: false } as const;
    expect(kioskFace({ ...pin, entry: NOTHING }).tappable).not.toContain('confirm');
    expect(kioskFace({ ...pin, entry: HALF }).tappable).not.toContain('confirm');
    expect(kioskFace({ ...pin, entry: WHOLE }).tappable).toContain('confirm');
  });

  test('INV-4: the page holds how many digits there are, and nothing else of them', () => {
    const { markup } = kioskFace({ screen: 'enter-pin', entry: HALF, triesLeft: 3, wrong: false });
    expect(markup.match(/data-filled="true"/g)).toHaveLength(2);
  });

  test('PIN-4: the last try is asked about first', () => {
    const { text, tappable } = kioskFace({ screen: 'confirm-last-try', canCancel: true });
    expect(text).toContain('あと1回');
    expect(tappable).toEqual(expect.arrayContaining(['cancel', 'confirm']));
  });
});

describe('the new password', () => {
  test('PWD-1, PWD-2: each condition has its mark once it is met', () => {
    const entry = { length: 7, missing: ['a-digit'] } as const;
    const { markup } = kioskFace({ screen: 'enter-password', entry, mismatch: false });
    expect(markup).toMatch(/data-condition="characters" data-met="true"/);
    expect(markup).toMatch(/data-condition="a-letter" data-met="true"/);
    expect(markup).toMatch(/data-condition="a-digit" data-met="false"/);
  });

  test('an entry that nobody has begun lacks everything', () => {
    const { markup, tappable } = kioskFace({ screen: 'enter-password', entry: NOTHING, mismatch: false });
    expect(markup).not.toContain('data-met="true"');
    expect(tappable).not.toContain('confirm');
  });

  test('PWD-1: the keyboard has every letter and digit, and names the ones that look alike', () => {
    const { markup, tappable } = kioskFace({ screen: 'repeat-password', entry: NOTHING });
    const keys = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', (key) => `key-${key}`);
    expect(tappable).toEqual(expect.arrayContaining([...keys, 'key-erase', 'key-clear']));
    expect(markup).toContain('aria-label="数字の0（ゼロ）"');
    expect(markup).toContain('aria-label="英字のO（オー）"');
  });

  test('KIOSK-4, KIOSK-10: two entries that differ are told of, and what the password is not', () => {
    const { text } = kioskFace({ screen: 'enter-password', entry: NOTHING, mismatch: true });
    expect(text).toContain('2回の入力が一致しませんでした');
    expect(text).toContain('数字4桁の暗証番号ではありません');
  });
});

describe('TARGET-2: the PIN, with the signing password as the proof', () => {
  const both = { targets: ['signing-password', 'authentication-pin'], target: 'authentication-pin' } as const;

  test('STORE-4: a choice is offered where both can be reset, and nowhere else', () => {
    const offered = kioskFace({ screen: 'welcome', ...both });
    expect(offered.tappable).toEqual(expect.arrayContaining(['target-signing-password', 'target-authentication-pin']));
    expect(offered.markup).toMatch(/data-testid="target-authentication-pin"[^>]*aria-pressed="true"/);
    expect(kioskFace({ screen: 'welcome' }).markup).not.toContain('data-testid="target-');
  });

  test('KIOSK-10: each screen names the secret that it asks for, and what it is not', () => {
    const proof = { screen: 'enter-known-password', entry: NOTHING, triesLeft: 5, wrong: false, ...both } as const;
    expect(kioskFace(proof, 'en').text).toContain('This is not your 4-digit PIN.');
    expect(kioskFace(proof, 'en').text).toContain('After 5 wrong entries in a row the signing password locks.');
    const fresh = { screen: 'enter-new-pin', entry: NOTHING, mismatch: true, ...both } as const;
    expect(kioskFace(fresh, 'en').text).toContain('Enter a new 4-digit PIN');
    expect(kioskFace(fresh, 'en').text).toContain('This is not your signing password');
    expect(kioskFace(fresh, 'en').text).toContain('The two entries differ.');
  });

  test('PIN-4: the progress line names the steps in the order in which they come', () => {
    const steps = (target: 'signing-password' | 'authentication-pin') =>
      kioskFace({ screen: 'insert-card', step: 1, ...both, target }, 'en')
        .text.match(/1 Card 2 (\w+) 3 (\w+)/)
        ?.slice(1);
    expect(steps('signing-password')).toEqual(['PIN', 'Password']);
    expect(steps('authentication-pin')).toEqual(['Password', 'PIN']);
  });

  test('REF-7: whose PIN is locked is told where that helps that this kiosk can reset it', () => {
    const refused = { screen: 'refused', reason: 'authentication-pin-blocked', reminding: false } as const;
    expect(kioskFace({ ...refused, hint: 'reset-pin-here' }, 'en').text).toContain(
      'you can reset the PIN at this kiosk',
    );
    expect(kioskFace(refused, 'en').text).not.toContain('at this kiosk');
  });
});

test('CERT-1, CERT-8: both certificates are shown with their use, their end and their renewal', () => {
  const signing = Date.parse('2027-01-24T23:59:59.999+09:00');
  const authentication = Date.parse('2028-02-29T23:59:59.999+09:00');
  const certificates = certificateTerms({ signing, authentication }, NOON);
  const { text, tappable } = kioskFace({ screen: 'certificates', certificates });
  expect(text).toContain('2027年1月24日');
  expect(text).toContain('すでに更新できます');
  expect(text).toContain('2028年2月29日');
  expect(text).toContain('2027年11月29日から');
  expect(tappable).toContain('confirm');
});

test('REF-18: while the card is written, the screen asks for the card to stay and offers no way to stop it', () => {
  const { text, tappable } = kioskFace({ screen: 'resetting', cardInReader: true });
  expect(text).toContain('カードを取らないでください');
  expect(tappable).not.toContain('cancel');
});

describe('the endings', () => {
  test('KIOSK-7: they cannot be left before the card is taken', () => {
    const waiting = kioskFace({ screen: 'done', reminding: false, cardInReader: true });
    expect(waiting.text).toContain('カードをお取りください');
    expect(waiting.tappable).not.toContain('acknowledge');
    expect(kioskFace({ screen: 'done', reminding: true, cardInReader: true }).text).toContain('カードが残っています');
    expect(kioskFace({ screen: 'done', reminding: false }).tappable).toContain('acknowledge');
  });

  test('CERT-8: a holder whose certificate can be renewed is told until when it is good', () => {
    const renewableUntil = Date.parse('2027-01-03T23:59:59+09:00');
    expect(kioskFace({ screen: 'done', reminding: false, renewableUntil }).text).toContain('2027年1月3日');
    expect(kioskFace({ screen: 'done', reminding: false }).text).not.toContain('更新');
  });

  test('REF-1: until when the pre-registration stays good is said in Japan Standard Time', () => {
    const refused = { screen: 'refused', reason: 'outside-opening-hours', goodUntil: NOON, reminding: false } as const;
    expect(kioskFace(refused).text).toContain('11月24日(火) 12:00まで');
    expect(kioskFace(refused, 'en').text).toContain('24 November at 12:00');
  });

  test('REF-1: a pre-registration that is over by the next opening is to be made again', () => {
    const refused = { screen: 'refused', reason: 'outside-opening-hours', reminding: false } as const;
    expect(kioskFace({ ...refused, hint: 'over-by-opening' }, 'en').text).toContain('pre-register again');
  });

  test('REF-8, TARGET-2: whose pre-registration is for the other secret learns that, and where it is good', () => {
    const refused = { screen: 'refused', reason: 'not-pre-registered', goodUntil: NOON, reminding: false } as const;
    const elsewhere = kioskFace({ ...refused, hint: 'booked-for-elsewhere' }, 'en').text;
    expect(elsewhere).toContain('This card is pre-registered for a reset of the 4-digit PIN.');
    expect(elsewhere).toContain('Seven-Eleven');
    expect(elsewhere).not.toContain('No pre-registration');
    const here = kioskFace({ ...refused, hint: 'choose-as-booked', target: 'authentication-pin' }, 'en').text;
    expect(here).toContain('This card is pre-registered for a reset of the signing password.');
    expect(here).toContain('choose on the first screen');
  });

  test('REF-17: who takes the card before the centre was asked is told that a pre-registration stays', () => {
    const refused = { screen: 'refused', reason: 'card-removed', reminding: false } as const;
    expect(kioskFace(refused, 'en').text).toContain('your pre-registration stays valid');
  });

  test('REF-4: who has to go to the counter is not told of a pre-registration, which helps no more', () => {
    const refused = { screen: 'refused', goodUntil: NOON, reminding: false } as const;
    expect(kioskFace({ ...refused, reason: 'signing-certificate-expired' }).markup).not.toContain('good-until');
    expect(kioskFace({ ...refused, reason: 'card-removed' }).markup).toContain('good-until');
  });

  test('REF-7, TARGET-2: where both can be reset, what to do is told for who knows the other secret and who does not', () => {
    const blocked = { screen: 'refused', reason: 'authentication-pin-blocked', reminding: false } as const;
    const { text } = kioskFace({ ...blocked, hint: 'reset-pin-here' }, 'en');
    expect(text).toContain('If you know your signing password, you can reset the PIN at this kiosk');
    expect(text).toContain('If you do not know it, have both the PIN and the signing password reset');
    expect(kioskFace(blocked, 'en').text).not.toContain('If you know');
  });

  test.each(REFUSAL_REASONS)('%s: a title, a reason and a next step, in both languages', (reason) => {
    for (const language of LANGUAGES) {
      const { markup, text } = kioskFace({ screen: 'refused', reason, reminding: false }, language);
      expect(markup).toContain(`data-reason="${reason}"`);
      expect(markup).toContain('data-testid="next-steps"');
      expect(text).not.toContain('refusals.');
    }
  });

  test('OFFICE-1 to OFFICE-3: who has to go to the counter learns what to bring', () => {
    const { text } = kioskFace({ screen: 'refused', reason: 'signing-certificate-revoked', reminding: false });
    expect(text).toContain('登記事項証明書');
    expect(text).toContain('20:00以降');
    expect(text).toContain('署名用パスワードは変わっていません');
    expect(text).toContain('1週間ほどかかります（初期化のときは、ご本人の本人確認書類も必要です）');
  });

  test('OFFICE-1: from 20:00 the counter is named as closed for today', () => {
    const refused = { screen: 'refused', reason: 'card-expired', reminding: false } as const;
    expect(kioskFace({ ...refused, counterToday: false }).markup).toContain('data-testid="counter-not-today"');
    expect(kioskFace(refused).markup).not.toContain('counter-not-today');
  });

  test.each([
    { screen: 'done', renewableUntil: NOON, reminding: false },
    { screen: 'unconfirmed', reminding: false },
  ] as const)('OFFICE-1: so it is where the counter is only one of the ways: $screen', (scene) => {
    expect(kioskFace({ ...scene, counterToday: false }).markup).toContain('counter-not-today');
    expect(kioskFace(scene).markup).not.toContain('counter-not-today');
  });

  test('REF-5: why the certificate was revoked is said in words, in every language', () => {
    const refused = { screen: 'refused', reason: 'signing-certificate-revoked', reminding: false } as const;
    expect(kioskFace({ ...refused, cause: 'address-change' }).text).toContain('住所の変更を届け出たため');
    for (const language of LANGUAGES) {
      expect(kioskFace({ ...refused, cause: 'on-request' }, language).text).not.toContain('revocation.');
    }
  });

  test('REF-18: an unconfirmed reset does not claim that nothing has changed, and names what may have', () => {
    const unconfirmed = { screen: 'unconfirmed', goodUntil: NOON, reminding: false } as const;
    const { text } = kioskFace(unconfirmed);
    expect(text).toContain('署名用パスワードが新しいものに変わったかどうか分かりません');
    expect(text).not.toContain('変わっていません');
    expect(kioskFace({ ...unconfirmed, target: 'authentication-pin' }).text).toContain(
      '暗証番号が新しいものに変わったか',
    );
  });
});

test('KIOSK-1: a closed kiosk says when it opens', () => {
  expect(kioskFace({ screen: 'closed' }).text).toContain('6:30から23:00');
});

test.each(OUT_OF_SERVICE)('out of service, %s: the reason stands there in both languages', (reason) => {
  for (const language of LANGUAGES) {
    const { text, tappable } = kioskFace({ screen: 'out-of-service', reason }, language);
    expect(text).not.toContain('outOfService.');
    expect(tappable).not.toContain('start');
  }
});

test.each(['starting', 'insert-card', 'reading-card', 'verifying-pin', 'asking-centre', 'cancelled'] as const)(
  '%s can be shown in both languages',
  (screen) => {
    for (const language of LANGUAGES) {
      const face = kioskFace(screen === 'cancelled' ? { screen, reminding: false } : { screen }, language);
      expect(face.markup).toContain(`data-screen="${screen}"`);
    }
  },
);
