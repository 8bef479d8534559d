import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { myNumberCard, triesIn } from '../card/support';
import { MESSAGE, withOpensc, type Outcome } from './opensc';

/** What would change a card or could spend a try: VERIFY with data, CHANGE, RESET, and the like. */
const CHANGING = /^(00200080..|0024|002c|0082|0084|8032|8054)/;

/** What a program said that failed. */
const refusalOf = ({ isDone, said }: Outcome): string | undefined => (isDone ? undefined : said);

describe('OpenSC and locked secrets (CARD 3.1, 9.1)', { timeout: 120_000 }, () => {
  const opensc = withOpensc();
  const verify = (pin: string) => opensc.attempt('pkcs15-tool', '--verify-pin', '--auth-id', '1', '--pin', pin);
  const slots = async (): Promise<string> => (await opensc.attempt('pkcs11-tool', '--list-slots')).said;

  async function crypt(key: string, pin: string): Promise<Outcome> {
    const what = ['--key', key, '--pin', pin, '--sha-256', '--pkcs1', '--sign', '--raw'];
    const hash = opensc.file('hash-of-message');
    await writeFile(hash, createHash('sha256').update(MESSAGE).digest());
    return opensc.attempt('pkcs15-crypt', ...what, '--input', hash, '--output', opensc.file(`signed-${key}`));
  }

  test('PIN-2: three wrong PINs lock it; the signing password, its key and every certificate stay usable', async () => {
    const card = await opensc.insert('fresh');
    const flags: (string | undefined)[] = [];
    for (let entry = 1; entry <= 3; entry += 1) {
      expect(refusalOf(await verify('9999'))).toMatch(/incorrect/i);
      flags.push(/token flags.*?((?:final )?user PIN [a-z ]+)/.exec(await slots())?.[1]);
    }
    expect(flags).toEqual(['user PIN count low', 'final user PIN try', 'user PIN locked']);
    expect(triesIn(card)).toEqual({ 'authentication-pin': 0, 'signing-password': 5 });

    // CARD 3.1: the right PIN does not help any more, and OpenSC has no better word for 6984.
    expect(refusalOf(await verify('1234'))).toMatch(/not usable/i);
    expect((await crypt('1', '1234')).isDone).toBe(false);
    const login = ['--slot-index', '0', '--login', '--pin', '1234', '--list-objects'];
    expect(refusalOf(await opensc.attempt('pkcs11-tool', ...login))).toContain('CKR_GENERAL_ERROR');

    expect((await opensc.pkcs15('--list-pins')).match(/Tries left *: \d/g)).toEqual([
      'Tries left     : 0',
      'Tries left     : 5',
    ]);
    expect((await opensc.pkcs15('--list-certificates')).match(/^X\.509 Certificate/gm)).toHaveLength(4);
    expect(await opensc.pkcs15('--read-certificate', '1')).toContain('BEGIN CERTIFICATE');
    expect(await crypt('2', 'ABC123')).toMatchObject({ isDone: true });
    const { signing } = myNumberCard(card.image).certificates;
    expect(await opensc.opensslVerifies(signing, opensc.file('signed-2'))).toBe('Verified OK');
  });

  test('PWD-4: five wrong passwords lock it; the PIN and its key stay usable', async () => {
    const card = await opensc.insert('fresh');
    const wrong = ['--verify-pin', '--auth-id', '2', '--pin', 'XXXXX9'];
    for (let entry = 1; entry <= 5; entry += 1)
      expect((await opensc.attempt('pkcs15-tool', ...wrong)).isDone).toBe(false);
    expect(triesIn(card)).toEqual({ 'authentication-pin': 3, 'signing-password': 0 });
    expect((await crypt('2', 'ABC123')).isDone).toBe(false);
    expect(await crypt('1', '1234')).toMatchObject({ isDone: true });
  });

  test('both locked: still recognised, with no try left', async () => {
    await opensc.insert('both-locked');
    expect((await opensc.pkcs15('--list-pins')).match(/Tries left *: 0/g)).toHaveLength(2);
  });

  test('CARD 3.1: a card that answers 6983 in place of 6984 is told to be blocked', async () => {
    await opensc.insert({ extends: 'locked-pin', switches: { blockedVerifyStatusWord: '6983' } });
    expect(refusalOf(await verify('1234'))).toMatch(/blocked/i);
  });

  // What OpenSC cannot do on a My Number Card. Its own word is the reason; the card is asked nothing that changes it.
  const CANNOT = [
    ['change the PIN', 'pkcs15-tool', '--change-pin --auth-id 1 --pin 1234 --new-pin 5678', /Not supported/],
    ['unblock the PIN', 'pkcs15-tool', '--unblock-pin --auth-id 1 --puk 123456 --new-pin 5678', /Invalid PIN length/],
    ['read a public key by itself', 'pkcs15-tool', '--read-public-key 1', /enumeration failed|not found/],
    ['decipher', 'pkcs15-crypt', '--key 1 --pin 1234 --decipher --raw --input /dev/null', /object not found/],
  ] as const;
  for (const [what, tool, options, word] of CANNOT) {
    test(`${tool} cannot ${what}, and sends nothing that could`, async (context) => {
      const card = await opensc.insert('fresh');
      const { isDone, said } = await opensc.attempt(tool, ...options.split(' '));
      expect(card.commands.filter((command) => CHANGING.test(command))).toEqual([]);
      expect(triesIn(card)).toEqual({ 'authentication-pin': 3, 'signing-password': 5 });
      expect(isDone).toBe(false);
      expect(said).toMatch(word);
      context.skip(`OpenSC cannot ${what}: "${word.exec(said)?.[0] ?? ''}", and no command left for the card`);
    });
  }
});
