import { beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE_NAMES } from '../../electron/card/catalogue';
import { identifyCard } from '../../electron/card/identify';
import type { CardIdentity } from '../../electron/card/jpki-card.types';
import type { CardChannel } from '../../electron/card/reader';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { systemClock } from '../../electron/clock';
import { openIssuer, type Issuer } from './support';

/** SELECT, READ BINARY, and VERIFY without data: all that a genuine card may ever get (CARD 7.2). */
const FREE = /^(00a404|00a402|00b0|00200080$)/;

interface Meeting {
  readonly identity: CardIdentity;
  /** Every command, in hexadecimal. */
  readonly commands: readonly string[];
  readonly isClosed: () => boolean;
}

describe('CARD 7.2, INV-6: the genuine-card guard', () => {
  let issuer: Issuer;
  beforeAll(async () => {
    issuer = await openIssuer();
  });

  async function meet(
    name: unknown,
    change: (answer: Uint8Array, command: string) => Uint8Array = (answer) => answer,
  ): Promise<Meeting> {
    const { card } = await issuer.card(name);
    const reader = new SimulatedReader({ clock: systemClock, patience: 10 });
    reader.insert(card);
    const channel = await reader.connect();
    if (!channel.ok) throw new Error(channel.fault.reason);
    const commands: string[] = [];
    let isClosed = false;
    const recording: CardChannel = {
      atr: channel.value.atr,
      transmit: async (command) => {
        const sent = Buffer.from(command).toString('hex');
        commands.push(sent);
        const answer = await channel.value.transmit(command);
        return answer.ok ? { ok: true, value: change(answer.value, sent) } : answer;
      },
      close: () => {
        isClosed = true;
        return channel.value.close();
      },
    };
    const identity = await identifyCard(recording, issuer.installation.trustAnchors);
    return { identity, commands, isClosed: () => isClosed };
  }

  test.each(CATALOGUE_NAMES)('%s is what it says', async (name) => {
    const expected: Record<string, string> = {
      'another-issuer': 'genuine',
      'not-a-my-number-card': 'not-a-my-number-card',
      mute: 'unreadable',
    };
    const { identity, commands, isClosed } = await meet(name);
    expect(identity.kind).toBe(expected[name] ?? 'own');
    expect(isClosed()).toBe(identity.kind !== 'own');
    expect(commands.filter((command) => !FREE.test(command))).toEqual([]);
  });

  test('REF-13: a genuine card is read and let go; its facts are all that is left of it', async () => {
    const { identity, isClosed } = await meet('another-issuer');
    expect(identity).toMatchObject({
      kind: 'genuine',
      facts: {
        token: 'JPKIAPICCTOKEN2',
        certificates: { signing: true, authentication: true },
        triesLeft: { 'signing-password': 5, 'authentication-pin': 3 },
      },
    });
    expect(identity).not.toHaveProperty('card');
    expect(isClosed()).toBe(true);
  });

  test('the commands are those of the public clients, in their order', async () => {
    const { commands } = await meet('fresh');
    expect(commands.slice(0, 3)).toEqual(['00a4040c0ad392f000260100000001', '00a4020c020006', '00b0000020']);
    expect(commands.slice(-4)).toEqual(['00a4020c020018', '00200080', '00a4020c02001b', '00200080']);
  });

  test('an own card whose certificate is changed on the way counts as genuine', async () => {
    const { identity } = await meet('fresh', (answer, command) => {
      const isCertificate = command.startsWith('00b00') && answer.length === 258;
      return isCertificate ? answer.map((byte, index) => (index === 100 ? byte ^ 1 : byte)) : answer;
    });
    expect(identity.kind).not.toBe('own');
  });

  test('REF-12: a card that refuses a free read is unreadable, and says which', async () => {
    const { identity } = await meet('fresh', (answer, command) =>
      command === '00a4020c02000a' ? Uint8Array.of(0x69, 0x82) : answer,
    );
    expect(identity).toEqual({
      kind: 'unreadable',
      fault: { reason: 'unexpected-status', statusWord: 0x6982, command: 'SELECT 000A' },
    });
  });

  test('a card that answers 9000 with nothing, or too much, or half a status word', async () => {
    const answers = [[0x90, 0x00], Array<number>(40).fill(0), [0x90]];
    for (const answer of answers) {
      const { identity } = await meet('fresh', (real, command) =>
        command === '00b0000020' ? Uint8Array.from(answer) : real,
      );
      expect(identity.kind).toBe('unreadable');
    }
  });
});
