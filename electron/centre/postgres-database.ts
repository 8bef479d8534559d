import { codeOf } from '../error-code';
import { CentreStartError } from './start-error';
import type { OpenDatabase } from './database.types';

/** Connects to a PostgreSQL server. The driver is loaded only here. */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const [{ default: pg }, { drizzle }] = await Promise.all([import('pg'), import('drizzle-orm/node-postgres')]);
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  // A connection that breaks while nobody uses it is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw new CentreStartError(
      `The PostgreSQL server at ${withoutPassword(url)} could not be reached (${codeOf(error) ?? 'no answer'}).`,
    );
  }
  return { database: drizzle(pool), close: () => pool.end() };
}

function withoutPassword(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'the given address';
  }
}
