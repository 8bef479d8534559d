import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInstallation } from '../../electron/card/installation';
import { problemOfCode } from '../../electron/store/operator-code';
import { readStoreConfiguration, sentenceOf } from '../../electron/store/store-configuration';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansho-store-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, 'kiosk.yaml');
  writeFileSync(file, text);
  return readStoreConfiguration(file);
}

const LEAST = `ansho-store: 1
store: lawson
operator: { code: "7294" }
`;

function problemOf(text: string): string {
  const configuration = read(text);
  return configuration.ok ? 'none' : sentenceOf(configuration.fault).replaceAll(`${folder}/`, '');
}

test('a profile and a code are enough; everything else has its usual value', () => {
  const configuration = read(LEAST);
  expect(configuration).toMatchObject({
    value: {
      store: { name: 'lawson' },
      reader: {},
      centre: { kind: 'own', port: 0 },
      screen: { fullscreen: true },
      clockTolerance: 5_000,
    },
  });
});

test('everything that can be said, with paths meant from the file', async () => {
  const { authorities } = await openInstallation();
  writeFileSync(join(folder, 'ca.pem'), new X509Certificate(authorities.authentication.certificate).toString());
  const configuration = read(`ansho-store: 1
store: { chain: lawson, prefecture: osaka }
reader: { name: ACR }
centre: { url: "http://centre.example:8080", trustAnchors: [ca.pem] }
operator: { code: "72940" }
screen: { fullscreen: false, orientation: portrait }
clock: { tolerance: PT30S }
data: kiosk-data
`);
  expect(configuration).toMatchObject({
    value: {
      store: { name: 'lawson', profile: { prefecture: 'osaka' } },
      reader: { name: 'ACR' },
      centre: {
        kind: 'elsewhere',
        url: 'http://centre.example:8080',
        trustAnchors: [authorities.authentication.certificate],
      },
      screen: { fullscreen: false, orientation: 'portrait' },
      clockTolerance: 30_000,
      data: join(folder, 'kiosk-data'),
    },
  });
});

describe('a file with a fault is refused whole, with file, line, field and reason', () => {
  test.each([
    ['another format', LEAST.replace('1', '2'), 'kiosk.yaml:1: ansho-store has to be 1, the number of this format'],
    ['no store', LEAST.replace('store: lawson', '').trim(), /^kiosk\.yaml:\d: store is missing/],
    ['an unknown store', LEAST.replace('lawson', 'kiosk-ya'), /^kiosk\.yaml:2: store there is no profile "kiosk-ya"/],
    ['no code', LEAST.replace(/operator.*/, 'operator: {}'), 'kiosk.yaml:3: operator.code is missing'],
    ['no operator', LEAST.replace(/operator.*/, ''), /^kiosk\.yaml:\d: operator /],
    ['an unknown field', `${LEAST}colour: blue\n`, 'kiosk.yaml:4: colour is not a known field'],
    [
      'a field inside',
      `${LEAST}screen:\n  fullscreen: true\n  brightness: 3\n`,
      'kiosk.yaml:6: screen.brightness is not a known field',
    ],
    [
      'no duration',
      `${LEAST}clock: { tolerance: 5 seconds }\n`,
      /^kiosk\.yaml:4: clock\.tolerance has to be a duration/,
    ],
    ['no database', `${LEAST}centre: { database: "mysql://x" }\n`, /^kiosk\.yaml:4: centre\.database has to begin/],
    ['no address', `${LEAST}centre: { url: "centre" }\n`, /^kiosk\.yaml:4: centre\.url has to be an address/],
    [
      'two centres at once',
      `${LEAST}centre:\n  url: "http://localhost:80"\n  data: here\n`,
      /^kiosk\.yaml:6: centre\.data cannot stand beside url/,
    ],
    [
      'authorities of a centre of its own',
      `${LEAST}centre: { trustAnchors: [ca.pem] }\n`,
      /^kiosk\.yaml:4: centre\.trustAnchors stands only beside url/,
    ],
    [
      'authorities that are not there',
      `${LEAST}centre: { url: "http://localhost:80", trustAnchors: [nowhere.pem] }\n`,
      /^kiosk\.yaml:4: centre\.trustAnchors\.0 names a file that is not there: nowhere\.pem/,
    ],
    [
      'authorities that are a folder',
      `${LEAST}centre: { url: "http://localhost:80", trustAnchors: ['.'] }\n`,
      /^kiosk\.yaml:4: centre\.trustAnchors\.0 names .*\. It cannot be read \(EISDIR\)/,
    ],
    [
      'an unknown field, and more in it',
      `${LEAST}colour:\n  wall: blue\n`,
      'kiosk.yaml:4: colour is not a known field',
    ],
    [
      'an unknown field of the store',
      LEAST.replace('lawson', '{ chain: lawson, town: mito }'),
      'kiosk.yaml:2: store town: is not a known field',
    ],
    ['an alias of nothing', `${LEAST}data: *place\n`, 'kiosk.yaml:4: the alias *place has no anchor &place before it'],
    ['broken YAML', `${LEAST}centre: [\n`, /^kiosk\.yaml:\d: /],
    ['an empty file', '', /^kiosk\.yaml:1: /],
  ])('%s', (_, text, sentence) => {
    if (typeof sentence === 'string') expect(problemOf(text)).toBe(sentence);
    else expect(problemOf(text)).toMatch(sentence);
  });

  test.each(['utf-16le', 'latin1'] as const)('a file in another encoding (%s)', (encoding) => {
    const file = join(folder, 'other.yaml');
    writeFileSync(file, Buffer.from(`${LEAST}# café\n`, encoding));
    const configuration = readStoreConfiguration(file);
    expect(configuration.ok ? '' : sentenceOf(configuration.fault)).toMatch(
      /other\.yaml:1: cannot be read: it is not in UTF-8$/,
    );
  });

  test('a file that is not there', () => {
    const configuration = readStoreConfiguration(join(folder, 'nowhere.yaml'));
    expect(configuration.ok ? '' : sentenceOf(configuration.fault)).toMatch(
      /nowhere\.yaml:1: cannot be read: there is no such file$/,
    );
  });
});

describe('the operator’s code', () => {
  test.each(['0000', '1234', '4321', '8901', '9876', '1212', '555555', '12345678', '123', '123456789', 'abcd', ''])(
    '%j is refused, and not repeated in the sentence',
    (code) => {
      const sentence = problemOf(LEAST.replace('7294', code));
      expect(sentence).toMatch(/^kiosk\.yaml:3: operator\.code (has to be 4 to 8 digits|is too easily guessed)/);
      if (code.length > 4) expect(sentence).not.toContain(code);
    },
  );

  test('a number without quotation marks may have lost a zero, and is refused', () => {
    expect(problemOf(LEAST.replace('"7294"', '7294'))).toContain('in quotation marks');
  });

  test.each(['7294', '0815', '1357', '20261124'])('%s will do', (code) => {
    expect(problemOfCode(code)).toBeUndefined();
  });

  test('INV-4: the configuration holds the code in no form that can be read', () => {
    const configuration = read(LEAST);
    if (!configuration.ok) throw new Error(sentenceOf(configuration.fault));
    const { code } = configuration.value;
    expect(code.matches(Buffer.from('7294'))).toBe(true);
    expect(code.matches(Buffer.from('7295'))).toBe(false);
    expect(code.matches(Buffer.from(''))).toBe(false);
    expect(JSON.stringify(configuration.value)).not.toContain('7294');
  });
});
