import pg from 'pg';
import { expect, test } from 'vitest';
import { onACentre } from './helpers/on-a-centre';
import { postgresPrograms, startPostgres } from './helpers/postgres-server';
import { createWorldOptions, faultOf, valueOf, World } from './helpers/world';
import { ALL_SUITES } from './suites/all';

const programs = postgresPrograms();

if (programs === undefined) {
  test.skip('a centre with a PostgreSQL server: initdb and postgres are not on this machine', () => undefined);
} else {
  onACentre('a centre with a PostgreSQL server', ALL_SUITES, async () => {
    const server = await startPostgres(programs);
    return { database: { kind: 'postgres', url: server.url }, close: () => server.stop() };
  });

  test('INV-2: an authorisation waits for a settlement that is under way, and sees it', async () => {
    const server = await startPostgres(programs);
    const world = await World.start(await createWorldOptions({ kind: 'postgres', url: server.url }));
    const card = await world.card();
    valueOf(await world.preRegister(card));
    const settling = new pg.Client({ connectionString: server.url });
    await settling.connect();
    await settling.query('BEGIN');
    await settling.query("UPDATE pre_registrations SET used_by = 'another authorisation'");
    const asked = world.authorise(card);
    const first = await Promise.race([asked, new Promise((resolve) => setTimeout(() => resolve('waits'), 300))]);
    expect(first).toBe('waits');
    await settling.query('COMMIT');
    expect(faultOf(await asked)).toEqual({ reason: 'pre-registration-used' });
    await settling.end();
    await world.centre.close();
    await server.stop();
  }, 60_000);

  test('REF-14: while the PostgreSQL server is away the centre cannot answer, and it stays; two centres share one server', async () => {
    const server = await startPostgres(programs);
    const options = await createWorldOptions({ kind: 'postgres', url: server.url });
    const [world, other] = await Promise.all([World.start(options), World.start(options)]);
    const card = await world.card();
    valueOf(await world.preRegister(card));
    const request = await world.request(card);
    valueOf(await other.client.authorise(request));
    expect(faultOf(await world.client.authorise(request))).toMatchObject({ reason: 'timed-out' });
    await other.centre.close();
    await server.stop();
    expect(faultOf(await world.authorise(card))).toEqual({ reason: 'centre-unreachable' });
    expect(faultOf(await world.preRegister(card))).toEqual({ reason: 'centre-unreachable' });
    valueOf(await world.client.health());
    await world.centre.close();
  }, 60_000);
}
