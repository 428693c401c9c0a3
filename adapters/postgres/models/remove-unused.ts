import type { ContentKey } from '../load/table.ts';
import { asTenant, everyTenant, type Queries } from '../tenant-queries.ts';
import type { ModelDatabase } from './model-database.ts';

const ROWS_PER_DELETE = 20_000;

/** Where the rows of contents are. */
export const contentTables = [
  'elements',
  'property_sets',
  'property_values',
  'object_property_sets',
  'property_set_objects',
  'spatial_tree',
  'relations',
];

/** Removes the rows of all contents that were given up, a part at a time, so that others have their turn. */
export async function removeUnused({ writes, isEmbedded }: ModelDatabase): Promise<void> {
  const { rows } = await asTenant(writes, everyTenant).query<ContentKey>(
    `SELECT tenant, project, content FROM plinth.contents WHERE state = 'unused'`,
  );
  for (const { tenant, project, content } of rows) {
    const key = [tenant, project, content];
    const queries = asTenant(writes, tenant);
    for (const table of contentTables) await removeRows(queries, table, key);
    await queries.query('DELETE FROM plinth.contents WHERE tenant = $1 AND project = $2 AND content = $3', key);
  }
  if (rows.length === 0 || !isEmbedded) return;
  for (const table of contentTables) await writes.query(`VACUUM plinth.${table}`); // PGlite does not do so by itself
}

/** Looks whether any are left, because another process that removes the same rows makes a count of those removed lie. */
async function removeRows(queries: Queries, table: string, key: readonly string[]): Promise<void> {
  const ofContent = `FROM plinth.${table} WHERE tenant = $1 AND project = $2 AND content = $3`;
  for (;;) {
    const { rows } = await queries.query<{ found: boolean }>(`SELECT EXISTS (SELECT ${ofContent}) AS found`, [...key]);
    if (!rows[0]?.found) return;
    await queries.query(
      `DELETE FROM plinth.${table} WHERE ctid = ANY (ARRAY(SELECT ctid ${ofContent} LIMIT ${ROWS_PER_DELETE}))`,
      [...key],
    );
  }
}
