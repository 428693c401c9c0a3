import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { askAgain, problemIn, type SteadyPool } from './restarts.ts';

/** A transaction that waits for its turn when the database is restarted has lost nothing yet. */
const MOST_RESTARTS = 5;

/** SQL that begins and ends a transaction. */
export interface Bounds {
  readonly begin?: string;
  readonly end?: 'COMMIT' | 'ROLLBACK';
}

/** Runs statements that hold together; an error undoes them all. */
export async function transaction<T>(
  pool: Pool,
  run: (client: PoolClient) => Promise<T>,
  { begin = 'BEGIN', end = 'COMMIT' }: Bounds = {},
): Promise<T> {
  try {
    const client = await askAgain(MOST_RESTARTS, () => begun(pool, begin));
    return await ended(client, run, end);
  } catch (error) {
    throw problemIn(error);
  }
}

/**
 * Runs one statement in a transaction of its own; asked again as a single statement is, because a restart undoes it.
 *
 * @param begin SQL that begins the transaction.
 */
export async function inItsOwn<Row extends QueryResultRow>(
  pool: SteadyPool,
  statement: { readonly text: string; readonly values: unknown[] | undefined },
  begin: string,
): Promise<QueryResult<Row>> {
  const run = (client: PoolClient) => client.query<Row>(statement.text, statement.values);
  try {
    return await askAgain(pool.restarts, async () => ended(await begun(pool, begin), run, 'COMMIT'));
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
