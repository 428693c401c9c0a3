import type { Database } from './database.ts';

const PING_TIMEOUT_MS = 2_000;

/**
 * Asks the database for as little as there is, by connections that nobody else uses: others may all be busy.
 *
 * @returns rejects where the database cannot be asked.
 */
export function databasePing(database: Database): () => Promise<void> {
  const pool = database.pool({ statementTimeoutMs: PING_TIMEOUT_MS });
  return async () => {
    await pool.query('SELECT 1');
  };
}
