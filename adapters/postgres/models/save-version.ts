import type { PoolClient } from 'pg';
import type { Scope } from '#core/model';
import type { ArtifactReader, NewVersion, SaveOptions, UnusedContents } from '#core/ports';
import { textOf } from '../load/lines.ts';
import { type LoadCounts, loadRows } from '../load/load-rows.ts';
import { ModelHead } from '../load/model-head.ts';
import type { ContentKey } from '../load/table.ts';
import { asTenant } from '../tenant-queries.ts';
import { analyze } from './analyze.ts';
import {
  beginContent,
  changeVersions,
  discardContent,
  findReady,
  giveUpUnused,
  makeReady,
  touchContent,
} from './contents.ts';
import type { ModelDatabase } from './model-database.ts';
import { removeUnused } from './remove-unused.ts';

const TOUCH_MS = 10_000;

/**
 * PostgreSQL does not analyze so few rows by itself, and takes a table that it knows nothing of for one of eighty: a view
 * would then go through the elements of all ten models to show those of one. What the load itself adds matters little.
 */
const SMALL_TABLES = ['models', 'model_versions', 'contents'];

/** The plan of an insert is the same whatever is in its arrays: one made for them would hold copies of them, batch by batch. */
const batchSettings = ['plan_cache_mode = force_generic_plan'];

/** What a save works with. */
export interface Save {
  readonly database: ModelDatabase;
  readonly scope: Scope;
  readonly version: NewVersion;
  readonly artifacts: ArtifactReader;
  readonly options: SaveOptions;
}

/** Loads what the version shows, unless it is there, and then shows it. */
export async function saveVersion(save: Save): Promise<UnusedContents> {
  const { database, scope } = save;
  save.options.signal?.throwIfAborted();
  const head = ModelHead.parse(JSON.parse(await textOf(save.artifacts('model.json'))));
  const shown = await changeVersions(asTenant(database.writes, scope.tenant), async (client) => {
    const content = await findReady(client, scope, head.contentId);
    return content === undefined ? undefined : show(client, save, content);
  });
  const unused = shown ?? (await loadAndShow(save, head));
  await removeUnused(database);
  return { contentIds: unused };
}

async function loadAndShow(save: Save, head: ModelHead): Promise<string[]> {
  const { database, scope } = save;
  const queries = asTenant(database.writes, scope.tenant);
  const key = await beginContent(queries, scope, head);
  try {
    const counts = await load(save, head, key);
    const unused = await changeVersions(queries, (client) => finish(client, save, head, key, counts));
    await discardContent(queries, key); // one that is ready stays
    return unused;
  } catch (error) {
    // Where this fails too, the database is gone: `removeAbandoned` finds the rows at the next start.
    await discardContent(queries, key)
      .then(() => removeUnused(database))
      .catch(() => undefined);
    throw error;
  }
}

async function finish(client: PoolClient, save: Save, head: ModelHead, key: ContentKey, counts: LoadCounts) {
  const { scope } = save;
  // Whoever loaded the same file at the same time may have been faster: then that content is shown.
  const other = await findReady(client, scope, head.contentId);
  if (other === undefined) await makeReady(client, key, counts);
  return show(client, save, other ?? key.content);
}

async function load({ database, artifacts, options }: Save, head: ModelHead, key: ContentKey): Promise<LoadCounts> {
  const { writes, postgis } = database;
  const queries = asTenant(writes, key.tenant, batchSettings);
  const total = bytesOf(head, ['elements.ndjson', 'properties.ndjson', 'tree.json']);
  let done = 0;
  const onBytes = (bytes: number) => {
    options.signal?.throwIfAborted();
    done += bytes;
    options.onProgress?.(Math.min(done, total), total);
  };
  let touched: Promise<void> = Promise.resolve();
  const touching = setInterval(() => {
    touched = touched.then(() => touchContent(queries, key)).catch(() => undefined); // the load itself meets the same error
  }, TOUCH_MS);
  try {
    const known = (table: string) => analyze(writes, table);
    const counts = await loadRows({ queries, postgis, key, artifacts, onBytes, analyze: known });
    for (const table of SMALL_TABLES) await known(table);
    return counts;
  } finally {
    clearInterval(touching);
    await touched;
  }
}

const bytesOf = ({ artifacts }: ModelHead, names: readonly string[]) =>
  artifacts.filter(({ name }) => names.includes(name)).reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * Lets the version show a content, from the moment on at which the transaction is committed.
 *
 * @returns the ids of contents that are unused then.
 */
async function show(client: PoolClient, { scope, version, options }: Save, content: string): Promise<string[]> {
  options.signal?.throwIfAborted(); // whoever deletes the model next waits for this transaction
  const { tenant, project } = scope;
  const { modelId, versionId, name, fileName, createdAt } = version;
  await client.query(
    `INSERT INTO plinth.models (tenant, project, model_id, name, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant, project, model_id) DO UPDATE SET name = excluded.name`,
    [tenant, project, modelId, name, createdAt],
  );
  const { rows } = await client.query<{ content: string }>(
    'SELECT content FROM plinth.model_versions WHERE tenant = $1 AND project = $2 AND version_id = $3',
    [tenant, project, versionId],
  );
  const [before] = rows;
  if (before === undefined) {
    await client.query(
      `INSERT INTO plinth.model_versions (tenant, project, model_id, number, version_id, file_name, created_at, content)
       SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7::bigint FROM plinth.model_versions
        WHERE tenant = $1 AND project = $2 AND model_id = $3`,
      [tenant, project, modelId, versionId, fileName, createdAt, content],
    );
    return [];
  }
  await client.query(
    `UPDATE plinth.model_versions SET content = $5::bigint
      WHERE tenant = $1 AND project = $2 AND model_id = $3 AND version_id = $4`,
    [tenant, project, modelId, versionId, content],
  );
  return before.content === content ? [] : giveUpUnused(client, scope, [before.content]);
}
