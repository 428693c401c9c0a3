import type { ClientBase } from 'pg';
import { DatabaseProblem } from '../database-problem.ts';
import { existingPostgis, type PostgisSchema } from '../server-check.ts';
import { migrations } from './migrations.ts';

/** SQLSTATE of a schema or table that is not there. */
const MISSING = ['3F000', '42P01'];
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Looks whether the schema `plinth` is as this version of the code needs it, or newer: every migration is followed by one
 * release in which the code before it still works.
 *
 * @throws DatabaseProblem `database/schema-outdated`, `database/privileges`, `database/no-postgis`, `database/too-old`.
 */
export async function expectSchema(client: ClientBase): Promise<PostgisSchema> {
  const done = await doneMigrations(client);
  const missing = migrations.map(({ name }) => name).filter((name) => !done.has(name));
  if (missing.length === 0) return existingPostgis(client);
  throw new DatabaseProblem(
    'database/schema-outdated',
    `The database lacks what this version of Plinth needs: ${missing.join(', ')}.`,
    'Deploy the migrations first.',
  );
}

async function doneMigrations(client: ClientBase): Promise<ReadonlySet<string>> {
  try {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM plinth.migrations');
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (MISSING.includes(code)) return new Set();
    if (code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new DatabaseProblem(
      'database/privileges',
      'The database user may not look whether the schema is up to date.',
      'Let the owner of the schema GRANT SELECT ON plinth.migrations TO the user.',
      { cause: error },
    );
  }
}
