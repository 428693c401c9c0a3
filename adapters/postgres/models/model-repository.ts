import type {
  ClassCount,
  ElementDetails,
  ElementFilter,
  ElementPage,
  ElementPlace,
  ModelPlace,
  ModelSummary,
  ModelVersion,
  Scope,
  SpatialHits,
  SpatialQuery,
} from '#core/model';
import type { ArtifactReader, ModelRepository, NewVersion, SaveOptions, UnusedContents } from '#core/ports';
import type { Database } from '../database.ts';
import { asTenant, everyTenant, type Queries, type TenantQueries } from '../tenant-queries.ts';
import { discardAbandoned, findUnused } from './contents.ts';
import { type ShownContent, shownContent } from './current-content.ts';
import { countClasses, elementDetails, findElements } from './find-elements.ts';
import { findNear } from './find-near.ts';
import type { ModelDatabase } from './model-database.ts';
import { deleteModel, deleteVersion, listModels, listVersions } from './model-list.ts';
import { removeUnused } from './remove-unused.ts';
import { saveVersion } from './save-version.ts';

const QUESTION_TIMEOUT_MS = 30_000;
/** A load of minutes is worth waiting for. */
const MOST_RESTARTS = 5;

/** Models in the schema `plinth` of a PostgreSQL database with PostGIS. */
export class PostgresModelRepository implements ModelRepository {
  readonly #database: ModelDatabase;

  constructor(database: Database) {
    const { postgis, isEmbedded } = database;
    const writes = database.pool({ statementTimeoutMs: 0, restarts: MOST_RESTARTS });
    const reads = database.pool({ statementTimeoutMs: QUESTION_TIMEOUT_MS });
    this.#database = { writes, reads, postgis, isEmbedded };
  }

  saveVersion(
    scope: Scope,
    version: NewVersion,
    artifacts: ArtifactReader,
    options: SaveOptions = {},
  ): Promise<UnusedContents> {
    return saveVersion({ database: this.#database, scope, version, artifacts, options });
  }

  listModels(
    scope: Scope,
    page?: { readonly limit: number; readonly after?: ModelPlace },
  ): Promise<readonly ModelSummary[]> {
    return listModels(this.#reads(scope), scope, page);
  }

  async getModel(scope: Scope, modelId: string): Promise<ModelSummary | undefined> {
    const [model] = await listModels(this.#reads(scope), scope, { modelId });
    return model;
  }

  versions(scope: Scope, modelId: string): Promise<readonly ModelVersion[]> {
    return listVersions(this.#reads(scope), scope, modelId);
  }

  async deleteModel(scope: Scope, modelId: string): Promise<UnusedContents | undefined> {
    const unused = await deleteModel(asTenant(this.#database.writes, scope.tenant), scope, modelId);
    await removeUnused(this.#database);
    return unused;
  }

  async deleteVersion(scope: Scope, versionId: string): Promise<UnusedContents> {
    const unused = await deleteVersion(asTenant(this.#database.writes, scope.tenant), scope, versionId);
    await removeUnused(this.#database);
    return unused;
  }

  async unusedContents(scope: Scope, contentIds: readonly string[]): Promise<UnusedContents> {
    return { contentIds: await findUnused(this.#reads(scope), scope, contentIds) };
  }

  classCounts(scope: Scope, modelId: string): Promise<readonly ClassCount[] | undefined> {
    return this.#ask(scope, modelId, countClasses);
  }

  async elements(
    scope: Scope,
    modelId: string,
    filter: ElementFilter,
    page: { readonly limit: number; readonly after?: ElementPlace },
  ): Promise<ElementPage | undefined> {
    const reads = this.#reads(scope);
    const content = await shownContent(reads, scope, modelId, page.after?.contentId);
    return content && findElements(reads, content, filter, page);
  }

  element(scope: Scope, modelId: string, expressId: number): Promise<ElementDetails | undefined> {
    return this.#ask(scope, modelId, (reads, content) => elementDetails(reads, content, expressId));
  }

  findNear(scope: Scope, modelId: string, query: SpatialQuery): Promise<SpatialHits | undefined> {
    return this.#ask(scope, modelId, (reads, content) => findNear(reads, this.#database.postgis, content, query));
  }

  async removeAbandoned(idleSeconds: number): Promise<void> {
    await discardAbandoned(asTenant(this.#database.writes, everyTenant), idleSeconds);
    await removeUnused(this.#database);
  }

  async #ask<T>(scope: Scope, modelId: string, question: (reads: Queries, content: ShownContent) => Promise<T>) {
    const reads = this.#reads(scope);
    const content = await shownContent(reads, scope, modelId);
    return content && question(reads, content);
  }

  #reads({ tenant }: Scope): TenantQueries {
    return asTenant(this.#database.reads, tenant);
  }
}
