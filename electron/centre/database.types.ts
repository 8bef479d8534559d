import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** The one dialect behind which both databases are. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** An open database. `close` may be called once. */
export interface OpenDatabase {
  readonly database: Database;
  close(): Promise<void>;
}
