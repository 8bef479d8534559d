import { beforeAll, describe, expect, test } from 'vitest';
import { SimulatedCard } from '../../electron/card/simulated-card';
import {
  hex,
  myNumberCard,
  openIssuer,
  SELECT_JPKI,
  SELECT_PASSWORD,
  SELECT_PIN,
  send,
  status,
  triesIn,
  VERIFY_PASSWORD,
  VERIFY_PIN,
  type Issuer,
} from './support';

const WRONG_PIN = '00200080 04 39393939';
const EMPTY_VERIFY = '00200080';
const SIGN = `802A0080 33 3031300D060960864801650304020105000420 ${'AB'.repeat(32)} 00`;

let issuer: Issuer;
beforeAll(async () => {
  issuer = await openIssuer();
});

async function atPin(name: unknown = 'fresh') {
  const made = await issuer.card(name);
  expect([SELECT_JPKI, SELECT_PIN].map((command) => status(made.card, command))).toEqual(['9000', '9000']);
  return made;
}

describe('CARD 3.1: VERIFY', () => {
  test('PIN-2: three wrong entries lock the PIN: 63C2, 63C1, 63C0, then 6984', async () => {
    const { card } = await atPin();
    expect([WRONG_PIN, WRONG_PIN, WRONG_PIN, VERIFY_PIN].map((command) => status(card, command))).toEqual([
      ...['63C2', '63C1', '63C0', '6984'],
    ]);
  });

  test('PWD-4: five wrong entries lock the signing password', async () => {
    const { card } = await atPin();
    send(card, SELECT_PASSWORD);
    const answers = Array.from({ length: 6 }, () => status(card, '00200080 06 58585858 5858'));
    expect(answers).toEqual(['63C4', '63C3', '63C2', '63C1', '63C0', '6984']);
  });

  test('an empty VERIFY answers 63Cx in every state, and spends nothing', async () => {
    const { card, saved } = await atPin();
    expect(status(card, EMPTY_VERIFY)).toBe('63C3');
    expect(status(card, '00200080 00')).toBe('63C3');
    expect(status(card, VERIFY_PIN)).toBe('9000');
    expect(status(card, EMPTY_VERIFY)).toBe('63C3');
    expect(saved).toEqual([]);
    const { card: locked } = await atPin('locked-pin');
    expect(status(locked, EMPTY_VERIFY)).toBe('63C0');
  });

  test('PIN-3: a right entry restores its own counter and no other', async () => {
    const { card } = await atPin({ extends: 'fresh', tries: { 'authentication-pin': 1, 'signing-password': 2 } });
    expect(status(card, VERIFY_PIN)).toBe('9000');
    expect(triesIn(card)).toEqual({ 'authentication-pin': 3, 'signing-password': 2 });
  });

  test('PWD-3: the card compares bytes; lower case is a wrong entry', async () => {
    const { card } = await atPin();
    send(card, SELECT_PASSWORD);
    expect(status(card, '00200080 06 616263313233')).toBe('63C4');
  });

  test('by short identifier, without a current file', async () => {
    const { card } = await issuer.card('fresh');
    send(card, SELECT_JPKI);
    expect(status(card, '00200098 04 31323334')).toBe('9000');
    expect(status(card, '0020009B 06 414243313233')).toBe('9000');
  });

  test.each([
    ['no file selected', [SELECT_JPKI, VERIFY_PIN], '6986'],
    ['a file that is no secret', ['00A4020C02 0006', VERIFY_PIN], '6986'],
    ['no application', ['00200098 04 31323334'], '6986'],
    ['17 bytes', [SELECT_PIN, `00200080 11 ${'31'.repeat(17)}`], '6700'],
    ['a wrong P1', [SELECT_PIN, '00200180 04 31323334'], '6A86'],
    ['a wrong P2', [SELECT_PIN, '00200000 04 31323334'], '6A86'],
    ['an unknown short identifier', [SELECT_PIN, '0020009D 04 31323334'], '6A88'],
  ])('%s: refused, no try spent', async (reason, commands, expected) => {
    const { card, saved } = await issuer.card('fresh');
    if (reason !== 'no application') send(card, SELECT_JPKI);
    expect(commands.map((command) => status(card, command)).at(-1)).toBe(expected);
    expect(saved).toEqual([]);
  });

  test('the counter is saved before the answer leaves', async () => {
    const { image } = await issuer.issue('fresh');
    const events: string[] = [];
    const card = new SimulatedCard(image, {
      persist: (next) => events.push(`saved ${myNumberCard(next).secrets['authentication-pin'].tries}`),
    });
    card.powerOn();
    [SELECT_JPKI, SELECT_PIN].forEach((command) => send(card, command));
    events.push(`answered ${status(card, WRONG_PIN)}`);
    expect(events).toEqual(['saved 2', 'answered 63C2']);
  });

  test('a card that cannot write answers 6581, and neither grants nor forgets anything', async () => {
    const { image } = await issuer.issue('last-try');
    const card = new SimulatedCard(image, {
      persist: () => {
        throw new Error('torn');
      },
    });
    card.powerOn();
    [SELECT_JPKI, SELECT_PIN].forEach((command) => send(card, command));
    expect([VERIFY_PIN, WRONG_PIN].map((command) => status(card, command))).toEqual(['6581', '6581']);
    expect(card.image).toBe(image);
    expect(['00A4020C02 0017', SIGN].map((command) => status(card, command))).toEqual(['9000', '6982']);
  });

  test('a switch: 6983 on a locked secret', async () => {
    const { card } = await atPin({ extends: 'locked-pin', switches: { blockedVerifyStatusWord: '6983' } });
    expect(status(card, VERIFY_PIN)).toBe('6983');
  });

  test('INV-4: no secret stands in the image, and the command is not kept', async () => {
    const { card } = await atPin();
    const command = hex(VERIFY_PIN);
    card.transmit(command);
    expect(JSON.stringify(card.image)).not.toMatch(/"1234"|ABC123/);
  });
});

