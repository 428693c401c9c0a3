import type { PoolClient } from 'pg';
import type { ModelPlace, ModelSummary, ModelVersion, Scope } from '#core/model';
import type { UnusedContents } from '#core/ports';
import type { Queries, TenantQueries } from '../tenant-queries.ts';
import { changeVersions, giveUpUnused } from './contents.ts';

interface VersionRow {
  readonly model_id: string;
  readonly name: string;
  readonly number: number;
  readonly version_id: string;
  readonly file_name: string;
  readonly created_at: Date;
  readonly content_id: string;
  readonly ifc_schema: string;
  readonly project_name: string | null;
  readonly instances: number;
  readonly products: number;
  readonly elements: number;
  readonly properties: number;
  readonly coverage: ModelVersion['coverage'];
  /** Of its model. */
  readonly versions: number;
}

const selectVersions = `
SELECT m.model_id, m.name, v.number, v.version_id, v.file_name, v.created_at, c.content_id, c.ifc_schema,
       c.project_name, c.instances, c.products, c.elements, c.properties, c.coverage,
       count(*) OVER (PARTITION BY m.model_id)::integer AS versions,
       row_number() OVER (PARTITION BY m.model_id ORDER BY v.number DESC) AS age
  FROM plinth.models m
  JOIN plinth.model_versions v ON v.tenant = m.tenant AND v.project = m.project AND v.model_id = m.model_id
  JOIN plinth.contents c ON c.tenant = v.tenant AND c.project = v.project AND c.content = v.content
 WHERE m.tenant = $1 AND m.project = $2`;

export interface WantedModels {
  readonly modelId?: string;
  readonly limit?: number;
  readonly after?: ModelPlace;
}

/** All models, or those that are wanted. */
export async function listModels(
  queries: Queries,
  { tenant, project }: Scope,
  { modelId, limit, after }: WantedModels = {},
): Promise<ModelSummary[]> {
  const { rows } = await queries.query<VersionRow>(
    `SELECT * FROM (${selectVersions} AND ($3::text IS NULL OR m.model_id = $3)) v
      WHERE age = 1
        AND ($4::timestamptz IS NULL OR created_at < $4 OR (created_at = $4 AND model_id > $5))
      ORDER BY created_at DESC, model_id LIMIT $6`,
    [tenant, project, modelId ?? null, after?.createdAt ?? null, after?.modelId ?? null, limit ?? null],
  );
  return rows.map((row) => ({
    modelId: row.model_id,
    name: row.name,
    versions: row.versions,
    current: modelVersion(row),
  }));
}

/** Newest first. */
export async function listVersions(
  queries: Queries,
  { tenant, project }: Scope,
  modelId: string,
): Promise<ModelVersion[]> {
  const { rows } = await queries.query<VersionRow>(`${selectVersions} AND m.model_id = $3 ORDER BY v.number DESC`, [
    tenant,
    project,
    modelId,
  ]);
  return rows.map(modelVersion);
}

function modelVersion(row: VersionRow): ModelVersion {
  const { instances, products, elements, properties } = row;
  return {
    versionId: row.version_id,
    number: row.number,
    fileName: row.file_name,
    contentId: row.content_id,
    schema: row.ifc_schema,
    projectName: row.project_name,
    createdAt: row.created_at.toISOString(),
    counts: { instances, products, elements, properties },
    coverage: row.coverage,
  };
}

/** Undefined where there is no such model. */
export function deleteModel(
  queries: TenantQueries,
  scope: Scope,
  modelId: string,
): Promise<UnusedContents | undefined> {
  return changeVersions(queries, async (client) => {
    const gone = await deleteVersions(client, scope, 'model_id', modelId);
    const { rowCount } = await client.query(
      'DELETE FROM plinth.models WHERE tenant = $1 AND project = $2 AND model_id = $3',
      [scope.tenant, scope.project, modelId],
    );
    return rowCount === 0 ? undefined : { contentIds: await giveUpUnused(client, scope, contentsOf(gone)) };
  });
}

export function deleteVersion(queries: TenantQueries, scope: Scope, versionId: string): Promise<UnusedContents> {
  return changeVersions(queries, async (client) => {
    const gone = await deleteVersions(client, scope, 'version_id', versionId);
    for (const { model_id: modelId } of gone) {
      await client.query(
        `DELETE FROM plinth.models m WHERE tenant = $1 AND project = $2 AND model_id = $3
            AND NOT EXISTS (SELECT FROM plinth.model_versions v
                             WHERE v.tenant = m.tenant AND v.project = m.project AND v.model_id = m.model_id)`,
        [scope.tenant, scope.project, modelId],
      );
    }
    return { contentIds: await giveUpUnused(client, scope, contentsOf(gone)) };
  });
}

interface DeletedVersion {
  readonly model_id: string;
  readonly content: string;
}

async function deleteVersions(
  client: PoolClient,
  { tenant, project }: Scope,
  column: 'model_id' | 'version_id',
  id: string,
): Promise<DeletedVersion[]> {
  const { rows } = await client.query<DeletedVersion>(
    `DELETE FROM plinth.model_versions WHERE tenant = $1 AND project = $2 AND ${column} = $3
     RETURNING model_id, content`,
    [tenant, project, id],
  );
  return rows;
}

const contentsOf = (versions: readonly DeletedVersion[]) => versions.map(({ content }) => content);
