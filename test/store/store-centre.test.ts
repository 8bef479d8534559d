import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openInstallation } from '../../electron/card/installation';
import { connectCentre } from '../../electron/store/store-centre';
import { StoreClock } from '../../electron/store/store-clock';
import type { StoreCentre } from '../../electron/store/store-configuration';
import { storeProfile } from '../../machines/rules/stores';

const OWN: StoreCentre = { kind: 'own', port: 0 };
const LAWSON = { name: 'lawson', profile: storeProfile('lawson') };
const ELSEWHERE: StoreCentre = { kind: 'elsewhere', url: 'http://centre.example' };

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'ansho-store-centre-'));
});
afterEach(() => rmSync(data, { recursive: true }));

async function refusalOf(centre: StoreCentre): Promise<string> {
  const connected = await connectCentre({ centre, store: LAWSON }, data, new StoreClock(), {
    forkCentre: () => expect.unreachable('a centre was started'),
    preparedDatabase: undefined,
    phonePageFolder: data,
  });
  return connected.ok ? 'none' : connected.fault;
}

test('what a centre needs and is there is no fault', async () => {
  expect(await refusalOf(OWN)).toBe('none');
  expect(await refusalOf(ELSEWHERE)).toBe('none');
});

test.each([
  ['cut off', '{"ansho":', 'is not JSON.'],
  ['of something else', '{"ansho": 1}', ': kind '],
  ['with keys that are none', undefined, 'a key or a certificate in it is none.'],
])('an installation %s is a sentence: what, which file, what to do', async (_, content, reason) => {
  const folder = join(data, 'installation');
  mkdirSync(folder);
  const key = { key: 'no key', certificate: 'no certificate' };
  const keyless = { ansho: 1, kind: 'installation', signing: key, authentication: key, resetAuthority: 'no key' };
  writeFileSync(join(folder, 'installation.json'), content ?? JSON.stringify(keyless));
  for (const centre of [OWN, ELSEWHERE]) {
    const refusal = await refusalOf(centre);
    expect(refusal).toContain(`The installation in ${folder} cannot be opened: `);
    expect(refusal).toContain(reason);
    expect(refusal).toContain('Put its files back from a copy.');
  }
});

test('a centre elsewhere without its installation is a sentence', async () => {
  expect(await refusalOf(ELSEWHERE)).toContain('centre.trustAnchors is missing');
});

test('a registrar’s token that is empty or no file, and a folder that cannot be made, are sentences', async () => {
  await openInstallation(join(data, 'installation'));
  const centre = join(data, 'centre');
  const token = join(centre, 'registrar-token');
  mkdirSync(centre);
  writeFileSync(token, '');
  expect(await refusalOf(OWN)).toBe(`The registrar’s token in ${token} is empty: remove the file.`);
  rmSync(token);
  mkdirSync(token);
  expect(await refusalOf(OWN)).toBe(
    `The registrar’s token in ${token} cannot be read (EISDIR): remove it, and a new one is made.`,
  );
  rmSync(centre, { recursive: true });
  writeFileSync(centre, '');
  expect(await refusalOf(OWN)).toMatch(`The folder ${centre} cannot be written to (EEXIST)`);
});
