import { beforeAll, describe, expect, test } from 'vitest';
import { identifyCard } from '../../electron/card/identify';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { systemClock } from '../../electron/clock';
import { Client, ef, JPKI, PASSWORD, read, type CertificateFile } from './client-talk';
import { openIssuer, type Issuer } from './support';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await openIssuer();
});

const FILES = ['0001', '0002', '000A', '000B'] as const;

/** A card whose certificates' files have so many bytes, on which all are open. */
async function clientOf(certificateFileBytes?: number): Promise<Client> {
  const switches = certificateFileBytes === undefined ? {} : { certificateFileBytes };
  const client = new Client((await issuer.card({ extends: 'fresh', switches })).card);
  client.talk(JPKI, ef('001B'), PASSWORD);
  return client;
}

/** The file's bytes, read until the card says that there are no more. */
function wholeFile(client: Client, file: CertificateFile): Buffer {
  expect(client.talk(ef(file))).toEqual(['9000']);
  const chunks: Buffer[] = [];
  for (let at = 0; ; at += 255) {
    const [answer = ''] = client.talk(read(at, 255));
    if (answer === '6B00') return Buffer.concat(chunks);
    expect(answer).toMatch(/^\d+ 9000$/);
    chunks.push(client.bytesOf(read(at, 255)));
  }
}

describe('CARD 2.1: the file of a certificate may be longer than the certificate', () => {
  test.each(FILES)('%s: 2560 bytes, FF behind the certificate, which begins with its length', async (file) => {
    const client = await clientOf();
    const content = wholeFile(client, file);
    const certificate = client.certificate(file);
    expect(content).toHaveLength(2560);
    expect(content.readUInt16BE(0)).toBe(0x3082);
    expect(content.readUInt16BE(2) + 4).toBe(certificate.length);
    expect(content.subarray(0, certificate.length).equals(certificate)).toBe(true);
    expect(content.subarray(certificate.length).every((byte) => byte === 0xff)).toBe(true);
  });

  test.each([
    ['0: as long as the certificate', 0, undefined],
    ['less than the certificate has: as long as it', 100, undefined],
    ['another size', 3000, 3000],
  ])('a switch: %s', async (_, bytes, expected) => {
    const client = await clientOf(bytes);
    for (const file of FILES) {
      expect(wholeFile(client, file)).toHaveLength(expected ?? client.certificate(file).length);
    }
  });

  test('2.3: the edges of READ BINARY are those of the file', async () => {
    const client = await clientOf();
    const { length } = client.certificate('000A');
    client.talk(ef('000A'));
    expect(client.talk(read(length - 1, 2), read(2559, 0), read(2560, 1), read(0x7fff, 1))).toEqual([
      ...['2 9000', '1 9000', '6B00', '6B00'],
    ]);
    expect(client.bytesOf(read(length - 1, 2))[1]).toBe(0xff);
    expect(client.talk('00B00000 00 0000')).toEqual(['2560 9000']);
  });

  test('our own readers take the certificate, and not what lies behind it', async () => {
    const read = async (card: SimulatedCard) => {
      const reader = new SimulatedReader({ clock: systemClock });
      reader.insert(card);
      const channel = await reader.connect();
      if (!channel.ok) throw new Error(channel.fault.reason);
      const identity = await identifyCard(channel.value, issuer.installation.trustAnchors);
      if (identity.kind !== 'own') throw new Error(identity.kind);
      return identity.card;
    };
    const client = await clientOf();
    const card = await read(client.card);
    expect(Buffer.from(card.facts.authenticationCertificate).equals(client.certificate('000A'))).toBe(true);
    expect(Buffer.from(card.facts.authenticationAuthorityCertificate).equals(client.certificate('000B'))).toBe(true);
    await card.verify('signing-password', Buffer.from('ABC123'));
    const signing = await card.readSigningCertificate();
    expect(signing.ok && Buffer.from(signing.value).equals(client.certificate('0001'))).toBe(true);
    await card.close();
  });
});
