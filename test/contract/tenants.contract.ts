import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Database,
  PostgresAccounts,
  PostgresApiKeys,
  PostgresAuditLog,
  PostgresJobRepository,
  PostgresModelRepository,
} from '#adapters/postgres';
import { someAccount, someApiKey, someEntry } from '../support/access.ts';
import {
  artifactsOf,
  boxGeometry,
  single,
  someElement,
  someSet,
  someVersion,
  storeyNode,
} from '../support/database-model.ts';
import { someJob } from '../support/jobs.ts';

const scope = { tenant: 'acme', project: 'tower' };
const geometry = { ...boxGeometry([0, 0, 0], [1, 1, 1]), spaces: [2] };

/** Views that the product itself asks: they show what the tables behind them do. */
const ownViews = ['element_property_sets', 'tenant_elements'];
/** What views of people are made of. */
const innerViews = ['object_property_set_pairs', 'property_set_object_pairs'];

/** Something of the tenant `acme` in every table. */
async function fill(database: Database): Promise<void> {
  const elements = [someElement({ expressId: 1, geometry })];
  const properties = [someSet(1, 'Pset_WallCommon', [single('FireRating', 'EI30')])];
  const tree = { roots: [storeyNode(3, 'Ground')], unplaced: [] };
  const artifacts = artifactsOf({ contentId: 'a', elements, properties, tree });
  await new PostgresModelRepository(database).saveVersion(scope, someVersion(), artifacts);
  await new PostgresJobRepository(database).insert(someJob(scope));
  await new PostgresAccounts(database).insert(someAccount());
  await new PostgresApiKeys(database).insert(someApiKey().key);
  await new PostgresAuditLog(database).append(someEntry());
}

/** What the database promises about tenants, whatever its adapters ask; `open` gives an empty one. */
export function tenantsContract(name: string, open: () => Promise<Database>): void {
  describe(`${name}, behind every query,`, () => {
    let pool: ReturnType<Database['pool']>;
    let tables: string[];

    /** What the role of the product's queries is answered, where the transaction has named a tenant or none. */
    async function as(tenant: string | undefined, sql: string, role = 'plinth_worker'): Promise<number> {
      const client = await pool.connect();
      try {
        await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
        if (tenant !== undefined) await client.query(`SET LOCAL plinth.tenant = '${tenant}'`);
        return (await client.query(sql)).rowCount ?? 0;
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    }

    beforeAll(async () => {
      const database = await open();
      pool = database.pool({ statementTimeoutMs: 0, mostConnections: 1 });
      await fill(database);
      const { rows } = await pool.query<{ name: string }>(
        `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t
             ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
          WHERE c.table_schema = 'plinth' AND c.column_name = 'tenant' ORDER BY 1`,
      );
      tables = rows.map((row) => row.name);
    });

    const seen = async (tenant: string | undefined) => {
      const counts: Record<string, boolean> = {};
      for (const table of [...tables, ...ownViews]) {
        counts[table] = (await as(tenant, `SELECT FROM plinth.${table}`)) > 0;
      }
      return counts;
    };
    const all = (isSeen: boolean) => Object.fromEntries([...tables, ...ownViews].map((table) => [table, isSeen]));

    it('shows nothing of any table to a query for which no tenant was named, or another', async () => {
      expect(tables.length).toBeGreaterThan(12);
      expect(await seen(undefined)).toEqual(all(false));
      expect(await seen('')).toEqual(all(false));
      expect(await seen('other')).toEqual(all(false));
      expect(await seen('acme')).toEqual(all(true));
    });

    it('shows every tenant only where that was asked for', async () => {
      expect(await seen('*')).toEqual({ ...all(true), tenant_elements: false });
    });

    it('shows the views that people ask to whoever may read them', async () => {
      expect(await as(undefined, 'SELECT FROM plinth.current_elements', 'plinth_reader')).toBe(1);
      await expect(as('acme', 'SELECT FROM plinth.tenant_elements', 'plinth_reader')).rejects.toMatchObject({
        code: '42501',
      });
    });

    it('keeps its own queries from the views that people ask, which show every tenant', async () => {
      const { rows } = await pool.query<{ name: string }>(
        `SELECT viewname AS name FROM pg_catalog.pg_views WHERE schemaname = 'plinth'`,
      );
      const views = rows.map((row) => row.name).filter((view) => !ownViews.includes(view));
      expect(views).toEqual(expect.arrayContaining(['footprints', ...innerViews]));
      for (const view of views) {
        const read = as(undefined, `SELECT FROM plinth.${view}`, 'plinth_reader');
        if (innerViews.includes(view)) await expect(read).rejects.toMatchObject({ code: '42501' });
        else expect(await read).toBeGreaterThanOrEqual(0);
        await expect(as('acme', `SELECT FROM plinth.${view}`)).rejects.toMatchObject({ code: '42501' });
      }
    });

    it('lets its own queries see which database it is, and not change that', async () => {
      expect(await as(undefined, 'SELECT FROM plinth.installation')).toBe(1);
      await expect(as('*', 'DELETE FROM plinth.installation')).rejects.toMatchObject({ code: '42501' });
    });

    it('changes and removes nothing of another tenant, and makes nothing in its name', async () => {
      for (const table of tables) {
        const changed = await as('other', `UPDATE plinth.${table} SET tenant = 'other'`);
        const removed = await as('other', `DELETE FROM plinth.${table}`);
        expect([table, changed, removed]).toEqual([table, 0, 0]);
        const stolen = as('acme', `UPDATE plinth.${table} SET tenant = 'other'`);
        await expect(stolen).rejects.toMatchObject({ code: '42501' });
      }
      const forged = `INSERT INTO plinth.models VALUES ('acme', 'tower', 'forged', 'forged', now())`;
      await expect(as('other', forged)).rejects.toMatchObject({ code: '42501' });
      await expect(as(undefined, forged)).rejects.toMatchObject({ code: '42501' });
    });
  });
}
