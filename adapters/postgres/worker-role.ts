import type { Database } from './database.ts';

/**
 * Lets the role `plinth_worker` read and write every table of the schema, where the server has this role: each kind of
 * code then signs in as its own. To be done by the owner of the tables, after every migration.
 */
export async function grantWorkerRole(database: Database): Promise<void> {
  const pool = database.pool({ statementTimeoutMs: 0 });
  await pool.query(`
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'plinth_worker') THEN
    GRANT USAGE ON SCHEMA plinth TO plinth_worker;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA plinth TO plinth_worker;
  END IF;
END
$$`);
}
