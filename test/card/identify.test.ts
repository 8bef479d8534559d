import { beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/clock';
import { CATALOGUE_NAMES } from '../../electron/card/catalogue';
import { identifyCard } from '../../electron/card/identify';
import type { CardIdentity } from '../../electron/card/jpki-card.types';
import type { CardChannel } from '../../electron/card/reader';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { openIssuer, type Issuer } from './support';

/** Commands that could change a genuine card, or that ask for its holder's secret (CARD 7.2). */
const FORBIDDEN = new Set(['0024', '802a', '8082', '0082', '002c', '0084']);

describe('CARD 7.2, INV-6: the genuine-card guard', () => {
  let issuer: Issuer;
  beforeAll(async () => {
    issuer = await openIssuer();
  });

  async function identify(
    name: string,
  ): Promise<{ identity: CardIdentity; commands: string[]; closed: () => boolean }> {
    const { card } = await issuer.card(name);
    const reader = new SimulatedReader({ clock: systemClock, patience: 10 });
    reader.insert(card);
    const channel = await reader.connect();
    if (!channel.ok) throw new Error('no channel');
    const commands: string[] = [];
    let isClosed = false;
    const recording: CardChannel = {
      atr: channel.value.atr,
      transmit: (command) => {
        commands.push(Buffer.from(command).toString('hex'));
        return channel.value.transmit(command);
      },
      close: () => {
        isClosed = true;
        return channel.value.close();
      },
    };
    const identity = await identifyCard(recording, issuer.installation.trustAnchors);
    return { identity, commands, closed: () => isClosed };
  }

  test('every card of the catalogue is what it says', async () => {
    const kinds = await Promise.all(CATALOGUE_NAMES.map(async (name) => [name, (await identify(name)).identity.kind]));
    const expected: Record<string, string> = {
      'another-issuer': 'genuine',
      'not-a-my-number-card': 'not-a-my-number-card',
      mute: 'unreadable',
    };
    expect(kinds).toEqual(CATALOGUE_NAMES.map((name) => [name, expected[name] ?? 'own']));
  });
});
