import type { Pool, PoolClient } from 'pg';
import { askAgain, problemIn } from './restarts.ts';

/** A transaction that waits for its turn when the database is restarted has lost nothing yet. */
const MOST_RESTARTS = 5;

/**
 * Runs statements that hold together; an error undoes them all.
 *
 * @param begin the statement that begins.
 */
export async function transaction<T>(
  pool: Pool,
  run: (client: PoolClient) => Promise<T>,
  { begin = 'BEGIN', end = 'COMMIT' }: { readonly begin?: string; readonly end?: 'COMMIT' | 'ROLLBACK' } = {},
): Promise<T> {
  try {
    const client = await askAgain(MOST_RESTARTS, () => begun(pool, begin));
    return await ended(client, run, end);
  } catch (error) {
    throw problemIn(error);
  }
}

/** A connection that breaks says so to the statement under way; the event would end the process without a listener. */
const broken = () => undefined;

async function begun(pool: Pool, begin: string): Promise<PoolClient> {
  const client = await pool.connect();
  client.on('error', broken);
  try {
    await client.query(begin);
    return client;
  } catch (error) {
    release(client, error instanceof Error ? error : true);
    throw error;
  }
}

async function ended<T>(client: PoolClient, run: (client: PoolClient) => Promise<T>, end: string): Promise<T> {
  let failure: Error | undefined;
  try {
    const result = await run(client);
    await client.query(end);
    return result;
  } catch (error) {
    failure = await client.query('ROLLBACK').then(
      () => undefined,
      (lost: Error) => lost,
    );
    throw error;
  } finally {
    release(client, failure); // a connection that cannot even roll back is thrown away
  }
}

function release(client: PoolClient, failure: Error | true | undefined): void {
  client.off('error', broken);
  client.release(failure);
}
