import type { ClientBase } from 'pg';
import { DatabaseProblem } from './database-problem.ts';

const OLDEST_POSTGRESQL = 15;
const OLDEST_POSTGIS = [3, 3] as const;

/** The schema that PostGIS is in, quoted as SQL wants it. */
export type PostgisSchema = string;

/** @throws DatabaseProblem `database/too-old`. */
export async function checkServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; text: string }>(
    `SELECT current_setting('server_version_num')::integer / 10000 AS version,
            current_setting('server_version') AS text`,
  );
  const server = rows[0];
  if (server !== undefined && server.version >= OLDEST_POSTGRESQL) return;
  throw new DatabaseProblem(
    'database/too-old',
    `The database is PostgreSQL ${server?.text}.`,
    `Plinth needs PostgreSQL ${OLDEST_POSTGRESQL} or later.`,
  );
}

/**
 * Installs PostGIS where it is missing.
 *
 * @throws DatabaseProblem `database/no-postgis`, `database/too-old`.
 */
export async function preparePostgis(client: ClientBase): Promise<PostgisSchema> {
  return checkPostgis((await findPostgis(client)) ?? (await installPostgis(client)));
}

/** @throws DatabaseProblem `database/no-postgis`, `database/too-old`. */
export async function existingPostgis(client: ClientBase): Promise<PostgisSchema> {
  const found = await findPostgis(client);
  if (found !== undefined) return checkPostgis(found);
  throw new DatabaseProblem(
    'database/no-postgis',
    'The database has no PostGIS.',
    'Let an administrator run CREATE EXTENSION postgis in the database.',
  );
}

function checkPostgis(found: Postgis): PostgisSchema {
  const [major = 0, minor = 0] = found.version.split('.').map(Number);
  if (major > OLDEST_POSTGIS[0] || (major === OLDEST_POSTGIS[0] && minor >= OLDEST_POSTGIS[1])) return found.schema;
  throw new DatabaseProblem(
    'database/too-old',
    `The database has PostGIS ${found.version}.`,
    `Plinth needs PostGIS ${OLDEST_POSTGIS.join('.')} or later: ALTER EXTENSION postgis UPDATE.`,
  );
}

interface Postgis {
  readonly schema: PostgisSchema;
  readonly version: string;
}

async function findPostgis(client: ClientBase): Promise<Postgis | undefined> {
  const { rows } = await client.query<Postgis>(
    `SELECT quote_ident(n.nspname) AS schema, e.extversion AS version
       FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
      WHERE e.extname = 'postgis'`,
  );
  return rows[0];
}

async function installPostgis(client: ClientBase): Promise<Postgis> {
  await client.query('CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public').catch((cause: unknown) => {
    throw new DatabaseProblem(
      'database/no-postgis',
      `The database has no PostGIS, and Plinth could not install it: ${messageOf(cause)}`,
      'Install the PostGIS package of the server, and let an administrator run CREATE EXTENSION postgis in the database.',
      { cause },
    );
  });
  const found = await findPostgis(client);
  if (found === undefined) throw new Error('PostGIS was installed, but is not there.');
  return found;
}

/** Why nobody answers. */
export function connectionProblem(cause: unknown): DatabaseProblem {
  return new DatabaseProblem(
    'database/unreachable',
    `No connection to the database: ${messageOf(cause)}`,
    'Check DATABASE_URL, and that the server runs and lets this user in.',
    { cause },
  );
}

/** An AggregateError of node:net has its reasons inside. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
