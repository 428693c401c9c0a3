import { basename, dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import type { ClientBase } from 'pg';
import { DatabaseProblem } from '../database-problem.ts';
import { type PostgisSchema, preparePostgis } from '../server-check.ts';
import type { MigrationContext } from './migration.ts';
import { migrations } from './migrations.ts';
import { viewsOfAllTenants } from './views-of-all-tenants.ts';

/** SQLSTATE unique_violation: two processes made the same schema at the same moment. */
const UNIQUE_VIOLATION = '23505';
const INSUFFICIENT_PRIVILEGE = '42501';
const MOST_TRIES = 5;

/**
 * Brings PostGIS and the schema `plinth` up to date; a second process that does so at the same time waits for the first.
 *
 * @throws DatabaseProblem `database/no-postgis`, `database/too-old`, `database/privileges`.
 */
export async function migrate(client: ClientBase, isEmbedded: boolean): Promise<PostgisSchema> {
  for (let tries = 1; ; tries++) {
    try {
      return await migrateOnce(client, isEmbedded);
    } catch (error) {
      await client.query('ROLLBACK');
      if (stateOf(error) === INSUFFICIENT_PRIVILEGE) throw privilegeProblem(error);
      if (stateOf(error) !== UNIQUE_VIOLATION || tries === MOST_TRIES) throw error;
    }
  }
}

/** Without advisory locks, which all connections of PGlite share: the lock of an empty table does the same. */
async function migrateOnce(client: ClientBase, isEmbedded: boolean): Promise<PostgisSchema> {
  await client.query('BEGIN');
  await client.query('CREATE SCHEMA IF NOT EXISTS plinth');
  await client.query('CREATE TABLE IF NOT EXISTS plinth.migration_turn (turn boolean)');
  await client.query('LOCK TABLE plinth.migration_turn IN ACCESS EXCLUSIVE MODE');
  const postgis = await preparePostgis(client);
  await runner({
    ...fromTable({ postgis, isEmbedded }),
    dbClient: client,
    direction: 'up',
    migrationsSchema: 'plinth',
    migrationsTable: 'migrations',
    noLock: true,
    singleTransaction: true,
    logger: { info: nothing, warn: nothing, error: nothing }, // what goes wrong is thrown
  });
  await client.query(workerRights);
  await client.query('COMMIT');
  return postgis;
}

/** What the product's queries run with: all but the views that look at the tables as their owner does, whom no policy binds. */
const workerRights = `
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA plinth TO plinth_worker;
REVOKE INSERT, UPDATE, DELETE ON plinth.migrations, plinth.installation FROM plinth_worker;
REVOKE ALL ON ${viewsOfAllTenants.map((view) => `plinth.${view}`).join(', ')} FROM plinth_worker;
`;

const nothing = () => undefined;

/**
 * node-pg-migrate looks for files in a folder. Ours are modules, so that they are part of the bundle: it finds the one
 * file that this code is in, and the loader for that kind of file gives the table instead.
 */
function fromTable(context: MigrationContext) {
  const thisFile = fileURLToPath(import.meta.url);
  const literal = basename(thisFile).replaceAll(/[^A-Za-z0-9]/g, '\\$&');
  const units = migrations.map(({ name, up }) => ({
    id: `${name}.sql`,
    filePaths: [],
    actions: { up: (builder: { sql(text: string): unknown }) => void builder.sql(up(context)), down: false as const },
  }));
  return {
    dir: dirname(thisFile),
    ignorePattern: `(?!${literal}$).*`,
    migrationLoaderStrategies: [{ extensions: [extname(thisFile)], loader: async () => units }],
  };
}

const stateOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

const privilegeProblem = (cause: unknown) =>
  new DatabaseProblem(
    'database/privileges',
    `The database user may not do what Plinth needs: ${cause instanceof Error ? cause.message : cause}.`,
    'Let an administrator make the user the owner of the database, and run CREATE ROLE plinth_reader NOLOGIN; CREATE ROLE plinth_worker NOLOGIN; GRANT plinth_reader, plinth_worker TO the user.',
    { cause },
  );