describe('CARD 3.2: security status', () => {
  const SELECT_KEY = '00A4020C02 0017';
  const isSigning = (card: SimulatedCard): boolean =>
    status(card, SELECT_KEY) === '9000' && status(card, SIGN) === '9000';

  async function verified(name: unknown = 'fresh') {
    const { card } = await atPin(name);
    expect(status(card, VERIFY_PIN)).toBe('9000');
    return card;
  }

  test('SELECT of a key file keeps it, and signing does too', async () => {
    const card = await verified();
    expect([isSigning(card), isSigning(card)]).toEqual([true, true]);
  });

  test.each([
    ['SELECT of the application', (card: SimulatedCard) => send(card, SELECT_JPKI)],
    ['a reset', (card: SimulatedCard) => (card.reset(), send(card, SELECT_JPKI))],
    ['power off', (card: SimulatedCard) => (card.powerOff(), card.powerOn(), send(card, SELECT_JPKI))],
    ['a wrong entry', (card: SimulatedCard) => (send(card, SELECT_PIN), send(card, WRONG_PIN))],
  ])('%s ends it', async (_, end) => {
    const card = await verified();
    end(card);
    expect(isSigning(card)).toBe(false);
  });

  test('a wrong entry of the other secret does not', async () => {
    const card = await verified();
    [SELECT_PASSWORD, '00200080 06 585858585858'].forEach((command) => send(card, command));
    expect(isSigning(card)).toBe(true);
  });

  test('a SELECT that finds nothing does not', async () => {
    const card = await verified();
    expect(status(card, '00A4040C0A D3921000310001010409')).toBe('6A82');
    expect(isSigning(card)).toBe(true);
  });

  test('a switch: SELECT of the same application keeps it', async () => {
    const card = await verified({ extends: 'fresh', switches: { sameDfSelectClearsStatus: false } });
    send(card, SELECT_JPKI);
    expect(isSigning(card)).toBe(true);
  });

  test('counters outlive the power', async () => {
    const { card } = await atPin();
    send(card, WRONG_PIN);
    card.powerOff();
    card.powerOn();
    expect([SELECT_JPKI, SELECT_PIN, EMPTY_VERIFY].map((command) => status(card, command)).at(-1)).toBe('63C2');
  });
});

describe('CARD 3: CHANGE REFERENCE DATA', () => {
  test('after VERIFY the new value counts', async () => {
    const { card } = await atPin();
    expect(status(card, '00240180 04 35363738')).toBe('6982');
    expect([VERIFY_PIN, '00240180 04 35363738'].map((command) => status(card, command))).toEqual(['9000', '9000']);
    expect([VERIFY_PIN, '00200080 04 35363738'].map((command) => status(card, command))).toEqual(['63C2', '9000']);
  });

  test.each([
    ['PIN-1: three digits', '00240180 03 313233', '6700'],
    ['PIN-1: a letter', '00240180 04 3132334 1', '6A80'],
    ['a wrong P1', '00240080 04 35363738', '6A86'],
  ])('%s', async (_, command, expected) => {
    const { card, saved } = await atPin();
    expect([VERIFY_PIN, command].map((each) => status(card, each))).toEqual(['9000', expected]);
    expect(saved).toEqual([]);
  });

  test.each([
    ['PWD-1: five characters', '00240180 05 4142433132', '6700'],
    ['PWD-1: seventeen characters', `00240180 11 ${'41'.repeat(16)}31`, '6700'],
    ['PWD-1: lower case', '00240180 06 616263313233', '6A80'],
    ['PWD-2: no digit', '00240180 06 414243444546', '6A80'],
    ['PWD-2: no letter', '00240180 06 313233343536', '6A80'],
  ])('%s', async (_, command, expected) => {
    const { card } = await issuer.card('fresh');
    const answers = [SELECT_JPKI, SELECT_PASSWORD, VERIFY_PASSWORD, command].map((each) => status(card, each));
    expect(answers).toEqual(['9000', '9000', '9000', expected]);
  });
});
