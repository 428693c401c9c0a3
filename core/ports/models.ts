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

/** The artifacts of a model from which its rows are made. */
export type LoadedArtifact = 'model.json' | 'tree.json' | 'elements.ndjson' | 'properties.ndjson';

/** Opens an artifact of one model from its beginning; chunks may end anywhere. */
export type ArtifactReader = (name: LoadedArtifact) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The version of a model that an upload leads to. */
export interface NewVersion {
  readonly modelId: string;
  /** The same id again is the same version: it gets the new content, and keeps its number. */
  readonly versionId: string;
  /** What people call the model; kept from its newest version. */
  readonly name: string;
  readonly fileName: string;
  readonly createdAt: string;
}

export interface SaveOptions {
  /** Bytes of the artifacts that are loaded, of all. */
  readonly onProgress?: (done: number, total: number) => void;
  /**
   * Aborting rejects with the signal's reason; nothing of the version is then to be seen, unless it was before. Whoever
   * aborts before deleting the model can be sure that the load does not bring it back.
   */
  readonly signal?: AbortSignal;
}

/** Contents that no version of the scope has any more: their artifacts may go. */
export interface UnusedContents {
  readonly contentIds: readonly string[];
}

/** Keeps models as rows that can be asked. Readers see a version as it was until the new one is there as a whole. */
export interface ModelRepository {
  /**
   * Stores a version of a model, new or known, and makes it the model's newest unless it was there already. A content
   * that the scope has already is not loaded again.
   */
  saveVersion(
    scope: Scope,
    version: NewVersion,
    artifacts: ArtifactReader,
    options?: SaveOptions,
  ): Promise<UnusedContents>;
  /** Newest first, by their newest version, then by `modelId`. @param page all of them, where there is none */
  listModels(
    scope: Scope,
    page?: { readonly limit: number; readonly after?: ModelPlace },
  ): Promise<readonly ModelSummary[]>;
  getModel(scope: Scope, modelId: string): Promise<ModelSummary | undefined>;
  /** Newest first; empty where there is no such model. */
  versions(scope: Scope, modelId: string): Promise<readonly ModelVersion[]>;
  /** Undefined where there is no such model. */
  deleteModel(scope: Scope, modelId: string): Promise<UnusedContents | undefined>;
  /** Takes one version back, and the model with its last one; nothing where there is no such version. */
  deleteVersion(scope: Scope, versionId: string): Promise<UnusedContents>;
  /** Which of these contents no version of the scope shows, and nobody is loading. */
  unusedContents(scope: Scope, contentIds: readonly string[]): Promise<UnusedContents>;

  // What follows asks the newest version of a model, and is undefined where there is no such model.

  /** The most frequent first. */
  classCounts(scope: Scope, modelId: string): Promise<readonly ClassCount[] | undefined>;
  /** Undefined also where the content that `after` belongs to is gone. */
  elements(
    scope: Scope,
    modelId: string,
    filter: ElementFilter,
    page: { readonly limit: number; readonly after?: ElementPlace },
  ): Promise<ElementPage | undefined>;
  /** Undefined also where the model has no such object. */
  element(scope: Scope, modelId: string, expressId: number): Promise<ElementDetails | undefined>;
  /** Undefined also where the model has no such element or space as the query names. */
  findNear(scope: Scope, modelId: string, query: SpatialQuery): Promise<SpatialHits | undefined>;

  /**
   * Removes what loads that were broken off have left behind.
   *
   * @param idleSeconds a load that has not moved for so long is over; 0 where no other process is at work.
   */
  removeAbandoned(idleSeconds: number): Promise<void>;
}
