import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStoreSetting } from '../../electron/settings/store-format';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansho-store-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, 'our-store.yaml');
  writeFileSync(file, text);
  const store = readStoreSetting(file);
  return store.ok ? store.value : store.fault.replace(file, 'our-store.yaml');
}

test('STORE-5, STORE-6: an operator’s own store is a chain and what differs from its ordinary store', () => {
  const text = `chain: lawson
prefecture: osaka
maintenance:
  - { from: 2026-12-31T00:00:00+09:00, until: 2027-01-04T06:30:00+09:00 }
`;
  expect(read(text)).toMatchObject({
    name: 'our-store',
    profile: {
      chain: 'lawson',
      prefecture: 'osaka',
      hasService: true,
      targets: ['signing-password'],
      maintenance: [{ from: Date.parse('2026-12-31T00:00:00+09:00'), until: Date.parse('2027-01-04T06:30:00+09:00') }],
    },
  });
});

test.each([
  ['no chain', 'prefecture: osaka\n', /^our-store\.yaml:1: chain: /],
  ['an unknown chain', 'chain: kiosk-ya\n', /^our-store\.yaml:1: chain: /],
  ['an unknown field', 'chain: lawson\ncolour: blue\n', /^our-store\.yaml:1: .*colour/],
  [
    'a maintenance that ends before it begins',
    'chain: lawson\nmaintenance: [{ from: 2027-01-04T00:00:00+09:00, until: 2026-12-31T00:00:00+09:00 }]\n',
    /^our-store\.yaml:1: maintenance\.0: ends before it begins/,
  ],
  ['a time without an offset', 'chain: lawson\nserviceFrom: 2027-01-04T00:00:00\n', /serviceFrom: .*no date and time/],
  ['broken YAML', 'chain: [\n', /^our-store\.yaml:\d: /],
])('%s is refused with file, field and reason', (_, text, sentence) => {
  expect(read(text)).toMatch(sentence);
});

test('a name is a profile of the service, and a file that is not there is named', () => {
  expect(readStoreSetting('familymart')).toMatchObject({ ok: true, value: { name: 'familymart' } });
  expect(readStoreSetting('nowhere.yaml')).toMatchObject({
    ok: false,
    fault: expect.stringMatching(/^nowhere\.yaml cannot be read: /) as string,
  });
});
