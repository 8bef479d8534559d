import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createCentreClient, createRegistryClient } from '../../electron/centre/centre-client';
import { forkedByNode, spawnCentre, type CentreChild } from '../../electron/centre/centre-handle';
import { startMessage, type SpawnOptions } from '../../electron/centre/centre-messages';
import { buildCentreProcess } from './helpers/built-process';
import { preparedDatabase } from './helpers/prepared';
import { createWorldOptions, faultOf, MORNING, TOKEN, valueOf, World } from './helpers/world';

const TIMEOUT = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'ansho-process-'));
let entry: string;
let options: SpawnOptions;
let worldOptions: Awaited<ReturnType<typeof createWorldOptions>>;

beforeAll(async () => {
  entry = await buildCentreProcess();
  const prepared = await preparedDatabase();
  worldOptions = await createWorldOptions({ kind: 'embedded', folder: join(folder, 'data'), prepared });
  const { trustAnchors, resetAuthority, registrarToken, database, port } = worldOptions.options;
  const clock = { now: Date.parse(MORNING), speed: 0, maintenance: [] };
  options = { trustAnchors, resetAuthority, registrarToken, database, port, clock, logLevel: 'silent' };
}, TIMEOUT);

afterAll(() => {
  rmSync(dirname(entry), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

test(
  'a process of its own: ready, its clock follows, it stops in order, and it opens its folder again',
  async () => {
    const centre = await spawnCentre(forkedByNode(entry), options);
    const client = createCentreClient(centre.url);
    expect(valueOf(await client.health())).toEqual({ now: Date.parse(MORNING) });
    const evening = Date.parse('2026-11-24T22:59:59.999+09:00');
    await centre.setTime({ now: evening, speed: 0, maintenance: [] });
    expect(valueOf(await client.health())).toEqual({ now: evening });
    await centre.setTime({ now: evening, speed: 3600, maintenance: [] });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(valueOf(await client.health()).now).toBeGreaterThan(evening + 3_600);
    let exits = 0;
    centre.onExit(() => (exits += 1));
    await centre.stop();
    expect(exits).toBe(1);
    expect((await client.health()).ok).toBe(false);
    await centre.setTime({ now: evening, speed: 0, maintenance: [] });
    await (await spawnCentre(forkedByNode(entry), options)).stop();
  },
  TIMEOUT,
);

/** A holder whose card the centre there knows. */
async function holderAt(url: string) {
  const world = await World.start({
    ...worldOptions,
    options: { ...worldOptions.options, database: { kind: 'embedded', prepared: await preparedDatabase() } },
  });
  const card = await world.issue();
  await world.centre.close();
  valueOf(await createRegistryClient(url, TOKEN).enter([card.entry]));
  return { world, card };
}

test(
  'REG-2, STORE-6: told of maintenance while it runs, it refuses step 1; told of none, it serves again',
  async () => {
    const centre = await spawnCentre(forkedByNode(entry), options);
    const { world, card } = await holderAt(centre.url);
    const now = Date.parse(MORNING);
    await centre.setTime({ now, speed: 0, maintenance: [{ from: now, until: now + 1 }] });
    expect(faultOf(await world.at(centre.url).preRegister(card))).toEqual({ reason: 'maintenance' });
    await centre.setTime({ now, speed: 0, maintenance: [] });
    valueOf(await world.at(centre.url).preRegister(card));
    await centre.stop();
  },
  TIMEOUT,
);

test(
  'REG-3: killed after step 1, opened again on the same folder, the pre-registration is still good',
  async () => {
    let child: CentreChild | undefined;
    const centre = await spawnCentre(() => (child = forkedByNode(entry)()), options);
    const { world, card } = await holderAt(centre.url);
    valueOf(await world.at(centre.url).preRegister(card));
    child?.kill();
    await new Promise<void>((resolve) => centre.onExit(resolve));

    const again = await spawnCentre(forkedByNode(entry), options);
    const reopened = world.at(again.url);
    expect(valueOf(await reopened.registry.preRegistration(card.entry.authenticationCertificate))).toBe('good');
    valueOf(await reopened.settle(card, valueOf(await reopened.authorise(card))));
    await again.stop();
  },
  TIMEOUT,
);

test(
  'killed at any moment of its first start, the next start works',
  async () => {
    const database = { kind: 'embedded', folder: join(folder, 'killed'), prepared: await preparedDatabase() } as const;
    for (const moment of [300, 700, 1_100, 1_500]) {
      const child = fork(entry, { stdio: 'ignore' });
      child.send(startMessage({ ...options, database }));
      await new Promise((resolve) => setTimeout(resolve, moment));
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    const centre = await spawnCentre(forkedByNode(entry), { ...options, database });
    expect((await createCentreClient(centre.url).health()).ok).toBe(true);
    await centre.stop();
  },
  TIMEOUT,
);

test(
  'INV-4: its log says which routes were called and nothing of what was sent; it ends with its parent',
  async () => {
    const child = fork(entry, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    let written = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (written += String(data)));
    child.send(startMessage({ ...options, logLevel: 'info' }));
    const ready: unknown[] = await once(child, 'message');
    const { url } = z.object({ url: z.string() }).parse(ready[0]);
    for (const body of ['{"pin":"CANARY1234"}', '{"CANARY1234', JSON.stringify({ registrationId: 'CANARY1234' })]) {
      await fetch(`${url}/v1/registrations?CANARY1234`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer CANARY1234' },
        body,
      });
    }
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
    expect(written).toContain('/v1/registrations');
    expect(written).not.toContain('CANARY1234');
    expect(written).not.toContain(TOKEN);
  },
  TIMEOUT,
);

test(
  'why it cannot start comes as a sentence: a port in use, a server that is away, options that are none',
  async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const address = busy.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const start = (changes: Partial<SpawnOptions>) => spawnCentre(forkedByNode(entry), { ...options, ...changes });
    await expect(start({ port })).rejects.toThrow(`Port ${port} is in use by another program.`);
    busy.close();
    const url = 'postgres://127.0.0.1:9/none';
    await expect(start({ database: { kind: 'postgres', url } })).rejects.toThrow('could not be reached');
    await expect(start({ port: 70_000 })).rejects.toThrow('options that it does not know');
  },
  TIMEOUT,
);
