import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { myNumberCard, triesIn } from '../card/support';
import { afterProbe, DIGEST_INFO, MESSAGE, SELECT_JPKI, withOpensc } from './opensc';

const VERIFY_PIN = '002000800431323334';
const VERIFY_PASSWORD = '0020008006414243313233';
const BOUND = [SELECT_JPKI, '00a4020c020018', '00200080', '00a4020c02001b', '00200080'];

describe('OpenSC takes our card for a My Number Card (CARD 9.1)', { timeout: 120_000 }, () => {
  const opensc = withOpensc();

  /** Signs the message by PKCS#11; gives the signature's file. */
  async function sign(slot: number, pin: string, id: string): Promise<string> {
    const signature = opensc.file(`signature-${id}`);
    const what = ['--slot-index', String(slot), '--login', '--pin', pin, '--sign', '--id', id, '-m', 'SHA256-RSA-PKCS'];
    const files = ['--input-file', opensc.file('message'), '--output-file', signature];
    const { isDone, said } = await opensc.attempt('pkcs11-tool', ...what, ...files);
    if (!isDone) throw new Error(said);
    return signature;
  }

  /** Signs the message's hash by PKCS#15; gives the signature's file. */
  async function crypt(key: string, pin: string): Promise<string> {
    const [hash, signature] = [opensc.file('hash'), opensc.file(`crypt-${key}`)];
    await writeFile(hash, createHash('sha256').update(MESSAGE).digest());
    const what = ['--key', key, '--pin', pin, '--sha-256', '--pkcs1', '--sign', '--raw'];
    const { isDone, said } = await opensc.attempt('pkcs15-crypt', ...what, '--input', hash, '--output', signature);
    if (!isDone) throw new Error(said);
    return signature;
  }

  test('pkcs15-tool --list-pins: both secrets, their tries, and the commands as traced', async () => {
    const card = await opensc.insert('fresh');
    const pins = await opensc.pkcs15('--list-pins');
    expect(pins).toMatch(
      /User Authentication PIN[\s\S]*Tries left *: 3[\s\S]*Digital Signature PIN[\s\S]*Tries left *: 5/,
    );
    expect(afterProbe(card)).toEqual(BOUND);
    expect(card.commands.slice(0, card.commands.indexOf(SELECT_JPKI))).toHaveLength(29);
  });

  test('CARD 1.1: the contactless profile, which is in no table: found by SELECT, and then the same', async () => {
    const card = await opensc.insert({ extends: 'fresh', atr: 'contactless' });
    const pins = await opensc.pkcs15('--list-pins');
    expect(pins.match(/Tries left *: [35]/g)).toHaveLength(2);
    expect(afterProbe(card)).toEqual([SELECT_JPKI, ...BOUND]);
    expect(await opensc.opensslVerifies(certificateOf(card, 'signing'), await crypt('2', 'ABC123'))).toBe(
      'Verified OK',
    );
  });

  test('pkcs15-tool --list-certificates: all four', async () => {
    const card = await opensc.insert('fresh');
    const certificates = await opensc.pkcs15('--list-certificates');
    expect(certificates.match(/^X\.509 Certificate/gm)).toHaveLength(4);
    const files = afterProbe(card).flatMap((command) => /^00a4020c0200(0a|01|0b|02)$/.exec(command)?.[1] ?? []);
    expect(files).toEqual(['0a', '01', '0b', '02']);
  });

  test('pkcs15-tool reads the signing certificate after the password, and not without it', async () => {
    const card = await opensc.insert('fresh');
    const closed = await opensc.attempt('pkcs15-tool', '--read-certificate', '2');
    expect(closed).toMatchObject({ isDone: false });
    const pem = await opensc.pkcs15('--read-certificate', '2', '--verify-pin', '--auth-id', '2', '--pin', 'ABC123');
    const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    expect(der.toString('base64')).toBe(certificateOf(card, 'signing'));
  });

  test.each([
    ['1', 'authentication', '000a'],
    ['3', 'authenticationAuthority', '000b'],
    ['4', 'signingAuthority', '0002'],
  ] as const)(
    'CARD 2.1: pkcs15-tool reads certificate %s: as much as it says, not the FF behind it',
    async (id, use, file) => {
      const card = await opensc.insert('fresh');
      const pem = await opensc.pkcs15('--read-certificate', id);
      const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
      expect(der.toString('base64')).toBe(certificateOf(card, use));
      const reads = afterProbe(card).slice(afterProbe(card).lastIndexOf(`00a4020c02${file}`) + 1);
      const whole = Math.floor(der.length / 256);
      const rest = der.length % 256;
      const hex = (number: number): string => number.toString(16).padStart(2, '0');
      expect(reads).toEqual([
        ...['00b0000004', ...Array.from({ length: whole }, (_, chunk) => `00b0${hex(chunk)}0000`)],
        ...(rest === 0 ? [] : [`00b0${hex(whole)}00${hex(rest)}`]),
      ]);
    },
  );

  test('CARD 9.1: pkcs11-tool finds two slots with their PINs, keys, and RSA-PKCS', async () => {
    await opensc.insert('fresh');
    const said = async (...options: string[]): Promise<string> =>
      (await opensc.attempt('pkcs11-tool', ...options)).said;
    const slots = await said('--list-slots');
    expect(slots.match(/token label +: .*/g)?.map((line) => line.replace(/.*: /, ''))).toEqual([
      ...['JPKI (User Authentication PIN)', 'JPKI (Digital Signature PIN)'],
    ]);
    expect(slots.match(/pin min\/max +: .*/g)?.map((line) => line.replace(/.*: /, ''))).toEqual(['4/4', '6/16']);
    expect(await said('--slot-index', '0', '--list-mechanisms')).toMatch(/RSA-PKCS, keySize=\{2048,2048\}, hw/);
    const objects = `${await said(...inSlot(0, '1234'))}${await said(...inSlot(1, 'ABC123'))}`;
    const ids = (kind: RegExp): string[] =>
      [...objects.matchAll(/^(\w[^\n]+)\n(?: .*\n)*? +ID: +(\d+)/gm)]
        .filter(([, what = '']) => kind.test(what))
        .map(([, , id = '']) => id);
    expect([...new Set(ids(/^Certificate Object/))].sort()).toEqual(['01', '02', '03', '04']);
    expect(ids(/^Private Key Object/)).toEqual(['01', '02']);
    expect(ids(/^Public Key Object/)).toEqual(expect.arrayContaining(['01', '02']));
  });

  test.each([
    ['the authentication key', 0, '1234', '01', 'authentication', [VERIFY_PIN]],
    ['the signing key: VERIFY twice', 1, 'ABC123', '02', 'signing', [VERIFY_PASSWORD, VERIFY_PASSWORD]],
  ] as const)('pkcs11-tool signs with %s, and openssl verifies it', async (_, slot, pin, id, use, verifies) => {
    const card = await opensc.insert('fresh');
    const signature = await sign(slot, pin, id);
    expect(await opensc.opensslVerifies(certificateOf(card, use), signature)).toBe('Verified OK');
    expect(card.commands.filter((command) => /^00200080../.test(command))).toEqual(verifies);
    expect(card.commands.some((command) => command.startsWith(`802a008033${DIGEST_INFO}`))).toBe(true);
  });

  test.each([
    ['the authentication key', '1', '1234', 'authentication', ['00a4020c020018', VERIFY_PIN, '00a4020c020017']],
    ['the signing key', '2', 'ABC123', 'signing', ['00a4020c02001b', VERIFY_PASSWORD, '00a4020c02001a']],
  ] as const)('pkcs15-crypt signs with %s, and openssl verifies it', async (_, key, pin, use, before) => {
    const card = await opensc.insert('fresh');
    const signature = await crypt(key, pin);
    expect(await opensc.opensslVerifies(certificateOf(card, use), signature)).toBe('Verified OK');
    const hash = createHash('sha256').update(MESSAGE).digest('hex');
    expect(card.commands.slice(-4)).toEqual([...before, `802a008033${DIGEST_INFO}${hash}00`]);
  });

  test('pkcs11-tool with a wrong PIN: refused as incorrect, one try spent', async () => {
    const card = await opensc.insert('fresh');
    await expect(sign(0, '9999', '01')).rejects.toThrow('CKR_PIN_INCORRECT');
    expect(triesIn(card)['authentication-pin']).toBe(2);
  });
});

const inSlot = (slot: number, pin: string): string[] => [
  ...['--slot-index', String(slot), '--list-objects', '--login', '--pin', pin],
];

function certificateOf(
  card: Parameters<typeof triesIn>[0],
  use: 'signing' | 'authentication' | 'signingAuthority' | 'authenticationAuthority',
): string | undefined {
  return myNumberCard(card.image).certificates[use];
}
