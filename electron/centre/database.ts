import { sql } from 'drizzle-orm';
import type { Database, OpenDatabase } from './database.types';
import { openEmbedded, type EmbeddedDatabaseOptions } from './embedded-database';
import { MIGRATIONS } from './migrations';
import { openPostgres } from './postgres-database';
import { migrationsDone } from './schema';

/** Where the centre keeps what it knows: a database in this process, or a PostgreSQL server. */
export type DatabaseOptions =
  | ({ readonly kind: 'embedded' } & EmbeddedDatabaseOptions)
  | { readonly kind: 'postgres'; readonly url: string }
  /** One that its opener looks into as well; the centre closes it. */
  | { readonly kind: 'opened'; readonly opened: OpenDatabase };

/** Opens the database and brings it up to date. Throws a `CentreStartError` with a sentence when that cannot be done. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const open = await opened(options);
  try {
    await migrate(open.database);
    return open;
  } catch (error) {
    await open.close();
    throw error;
  }
}

function opened(options: DatabaseOptions): OpenDatabase | Promise<OpenDatabase> {
  switch (options.kind) {
    case 'embedded':
      return openEmbedded(options);
    case 'postgres':
      return openPostgres(options.url);
    case 'opened':
      return options.opened;
  }
}

/** An arbitrary number that every centre of this schema locks while it migrates. */
const MIGRATION_LOCK = 3_520_117;

/** Brings the schema up to date in one transaction: all of what is missing, or nothing. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.execute(sql`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await transaction.execute(
      sql`CREATE TABLE IF NOT EXISTS ansho_migrations (number integer PRIMARY KEY, name text NOT NULL)`,
    );
    const done = new Set((await transaction.select().from(migrationsDone)).map((row) => row.number));
    for (const { number, name, statements } of MIGRATIONS.filter((migration) => !done.has(migration.number))) {
      for (const statement of statements) await transaction.execute(sql.raw(statement));
      await transaction.insert(migrationsDone).values({ number, name });
    }
  });
}
