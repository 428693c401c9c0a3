import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import type { SqlRefusal, SqlRows } from '#core/model';
import type { SqlQueries } from '#core/ports';
import type { Database } from '../database.ts';
import { transaction } from '../transaction.ts';
import { refusalOf } from './refusal.ts';

/** Object id of the type `bigint`. */
const BIGINT = 20;

/**
 * SQL of people, as the role `plinth_reader`. Queries are not compiled: the planner thinks that every list in a record is long,
 * and compiling takes half of the time of most views.
 */
export class PostgresSqlQueries implements SqlQueries {
  readonly #database: Database;
  /** One for each time limit: that of an embedded database belongs to its connections. */
  readonly #pools = new Map<number, Pool>();

  constructor(database: Database) {
    this.#database = database;
  }

  async query(
    sql: string,
    { rows, milliseconds }: { readonly rows: number; readonly milliseconds: number },
  ): Promise<({ readonly outcome: 'rows' } & SqlRows) | ({ readonly outcome: 'refused' } & SqlRefusal)> {
    try {
      return { outcome: 'rows', ...(await this.#read(sql, rows, milliseconds)) };
    } catch (error) {
      return { outcome: 'refused', ...refusalOf(error, sql, milliseconds) };
    }
  }

  #read(sql: string, rows: number, milliseconds: number): Promise<SqlRows> {
    return transaction(
      this.#pool(milliseconds),
      async (client) => {
        const settings = ['jit = off', 'ROLE plinth_reader', `search_path TO plinth, ${this.#database.postgis}`];
        await client.query(settings.map((setting) => `SET LOCAL ${setting}`).join('; '));
        return fetch(client, sql, rows);
      },
      { begin: 'BEGIN READ ONLY', end: 'ROLLBACK' },
    );
  }

  #pool(milliseconds: number): Pool {
    const pool = this.#pools.get(milliseconds) ?? this.#database.pool({ statementTimeoutMs: milliseconds });
    this.#pools.set(milliseconds, pool);
    return pool;
  }
}

/**
 * By a cursor: it takes nothing but a query, and gives no more rows than are fetched. The text is one statement, because
 * the extended protocol takes no more. The cursor has a random name, which the text cannot refer to.
 */
async function fetch(client: PoolClient, sql: string, limit: number): Promise<SqlRows> {
  const cursor = `"${randomUUID()}"`;
  await client.query(extended(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`));
  const { rows, fields } = await client.query<unknown[]>({
    text: `FETCH ${limit + 1} FROM ${cursor}`,
    rowMode: 'array',
  });
  const types = await typeNames(
    client,
    fields.map(({ dataTypeID }) => dataTypeID),
  );
  return {
    columns: fields.map(({ name, dataTypeID }) => ({ name, type: types.get(dataTypeID) ?? 'unknown' })),
    rows: rows.slice(0, limit).map((row) => row.map((value, at) => jsonValue(value, fields[at]?.dataTypeID))),
    isComplete: rows.length <= limit,
  };
}

/** `queryMode` is missing in the types of `pg`. */
const extended = (text: string): QueryConfig => {
  const config: QueryConfig & { queryMode: 'extended' } = { text, queryMode: 'extended' };
  return config;
};

async function typeNames(client: PoolClient, oids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await client.query<{ oid: number; name: string }>(
    'SELECT oid, pg_catalog.format_type(oid, NULL) AS name FROM pg_catalog.pg_type WHERE oid = ANY ($1::oid[])',
    [oids],
  );
  return new Map(rows.map(({ oid, name }) => [oid, name]));
}

/** `pg` gives whole numbers of 64 bits as text: most are ids and counts, which JavaScript has as numbers. */
function jsonValue(value: unknown, type: number | undefined): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString('hex');
  if (type === BIGINT && Number.isSafeInteger(Number(value)) && value !== null) return Number(value);
  return value;
}
