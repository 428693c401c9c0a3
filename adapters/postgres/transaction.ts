import type { Pool, PoolClient } from 'pg';

/** Runs statements that hold together; an error undoes them all. */
export async function transaction<T>(pool: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks says so to the statement under way; the event would end the process without a listener.
  const broken = () => undefined;
  client.on('error', broken);
  let failure: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await run(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    failure = await client.query('ROLLBACK').then(
      () => undefined,
      (lost: Error) => lost,
    );
    throw error;
  } finally {
    client.off('error', broken);
    client.release(failure); // a connection that cannot even roll back is thrown away
  }
}
