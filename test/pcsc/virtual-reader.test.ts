import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ATR_NAMES } from '../../electron/card/answer-to-reset';
import { diagnoseCard } from '../../electron/card/diagnose';
import { identifyCard } from '../../electron/card/identify';
import type { JpkiCard } from '../../electron/card/jpki-card.types';
import { openPcscReader } from '../../electron/card/pcsc-reader';
import type { CardReader } from '../../electron/card/reader';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import { VIRTUAL_READER } from '../../electron/card/vpcd';
import type { VirtualCard } from '../../electron/simulation/pcsc-driver';
import { authorise, openIssuer, triesIn, type Issuer } from '../card/support';
import { startPcscd, until, whyNoPcscd, type Pcscd } from './pcscd';

const ascii = (value: string): Uint8Array => Buffer.from(value, 'ascii');
const reason = await whyNoPcscd();

describe("the vocabulary through pcscd and vsmartcard's virtual reader", () => {
  let issuer: Issuer;
  let pcscd: Pcscd | undefined;
  let reader: CardReader;
  let served: VirtualCard | undefined;

  beforeAll(async () => {
    if (reason !== undefined) return;
    issuer = await openIssuer();
    pcscd = await startPcscd();
  }, 180_000);
  afterAll(() => pcscd?.stop());

  beforeEach(async (context) => {
    if (reason !== undefined) return context.skip(reason);
    reader = await open(VIRTUAL_READER);
  });
  afterEach(async () => {
    await served?.takeOut();
    served = undefined;
    if (reason === undefined) await reader.close();
  });

  async function open(name: string, share: 'exclusive' | 'shared' = 'exclusive'): Promise<CardReader> {
    const opened = await openPcscReader({ name, share });
    if (!opened.ok) throw new Error(opened.fault);
    return opened.value;
  }

  async function insert(name: unknown): Promise<SimulatedCard> {
    const { card } = await issuer.card(name);
    served = await pcscd?.insert(card);
    return card;
  }

  async function ownCard(): Promise<JpkiCard> {
    const channel = await reader.connect();
    if (!channel.ok) throw new Error(channel.fault.reason);
    const identity = await identifyCard(channel.value, issuer.installation.trustAnchors);
    if (identity.kind !== 'own') throw new Error(`the card is ${JSON.stringify(identity)}`);
    return identity.card;
  }

  test("a card is known for this installation's own", async () => {
    await insert('locked-password');
    const card = await ownCard();
    expect(card.facts.triesLeft).toEqual({ 'authentication-pin': 3, 'signing-password': 0 });
    await card.close();
  });

  test.each(ATR_NAMES)('CARD 1.1: the answer to reset %s comes through, and the card is known by it', async (atr) => {
    const simulated = await insert({ extends: 'fresh', atr });
    const channel = await reader.connect();
    if (!channel.ok) throw new Error(channel.fault.reason);
    expect(Buffer.from(channel.value.atr)).toEqual(simulated.atr);
    const selected = await channel.value.transmit(Buffer.from('00A4040C0AD392F000260100000001', 'hex'));
    expect(selected.ok && Buffer.from(selected.value).toString('hex')).toBe('9000');
    await channel.value.close();
  });

  test('PIN-2: a wrong PIN spends one try, on the card itself', async () => {
    const simulated = await insert('fresh');
    const card = await ownCard();
    const answer = await card.verify('authentication-pin', ascii('9999'));
    expect(answer).toEqual({ ok: true, value: { verified: false, triesLeft: 2 } });
    await card.close();
    expect(triesIn(simulated)['authentication-pin']).toBe(2);
  });

  test('CARD 7.1: a complete reset of a locked password', async () => {
    const simulated = await insert('locked-password');
    const card = await ownCard();
    const target = 'signing-password';
    expect(await card.verify('authentication-pin', ascii('1234'))).toMatchObject({ value: { verified: true } });
    const challenge = await card.challenge();
    if (!challenge.ok) throw new Error('no challenge');
    const authorisationId = randomBytes(16);
    const signature = authorise(issuer.installation, card.serial, challenge.value, target, authorisationId);
    expect(await card.presentAuthorisation({ authorisationId, target, signature })).toMatchObject({ value: true });
    expect(await card.resetSecret(target, ascii('NEW123'))).toMatchObject({ ok: true });
    expect(await card.verify(target, ascii('NEW123'))).toMatchObject({ value: { verified: true } });
    expect(await card.sign(target, ascii('done'))).toMatchObject({ ok: true });
    await card.close();
    expect(triesIn(simulated)[target]).toBe(5);
  });

  test('INV-5: a card taken away half-way is a fault, not a wrong entry', async () => {
    const simulated = await insert('fresh');
    const card = await ownCard();
    const entry = card.verify('authentication-pin', ascii('1234'));
    served?.stop();
    expect(await entry).toEqual({ ok: false, fault: { reason: 'card-removed' } });
    expect(await card.triesLeft('authentication-pin')).toMatchObject({ ok: false });
    await card.close();
    expect(triesIn(simulated)['authentication-pin']).toBe(3);
  });

  test('INV-5: a card that never answers is given up in a bounded time, and let go', async () => {
    await insert('mute');
    const impatient = await openPcscReader({ name: VIRTUAL_READER, patience: 1_500 });
    if (!impatient.ok) throw new Error(impatient.fault);
    const channel = await impatient.value.connect();
    if (!channel.ok) throw new Error(channel.fault.reason);
    const identity = await identifyCard(channel.value, issuer.installation.trustAnchors);
    expect(identity).toEqual({ kind: 'unreadable', fault: { reason: 'card-mute' } });
    await impatient.value.close();
  });

  test('no other program gets at a card that is held exclusively', async () => {
    await insert('fresh');
    const card = await ownCard();
    const other = await open(VIRTUAL_READER, 'shared');
    expect(await other.connect()).toEqual({ ok: false, fault: { reason: 'card-in-use' } });
    await other.close();
    await card.close();
  });

  test('INV-7: a closed channel leaves nothing verified', async () => {
    await insert('fresh');
    const first = await ownCard();
    await first.verify('authentication-pin', ascii('1234'));
    await first.close();
    const second = await ownCard();
    expect(await second.sign('authentication-pin', ascii('x'))).toMatchObject({ fault: { statusWord: 0x6982 } });
    await second.close();
  });

  test('listeners hear of a card that comes and goes', async () => {
    const heard: string[] = [];
    const stop = reader.onStateChange(({ kind }) => heard.push(kind));
    await insert('fresh');
    await until('it has come', () => heard.includes('card-present'));
    served?.stop();
    await until('it has gone', () => heard.includes('empty'));
    stop();
    expect(heard).toEqual(['card-present', 'empty']);
  });

  test('PIN-5: diagnosis spends no try and changes nothing', async () => {
    const simulated = await insert('last-try');
    const before = simulated.image;
    const diagnosis = await diagnoseCard(reader, issuer.installation.trustAnchors);
    expect(diagnosis).toMatchObject({ kind: 'own', triesLeft: { 'authentication-pin': 1, 'signing-password': 1 } });
    expect(simulated.image).toBe(before);
  });

  test('a reader that is not there is missing, with a sentence', async () => {
    const absent = await open('No such reader');
    const state = absent.state();
    expect(state).toMatchObject({ kind: 'missing' });
    expect(state.kind === 'missing' && state.sentence).toContain('"No such reader"');
    expect(await absent.connect()).toEqual({ ok: false, fault: { reason: 'reader-lost' } });
    await absent.close();
  });
});
