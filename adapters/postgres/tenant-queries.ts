import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import { ScopePart } from '#core/model';
import type { SteadyPool } from './restarts.ts';
import { inItsOwn, transaction } from './transaction.ts';

/** What asks and changes rows. */
export interface Queries {
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<Row>>;
}

/** Asks and changes the rows of one tenant; each query in a transaction of its own, asked again after restarts. */
export interface TenantQueries extends Queries {
  /** Runs statements that hold together; an error undoes them all. */
  transaction<T>(run: (client: PoolClient) => Promise<T>): Promise<T>;
}

/** For what the process does for everybody: taking up work, clearing away, finding out who asks. */
export const everyTenant = '*';

/**
 * What the pool reaches of a tenant, and nothing else: as a role that row-level security binds, with the tenant named for
 * the transaction (`migrations/0008-tenants.ts`).
 *
 * @param tenant or `everyTenant`.
 * @param settings what else holds for each transaction: `name = value`.
 */
export function asTenant(pool: SteadyPool, tenant: string, settings: readonly string[] = []): TenantQueries {
  const name = tenant === everyTenant ? tenant : ScopePart.parse(tenant); // nothing that would have to be quoted
  const local = ['ROLE plinth_worker', `plinth.tenant = '${name}'`, ...settings];
  const begin = ['BEGIN', ...local.map((setting) => `SET LOCAL ${setting}`)].join('; ');
  return {
    query: (text, values) => inItsOwn(pool, { text, values }, begin),
    transaction: (run) => transaction(pool, run, { begin }),
  };
}
