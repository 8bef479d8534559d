import { sql } from 'drizzle-orm';
import type { Database } from './database.types';

/** INV-4. Everything that the database holds, a row a line as JSON: for whoever searches it for what must not be there. */
export async function everyRow(database: Database): Promise<string> {
  const tables = await rowsOf(
    database,
    sql`SELECT table_name AS text FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`,
  );
  const rows: string[] = [];
  for (const table of tables) {
    rows.push(
      ...(await rowsOf(database, sql`SELECT row_to_json(each)::text AS text FROM ${sql.identifier(table)} AS each`)),
    );
  }
  return rows.join('\n');
}

/** PGlite gives its rows in an object, as `pg` does. */
async function rowsOf(database: Database, query: ReturnType<typeof sql>): Promise<readonly string[]> {
  const answer: unknown = await database.execute(query);
  const rows: unknown = typeof answer === 'object' && answer !== null && 'rows' in answer ? answer.rows : answer;
  if (!Array.isArray(rows)) throw new TypeError('the database has answered with no rows');
  return rows.map((row: { readonly text: string }) => row.text);
}
