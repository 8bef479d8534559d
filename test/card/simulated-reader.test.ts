import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReaderState } from '../../electron/card/reader';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { HandClock } from './hand-clock';
import { openIssuer, type Issuer } from './support';

describe('the simulated reader', () => {
  let issuer: Issuer;
  let clock: HandClock;
  let card: SimulatedCard;
  beforeAll(async () => {
    issuer = await openIssuer();
  });
  beforeEach(async () => {
    clock = new HandClock();
    ({ card } = await issuer.card('fresh'));
  });

  test('tells of cards that come and go', () => {
    const reader = new SimulatedReader({ clock });
    const heard: ReaderState['kind'][] = [];
    const stop = reader.onStateChange(({ kind }) => heard.push(kind));
    reader.insert(card);
    expect(reader.remove()).toBe(card);
    stop();
    reader.insert(card);
    expect(heard).toEqual(['card-present', 'empty']);
    expect(reader.state()).toEqual({ kind: 'card-present' });
  });

  test('an empty reader has nothing to connect to, and a card has one channel', async () => {
    const reader = new SimulatedReader({ clock });
    expect(await reader.connect()).toEqual({ ok: false, fault: { reason: 'card-removed' } });
    reader.insert(card);
    const channel = await reader.connect();
    expect(await reader.connect()).toEqual({ ok: false, fault: { reason: 'card-in-use' } });
    if (channel.ok) await channel.value.close();
    expect(await reader.connect()).toMatchObject({ ok: true });
  });

  test('closing powers the card off', async () => {
    const reader = new SimulatedReader({ clock });
    reader.insert(card);
    const channel = await reader.connect();
    if (!channel.ok) throw new Error('no channel');
    await channel.value.close();
    expect(card.transmit(Uint8Array.of(0, 0xa4, 0, 0))).toBeUndefined();
    expect(await channel.value.transmit(Uint8Array.of(0, 0xa4, 0, 0))).toMatchObject({ ok: false });
  });

  test('a card that leaves in the middle of an exchange ends it', async () => {
    const reader = new SimulatedReader({ clock, exchangeTime: 50 });
    reader.insert(card);
    const channel = await reader.connect();
    if (!channel.ok) throw new Error('no channel');
    const exchange = channel.value.transmit(Uint8Array.of(0, 0xa4, 0, 0));
    clock.advance(49);
    reader.remove();
    expect(await exchange).toEqual({ ok: false, fault: { reason: 'card-removed' } });
  });

  test('an exchange takes its time on the clock', async () => {
    const reader = new SimulatedReader({ clock, exchangeTime: 50 });
    reader.insert(card);
    const channel = await reader.connect();
    if (!channel.ok) throw new Error('no channel');
    const exchange = channel.value.transmit(Uint8Array.of(0, 0xa4, 0, 0));
    clock.advance(50);
    expect(await exchange).toMatchObject({ ok: true });
  });

  test('another card in its place: the old channel stays ended', async () => {
    const reader = new SimulatedReader({ clock });
    reader.insert(card);
    const channel = await reader.connect();
    const { card: other } = await issuer.card('last-try');
    reader.insert(other);
    expect(channel.ok && (await channel.value.transmit(Uint8Array.of(0, 0xa4, 0, 0)))).toMatchObject({
      fault: { reason: 'card-removed' },
    });
    if (channel.ok) await channel.value.close();
    expect(await reader.connect()).toMatchObject({ ok: true });
  });
});
