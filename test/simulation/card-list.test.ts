import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCardList } from '../../electron/simulation/card-list';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansho-cards-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, 'cards.yaml');
  writeFileSync(file, text);
  const list = readCardList(file);
  return list.ok ? list.value : list.fault.replace(file, 'cards.yaml');
}

test('a rack of one’s own: names of the catalogue, and changes of them', () => {
  const cards = read('- locked-password\n- { extends: fresh, name: two-left, tries: { authentication-pin: 2 } }\n');
  expect(cards).toMatchObject([
    { name: 'locked-password' },
    { name: 'two-left', tries: { 'authentication-pin': 2, 'signing-password': 5 } },
  ]);
});

test.each([
  ['no list', 'name: x\n', 'cards.yaml:1: a list of cards is wanted'],
  ['an unknown name', '- fresh\n- blank\n', /^cards\.yaml:2: .*names no card of the catalogue: blank/],
  [
    'a wrong field',
    '- fresh\n- { extends: fresh, name: a, tries: { authentication-pin: 4 } }\n',
    /^cards\.yaml:2: tries\.authentication-pin /,
  ],
  ['a name twice', '- fresh\n- fresh\n', 'cards.yaml:2: there is another card "fresh": each has a name of its own'],
  ['an alias of nothing', '- fresh\n- *other\n', 'cards.yaml:2: the alias *other has no anchor &other before it'],
  ['broken YAML', '- [\n', /^cards\.yaml:\d: /],
])('%s is refused with file, line and reason', (_, text, sentence) => {
  expect(read(text)).toMatch(sentence);
});

test('a file that is not there is named, and what else may be said', () => {
  expect(readCardList('nowhere.yaml')).toEqual({
    ok: false,
    fault: 'there is no file nowhere.yaml (or say catalogue, or deck)',
  });
});
