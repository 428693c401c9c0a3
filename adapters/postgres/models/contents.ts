import type { PoolClient } from 'pg';
import type { Scope } from '#core/model';
import type { LoadCounts } from '../load/load-rows.ts';
import type { ModelHead } from '../load/model-head.ts';
import type { ContentKey } from '../load/table.ts';
import type { Queries, TenantQueries } from '../tenant-queries.ts';

/** A content to be loaded; nobody sees it. */
export async function beginContent(queries: Queries, { tenant, project }: Scope, head: ModelHead): Promise<ContentKey> {
  const { rows } = await queries.query<{ content: string }>(
    `INSERT INTO plinth.contents (tenant, project, content_id, state, touched_at, engine, source_bytes, source_sha256,
            ifc_schema, project_name, units, georeference, class_counts, instances, products, coverage)
     VALUES ($1, $2, $3, 'loading', now(), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     RETURNING content`,
    [
      tenant,
      project,
      head.contentId,
      head.engine,
      head.source.bytes,
      head.source.sha256,
      head.schema.readAs,
      head.project?.name ?? head.project?.longName ?? null,
      JSON.stringify(head.units),
      JSON.stringify(head.georeference),
      JSON.stringify(head.counts.byClass),
      head.counts.instances,
      head.counts.products,
      JSON.stringify(head.coverage),
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The database inserted a row and did not return it.');
  return { tenant, project, content: row.content };
}

/** All rows are there: from now on versions may show it. */
export async function makeReady(
  client: PoolClient,
  { tenant, project, content }: ContentKey,
  { elements, properties }: LoadCounts,
): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE plinth.contents SET state = 'ready', elements = $4, properties = $5
      WHERE tenant = $1 AND project = $2 AND content = $3 AND state = 'loading'`,
    [tenant, project, content, elements, properties],
  );
  if (rowCount !== 1) throw new Error('The load was given up as abandoned while it was under way.');
}

/** Says that the load goes on. */
export async function touchContent(queries: Queries, { tenant, project, content }: ContentKey): Promise<void> {
  await queries.query(
    `UPDATE plinth.contents SET touched_at = now() WHERE tenant = $1 AND project = $2 AND content = $3`,
    [tenant, project, content],
  );
}

/**
 * Runs a short transaction in which versions begin or cease to show contents, one at a time: which content is unused
 * depends on all versions. Readers do not wait.
 */
export function changeVersions<T>(queries: TenantQueries, run: (client: PoolClient) => Promise<T>): Promise<T> {
  return queries.transaction(async (client) => {
    await client.query('LOCK TABLE plinth.model_versions IN SHARE ROW EXCLUSIVE MODE');
    return run(client);
  });
}

/** The content of this id that can be shown; within `changeVersions`. */
export async function findReady(
  client: PoolClient,
  { tenant, project }: Scope,
  contentId: string,
): Promise<string | undefined> {
  const { rows } = await client.query<{ content: string }>(
    `SELECT content FROM plinth.contents
      WHERE tenant = $1 AND project = $2 AND content_id = $3 AND state = 'ready'`,
    [tenant, project, contentId],
  );
  return rows[0]?.content;
}

/**
 * Gives up those of the contents that no version shows any more; within `changeVersions`.
 *
 * @returns their content ids, without those that are being loaded again at this moment.
 */
export async function giveUpUnused(
  client: PoolClient,
  { tenant, project }: Scope,
  contents: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ content_id: string; is_loading: boolean }>(
    `UPDATE plinth.contents c SET state = 'unused'
      WHERE tenant = $1 AND project = $2 AND content = ANY ($3::bigint[]) AND state = 'ready'
        AND NOT EXISTS (SELECT FROM plinth.model_versions v
                         WHERE v.tenant = c.tenant AND v.project = c.project AND v.content = c.content)
      RETURNING content_id, EXISTS (SELECT FROM plinth.contents l
                WHERE l.tenant = c.tenant AND l.project = c.project AND l.content_id = c.content_id
                  AND l.state = 'loading') AS is_loading`,
    [tenant, project, contents],
  );
  return rows.filter(({ is_loading }) => !is_loading).map(({ content_id }) => content_id);
}

/** Those of the contents that nobody shows or loads. */
export async function findUnused(
  queries: Queries,
  { tenant, project }: Scope,
  contentIds: readonly string[],
): Promise<string[]> {
  const { rows } = await queries.query<{ content_id: string }>(
    `SELECT u.content_id FROM unnest($3::text[]) AS u(content_id)
      WHERE NOT EXISTS (SELECT FROM plinth.contents c
                         WHERE c.tenant = $1 AND c.project = $2 AND c.content_id = u.content_id
                           AND c.state IN ('loading', 'ready'))`,
    [tenant, project, contentIds],
  );
  return rows.map(({ content_id }) => content_id);
}

/** The content will not be shown; does nothing to one that is ready. */
export async function discardContent(queries: Queries, key: ContentKey): Promise<void> {
  const { tenant, project, content } = key;
  await queries.query(
    `UPDATE plinth.contents SET state = 'unused'
      WHERE tenant = $1 AND project = $2 AND content = $3 AND state = 'loading'`,
    [tenant, project, content],
  );
}

/** Loads that have not moved for so long are over. */
export async function discardAbandoned(queries: Queries, idleSeconds: number): Promise<void> {
  await queries.query(
    `UPDATE plinth.contents SET state = 'unused'
      WHERE state = 'loading' AND touched_at <= now() - make_interval(secs => $1)`,
    [idleSeconds],
  );
}
