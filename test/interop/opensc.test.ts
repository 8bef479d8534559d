import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SimulatedCard } from '../../electron/card/simulated-card';
import { VIRTUAL_READER } from '../../electron/card/vpcd';
import type { VirtualCard } from '../../electron/simulation/pcsc-driver';
import { myNumberCard, openIssuer, type Issuer } from '../card/support';
import { startPcscd, whyNoPcscd, type Pcscd } from '../pcsc/pcscd';

const run = promisify(execFile);
const TOOLS = ['/usr/bin/pkcs15-tool', '/usr/bin/pkcs11-tool', '/usr/bin/openssl'];
const missing = TOOLS.find((tool) => !existsSync(tool));
const reason = missing === undefined ? await whyNoPcscd() : `${missing} is not installed`;

const SELECT_JPKI = '00a4040c0ad392f000260100000001';
const DIGEST_INFO = '3031300d060960864801650304020105000420';

/** A card that keeps what it was asked: for tests only, since entries are among it. */
class RecordingCard extends SimulatedCard {
  readonly commands: string[] = [];

  override transmit(command: Uint8Array): Uint8Array | undefined {
    this.commands.push(Buffer.from(command).toString('hex'));
    return super.transmit(command);
  }
}

describe('OpenSC takes our card for a My Number Card (CARD 9.1)', { timeout: 60_000 }, () => {
  let issuer: Issuer;
  let pcscd: Pcscd | undefined;
  let served: VirtualCard | undefined;
  let folder: string;

  beforeAll(async () => {
    if (reason !== undefined) return;
    issuer = await openIssuer();
    pcscd = await startPcscd();
    folder = await mkdtemp(join(tmpdir(), 'ansho-opensc-'));
  }, 180_000);
  afterAll(async () => {
    await pcscd?.stop();
    if (reason === undefined) await rm(folder, { recursive: true });
  });
  beforeEach((context) => {
    if (reason !== undefined) context.skip(reason);
  });
  afterEach(async () => {
    await served?.takeOut();
    served = undefined;
  });

  async function insert(name: string): Promise<RecordingCard> {
    const { image } = await issuer.issue(name);
    const card = new RecordingCard(image, { persist: () => undefined });
    served = await pcscd?.insert(card);
    return card;
  }

  /** What the card was asked from the first SELECT of its application on: what comes before is OpenSC looking around. */
  function afterProbe({ commands }: RecordingCard): string[] {
    return commands.slice(commands.indexOf(SELECT_JPKI));
  }

  async function pkcs15(...options: string[]): Promise<string> {
    const { stdout } = await run('pkcs15-tool', ['--reader', VIRTUAL_READER, ...options]);
    return stdout;
  }

  /** Signs a message; gives the files of message and signature. */
  async function sign(slot: number, pin: string, id: string): Promise<{ message: string; signature: string }> {
    const message = join(folder, 'message');
    const signature = join(folder, `signature-${id}`);
    await writeFile(message, 'Ansho');
    const mechanism = ['--sign', '--id', id, '-m', 'SHA256-RSA-PKCS'];
    const files = ['--input-file', message, '--output-file', signature];
    await run('pkcs11-tool', ['--slot-index', String(slot), '--login', '--pin', pin, ...mechanism, ...files]);
    return { message, signature };
  }

  async function opensslVerifies(certificate: string, files: { message: string; signature: string }): Promise<string> {
    const der = join(folder, 'certificate.der');
    const key = join(folder, 'key.pem');
    await writeFile(der, Buffer.from(certificate, 'base64'));
    await run('openssl', ['x509', '-inform', 'DER', '-in', der, '-noout', '-pubkey', '-out', key]);
    const { stdout } = await run('openssl', [
      ...['dgst', '-sha256', '-verify', key, '-signature', files.signature, files.message],
    ]);
    return stdout.trim();
  }

  test('pkcs15-tool --list-pins: both secrets, their tries, and the commands as traced', async () => {
    const card = await insert('fresh');
    const pins = await pkcs15('--list-pins');
    expect(pins).toMatch(
      /User Authentication PIN[\s\S]*Tries left *: 3[\s\S]*Digital Signature PIN[\s\S]*Tries left *: 5/,
    );
    expect(afterProbe(card)).toEqual([SELECT_JPKI, ...['00a4020c020018', '00200080', '00a4020c02001b', '00200080']]);
    expect(card.commands.slice(0, card.commands.indexOf(SELECT_JPKI))).toHaveLength(29);
  });

  test('both secrets locked: the card is still recognised, with no try left', async () => {
    await insert('both-locked');
    const pins = await pkcs15('--list-pins');
    expect(pins.match(/Tries left *: 0/g)).toHaveLength(2);
  });

  test('pkcs15-tool --list-certificates: all four', async () => {
    const card = await insert('fresh');
    const certificates = await pkcs15('--list-certificates');
    expect(certificates.match(/^X\.509 Certificate/gm)).toHaveLength(4);
    const files = afterProbe(card).flatMap((command) => /^00a4020c0200(0a|01|0b|02)$/.exec(command)?.[1] ?? []);
    expect(files).toEqual(['0a', '01', '0b', '02']);
  });

  test('pkcs15-tool reads the signing certificate after the password', async () => {
    const card = await insert('fresh');
    const pem = await pkcs15('--read-certificate', '2', '--verify-pin', '--auth-id', '2', '--pin', 'ABC123');
    const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    expect(der.toString('base64')).toBe(myNumberCard(card.image).certificates.signing);
  });

  test('pkcs11-tool signs with the authentication key, and openssl verifies it', async () => {
    const card = await insert('fresh');
    const files = await sign(0, '1234', '01');
    expect(await opensslVerifies(myNumberCard(card.image).certificates.authentication, files)).toBe('Verified OK');
    expect(card.commands).toContain('002000800431323334');
    expect(card.commands.some((command) => command.startsWith(`802a008033${DIGEST_INFO}`))).toBe(true);
  });

  test('pkcs11-tool signs with the signing key: VERIFY twice, and openssl verifies it', async () => {
    const card = await insert('fresh');
    const files = await sign(1, 'ABC123', '02');
    expect(await opensslVerifies(myNumberCard(card.image).certificates.signing ?? '', files)).toBe('Verified OK');
    expect(card.commands.filter((command) => command === '0020008006414243313233')).toHaveLength(2);
  });

  test('pkcs11-tool with a wrong PIN: refused as incorrect, one try spent', async () => {
    const card = await insert('fresh');
    await expect(sign(0, '9999', '01')).rejects.toThrow('CKR_PIN_INCORRECT');
    expect(myNumberCard(card.image).secrets['authentication-pin'].tries).toBe(2);
  });
});
