import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCentreClient, createRegistryClient } from '../../electron/centre/centre-client';
import { registrarTokenOf, runStandaloneCentre } from '../../electron/centre/standalone';
import { preparedDatabase } from './helpers/prepared';
import { createWorldOptions, valueOf } from './helpers/world';

const data = mkdtempSync(join(tmpdir(), 'ansho-standalone-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

test('the centre by itself: the registrar’s token is in its data folder, for its owner alone, and stays', async () => {
  const { options } = await createWorldOptions({ kind: 'embedded' });
  const { trustAnchors, resetAuthority, clock } = options;
  const prepared = await preparedDatabase();
  const run = () => runStandaloneCentre({ trustAnchors, resetAuthority, clock, data, prepared, port: 0 });
  const first = await run();
  expect(valueOf(await createCentreClient(first.url).health()).now).toBe(clock.now());
  await first.close();
  const file = join(data, 'registrar-token');
  const token = readFileSync(file, 'utf8').trim();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const second = await run();
  expect((await createRegistryClient(second.url, token).enter([])).ok).toBe(true);
  expect(await registrarTokenOf(data)).toBe(token);
  await second.close();
}, 60_000);

test('two centres that start at once come to the same token, and nothing of a write stays', async () => {
  const folder = join(data, 'two-at-once');
  const [first, second] = await Promise.all([registrarTokenOf(folder), registrarTokenOf(folder)]);
  expect(second).toBe(first);
  expect(readdirSync(folder)).toEqual(['registrar-token']);
});

test('a data folder that is a file, and an empty token, are refused with a sentence', async () => {
  writeFileSync(join(data, 'registrar-token'), '');
  await expect(registrarTokenOf(data)).rejects.toThrow('is empty: remove the file.');
  await expect(registrarTokenOf(join(data, 'registrar-token'))).rejects.toThrow('cannot be written to');
});
