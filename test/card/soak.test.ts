import { beforeAll, describe, expect, test } from 'vitest';
import type { MyNumberCardImage } from '../../electron/card/card-image';
import { CardBench } from '../../electron/soak/card-bench';
import { readScript, scriptAsText } from '../../electron/soak/card-script';
import { soakCards, type SoakedCard, type SoakReport } from '../../electron/soak/card-soak';
import { firstFault } from '../../electron/soak/shortened';
import { defective, type Defect } from './defective-card';
import { openIssuer, type Issuer } from './support';

let issuer: Issuer;
let cards: SoakedCard[];
beforeAll(async () => {
  issuer = await openIssuer();
  cards = await Promise.all(
    ['fresh', 'locked-password'].map(async (card) => {
      const { image, keys } = await issuer.issue(card);
      return { card, image, keys };
    }),
  );
});

const soak = (count: number, defect?: Defect, seed = 7): SoakReport =>
  soakCards({
    cards,
    resetAuthority: issuer.installation.resetAuthority.privateKey,
    count,
    seed,
    ...(defect && { makeCard: defective(defect) }),
  });

test('INV-3: a sound card passes, through lawful resets and torn writes; the same seed is the same run', () => {
  const report = soak(30_000);
  expect(report.finding).toBeUndefined();
  expect(report.resets).toBeGreaterThan(50);
  expect(report.tornWrites).toBeGreaterThan(5);
  const { commands, writes, resets } = soak(30_000);
  expect({ commands, writes, resets }).toEqual({
    commands: report.commands,
    writes: report.writes,
    resets: report.resets,
  });
});

type Secrets = MyNumberCardImage['secrets'];
const withSecrets = (
  image: MyNumberCardImage,
  change: (stored: Secrets['signing-password'], name: keyof Secrets) => Secrets['signing-password'],
): MyNumberCardImage => ({
  ...image,
  secrets: {
    'signing-password': change(image.secrets['signing-password'], 'signing-password'),
    'authentication-pin': change(image.secrets['authentication-pin'], 'authentication-pin'),
  },
});
const isReset = (command: Uint8Array): boolean => command[0] === 0x00 && command[1] === 0x2c;
const word = (answer: Uint8Array): string => Buffer.from(answer.slice(-2)).toString('hex');
const DONE = Uint8Array.of(0x90, 0x00);

const DEFECTS: readonly (readonly [what: string, defect: Defect, finding: RegExp])[] = [
  [
    'a reset that leaves the counter as it was',
    {
      writes: (next, before, command) =>
        isReset(command)
          ? withSecrets(next, (stored, name) => ({ ...stored, tries: before.secrets[name].tries }))
          : next,
    },
    /counter was not restored/,
  ],
  [
    'a reset that restores the counter and forgets the value',
    {
      writes: (next, before, command) =>
        isReset(command)
          ? withSecrets(next, (stored, name) => ({ ...before.secrets[name], tries: stored.tries }))
          : next,
    },
    /a reset that stored no new value/,
  ],
  [
    'a write in two halves, torn or not',
    {
      halves: (next, before) => withSecrets(next, (stored, name) => ({ ...before.secrets[name], tries: stored.tries })),
    },
    /more than one write/,
  ],
  [
    'a torn write that leaves the new value with the old counter',
    { torn: (next, before) => withSecrets(next, (stored, name) => ({ ...stored, tries: before.secrets[name].tries })) },
    /knows what it has not saved/,
  ],
  [
    'a torn write that is answered as if it were done',
    { answers: (_, right) => (word(right) === '6581' ? DONE : right) },
    /torn write that was answered with 9000/,
  ],
  [
    'a reset without any authorisation',
    {
      answers: (command, right, card) => {
        if (!isReset(command) || word(right) !== '6982') return right;
        card.overwrite('signing-password', command.subarray(5));
        return DONE;
      },
    },
    /a reset that nobody authorised/,
  ],
  [
    'an authorisation that is not checked',
    { answers: (command, right) => (command[1] === 0x82 && word(right) === '6300' ? DONE : right) },
    /an authorisation that is none/,
  ],
  [
    'a lawful authorisation that is refused',
    { answers: (command, right) => (command[1] === 0x82 && word(right) === '9000' ? Uint8Array.of(0x63, 0) : right) },
    /a lawful authorisation was refused/,
  ],
  [
    'a wrong entry that spends no try',
    {
      writes: (next, before, command) => (command[1] === 0x20 ? before : next),
    },
    /a wrong entry spent no try/,
  ],
  [
    'any entry is right',
    { answers: (command, right) => (command[1] === 0x20 && /^63c[0-9]/.test(word(right)) ? DONE : right) },
    /a wrong entry was accepted/,
  ],
  [
    'an exception',
    {
      answers: (command, right) => {
        if (command.length === 3) throw new RangeError('offset');
        return right;
      },
    },
    /an exception: offset/,
  ],
];

describe('a planted defect is found, and its script leads there again', () => {
  test.each(DEFECTS)('%s', (_, defect, finding) => {
    const report = soak(60_000, defect);
    expect(report.finding?.what).toMatch(finding);
    const script = readScript(scriptAsText(report.finding ?? { card: 'fresh', lines: [] }), 'finding');
    if (!script.ok) throw new Error(script.fault);
    const { card, lines } = script.value;
    // A person is to read it.
    expect(lines.length).toBeLessThanOrEqual(12);
    const soaked = cards.find((each) => each.card === card);
    if (!soaked) throw new Error('the script names another card');
    const bench = (makeCard = defective(defect)) =>
      new CardBench({ ...soaked, makeCard, resetAuthority: issuer.installation.resetAuthority.privateKey });
    expect(firstFault(lines, bench())).toEqual({ what: report.finding?.what, lines: lines.length });
    expect(firstFault(lines, bench(defective({})))).toBeUndefined();
  });
});

test.each([
  ['card: fresh\n00A4\nnonsense', 'line 3 is no step: "nonsense"'],
  ['card: {broken', 'line 1 has no card'],
])('a script that cannot be read is refused by its line', (text, sentence) => {
  const read = readScript(text, 'a.txt');
  expect(!read.ok && read.fault).toContain(sentence);
});
