import { test } from 'vitest';
import { onACentre } from './helpers/on-a-centre';
import { postgresPrograms, startPostgres } from './helpers/postgres-server';
import { ALL_SUITES } from './suites/all';

const programs = postgresPrograms();

if (programs === undefined) {
  test.skip('a centre with a PostgreSQL server: initdb and postgres are not on this machine', () => undefined);
} else {
  onACentre('a centre with a PostgreSQL server', ALL_SUITES, async () => {
    const server = await startPostgres(programs);
    return { database: { kind: 'postgres', url: server.url }, close: () => server.stop() };
  });
}
