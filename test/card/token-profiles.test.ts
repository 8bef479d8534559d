import { beforeAll, describe, expect, test } from 'vitest';
import { identifyCard } from '../../electron/card/identify';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { TOKEN_NAMES } from '../../electron/card/token-profile';
import { systemClock } from '../../electron/clock';
import { Client, COMMON, ef, JPKI, PASSWORD, PIN, read, SHA256, SURFACE, TEXT } from './client-talk';
import { openIssuer, type Issuer } from './support';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await openIssuer();
});

const LAST_COMMAND = '80FC0000';
const clientOf = async (token: string): Promise<Client> =>
  new Client((await issuer.card({ extends: 'fresh', token })).card);

describe('CARD 1.2, 8: kinds of token', () => {
  test('there are four', () => {
    expect(TOKEN_NAMES).toEqual(['plastic', 'android', 'iphone', 'resident-register-card']);
  });

  test.each([
    ['plastic', 'JPKIAPICCTOKEN2', 'taken'],
    ['android', 'JPKIAPGPSETOKEN', 'taken'],
    ['iphone', 'JPKIAPIOSTOKEN', 'unknown token'],
    ['resident-register-card', 'JPKIAPICCTOKEN', 'a resident-register card'],
  ])('%s has the label %s: myna’s check finds it %s', async (token, label, expected) => {
    const client = await clientOf(token);
    client.talk(JPKI, ef('0006'));
    const found = client.bytesOf(read(0, 32)).toString('ascii');
    expect(found).toBe(label.padEnd(32));
    // As its CheckCard decides.
    const check = {
      JPKIAPICCTOKEN2: 'taken',
      JPKIAPGPSETOKEN: 'taken',
      JPKIAPICCTOKEN: 'a resident-register card',
    };
    expect(new Map(Object.entries(check)).get(found.trimEnd()) ?? 'unknown token').toBe(expected);
  });

  test.each([
    ['plastic', ['9000', '4 9000']],
    ['android', ['9000', '6982']],
    ['iphone', ['9000', '4 9000']],
    ['resident-register-card', ['9000', '4 9000']],
  ])('%s: its authentication certificate without PIN: %s', async (token, expected) => {
    const client = await clientOf(token);
    client.talk(JPKI);
    expect(client.talk(ef('000A'), read(0, 4))).toEqual(expected);
    client.talk(ef('0018'), PIN);
    expect(client.talk(ef('000A'), read(0, 4))).toEqual(['9000', '4 9000']);
  });

  test.each([
    ['plastic', ['9000', '9000', '9000']],
    ['android', ['6A82', '6A82', '6A82']],
    ['iphone', ['9000', '9000', '9000']],
  ])('%s: SELECT of the text, surface and common applications: %s', async (token, expected) => {
    expect((await clientOf(token)).talk(TEXT, SURFACE, COMMON)).toEqual(expected);
  });

  test.each([
    ['plastic', ['6700', '6700', '6700']],
    ['android', ['6700', '6700', '6700']],
    ['iphone', ['9000', '6A86', '6700']],
    ['resident-register-card', ['6700', '6700', '6700']],
  ])('%s: the last command’s indicator, with a wrong P2, with data: %s', async (token, expected) => {
    const client = await clientOf(token);
    client.talk(JPKI);
    expect(client.talk(LAST_COMMAND, '80FC0001', '80FC0000 01 00')).toEqual(expected);
  });

  test.each(TOKEN_NAMES)('%s signs with both keys', async (token) => {
    const client = await clientOf(token);
    client.talk(JPKI, ef('0018'), PIN, ef('0017'));
    client.expectSigned('000A', SHA256);
    client.talk(ef('001B'), PASSWORD, ef('001A'));
    client.expectSigned('0001', SHA256);
  });

  test('REF-12: of a phone nothing can be known without its PIN: it is unreadable, and is asked nothing more', async () => {
    const { card } = await issuer.card({ extends: 'fresh', token: 'android' });
    const reader = new SimulatedReader({ clock: systemClock });
    reader.insert(card);
    const channel = await reader.connect();
    if (!channel.ok) throw new Error(channel.fault.reason);
    const identity = await identifyCard(channel.value, issuer.installation.trustAnchors);
    expect(identity).toMatchObject({ kind: 'unreadable', fault: { reason: 'unexpected-status', statusWord: 0x6982 } });
  });
});
