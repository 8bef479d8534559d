import { sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../electron/centre/database';
import type { OpenDatabase } from '../../electron/centre/database.types';
import { MIGRATIONS } from '../../electron/centre/migrations';
import * as schema from '../../electron/centre/schema';
import { CentreStartError } from '../../electron/centre/start-error';
import { preparedDatabase } from './helpers/prepared';

const TIMEOUT = 60_000;
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ansho-database-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function open(folder?: string): Promise<OpenDatabase> {
  const prepared = await preparedDatabase();
  const opened = await openDatabase({ kind: 'embedded', prepared, ...(folder === undefined ? {} : { folder }) });
  return opened;
}

test(
  'the migrations make what the schema says: columns, types, and what may be absent',
  async () => {
    const opened = await open();
    cleanUps.push(() => opened.close());
    const { database } = opened;
    const { rows } = z
      .object({
        rows: z.array(
          z.object({ table_name: z.string(), column_name: z.string(), data_type: z.string(), is_nullable: z.string() }),
        ),
      })
      .parse(
        await database.execute(
          sql`SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = 'public'`,
        ),
      );
    const made = rows.map((row) => Object.values(row).join(' '));
    const said = Object.values(schema).flatMap((table) => {
      const { name, columns } = getTableConfig(table);
      return columns.map((column) => {
        const type = column.getSQLType().replace('bigserial', 'bigint');
        return `${name} ${column.name} ${type} ${column.notNull ? 'NO' : 'YES'}`;
      });
    });
    expect(made.sort()).toEqual(said.sort());
  },
  TIMEOUT,
);

test(
  'a new folder: made beside its place and moved there whole, whatever an earlier attempt has left',
  async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'new-database-1'), 'half of a database');
    await (await open(folder)).close();
    expect(readdirSync(folder)).toEqual(['database']);
    const again = await open(folder);
    expect(await again.database.select().from(schema.migrationsDone)).toHaveLength(MIGRATIONS.length);
    await again.close();
  },
  TIMEOUT,
);

test(
  'INV-2: the engine forces to disk what it keeps in a folder, with the call that does so',
  async () => {
    const opened = await open(newFolder());
    cleanUps.push(() => opened.close());
    const setting = async (name: string) => {
      const { rows } = z
        .object({ rows: z.array(z.object({ value: z.string() })) })
        .parse(await opened.database.execute(sql`SELECT current_setting(${name}) AS value`));
      return rows.map(({ value }) => value);
    };
    expect(await setting('fsync')).toEqual(['on']);
    expect(await setting('synchronous_commit')).toEqual(['on']);
    expect(await setting('full_page_writes')).toEqual(['on']);
    expect(await setting('wal_sync_method')).toEqual(['fsync']);
  },
  TIMEOUT,
);

test(
  'a folder is one centre’s at a time',
  async () => {
    const folder = newFolder();
    const first = await open(folder);
    await expect(open(folder)).rejects.toThrow(`The folder ${folder} is in use by another centre.`);
    await first.close();
    await (await open(folder)).close();
  },
  TIMEOUT,
);

test('a folder that is a file is refused with a sentence', async () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  await expect(open(file)).rejects.toThrow(new CentreStartError(`${file} is not a folder.`));
});

test('a server that does not answer is refused with a sentence that keeps the password', async () => {
  const url = 'postgres://somebody:hunter2hunter2@127.0.0.1:9/none';
  await expect(openDatabase({ kind: 'postgres', url })).rejects.toThrow(
    'The PostgreSQL server at 127.0.0.1:9/none could not be reached (ECONNREFUSED).',
  );
});
