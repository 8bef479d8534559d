import { describe, expect, test } from 'vitest';
import { ownArguments, readStartOptions } from '../../electron/start-options';
import { consoleCommandMessage } from '../../electron/window/console-messages';
import { kioskTouchMessage, phoneTouchMessage } from '../../electron/window/messages';

describe('the command line of npm start', () => {
  test('without words: the reader that was chosen last, any port', () => {
    expect(readStartOptions([], {})).toEqual({
      ok: true,
      value: { port: 0, store: 'lawson', cards: 'catalogue' },
    });
  });

  test('--reader pcsc, a data folder, and what Electron and Chromium are told on the same line', () => {
    const argv = ['electron', '--inspect=0', '/app', '--reader', 'pcsc', '--no-sandbox', '--data', '/tmp/x'];
    expect(readStartOptions(ownArguments(argv, false), {})).toMatchObject({
      value: { reader: { kind: 'pcsc' }, data: '/tmp/x' },
    });
  });

  test('--clock: the instant at which the world begins', () => {
    const options = readStartOptions(['--clock', '2026-11-24T22:59:00+09:00'], {});
    expect(options).toMatchObject({ value: { clock: Date.parse('2026-11-24T13:59:00Z') } });
  });

  test.each([
    [['--data', ''], /--data was given an empty value/],
    [['--reader', 'nfc'], /--reader takes simulated or pcsc/],
    [['--port', '99999'], /--port 99999 is no port number/],
    [['--database', 'mysql://x'], /--database has to begin with postgres:/],
    [['--clock', 'noon'], /--clock noon is no date and time with an offset/],
    [['--colour', 'red'], /--colour/],
    [['words'], /words/],
  ])('%j is refused with a sentence', (args, sentence) => {
    const options = readStartOptions(args, {});
    expect(options.ok ? '' : options.fault).toMatch(sentence);
  });
});

describe('what a page may send', () => {
  test('INV-4: of a secret no more than one key at a time', () => {
    for (const schema of [kioskTouchMessage, phoneTouchMessage]) {
      expect(schema.safeParse({ type: 'key.pressed', key: '1' }).success).toBe(true);
      expect(schema.safeParse({ type: 'key.pressed', key: 'erase' }).success).toBe(true);
      for (const key of ['12', '1234', 'ABC123', '', 'é', '\n']) {
        expect(schema.safeParse({ type: 'key.pressed', key }).success).toBe(false);
      }
    }
  });

  test.each([
    { type: 'entry.changed', entry: { length: 4, missing: [] } },
    { type: 'card.inserted' },
    { type: 'availability.changed', availability: 'open' },
    { type: 'xstate.done.actor.0.kiosk.session.verifyingProof', output: { ok: true, verified: true } },
    { type: 'start.pressed', extra: true },
    'start.pressed',
    null,
  ])('the kiosk takes no event of the machine from its page: %j', (message) => {
    expect(kioskTouchMessage.safeParse(message).success).toBe(false);
  });

  test('the console takes no clock outside the years of the card', () => {
    expect(consoleCommandMessage.safeParse({ type: 'clock.set', to: Date.parse('2026-11-24') }).success).toBe(true);
    for (const to of [0, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15]) {
      expect(consoleCommandMessage.safeParse({ type: 'clock.set', to }).success).toBe(false);
    }
  });
});
