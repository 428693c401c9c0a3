import type {
  CacheKey,
  ClassCount,
  ElementDetails,
  ElementFilter,
  ElementPage,
  ElementPlace,
  Job,
  JobState,
  ModelSummary,
  ModelVersion,
  ObjectKey,
  Scope,
  SpatialHits,
  SpatialQuery,
  SqlRefusal,
  SqlRows,
} from '#core/model';

/**
 * Random access to the bytes of one file. Synchronous on purpose: statements are decoded in tight loops, and awaiting
 * each would cost more than the decoding. What is remote is staged to a local disk by its adapter first.
 */
export interface ByteSource {
  /** The file's name without a path, for messages. */
  readonly name: string;
  /** Bytes in all. */
  readonly size: number;
  /** Fills `target` from `position` on; returns the bytes read, fewer only at the end of the file. */
  read(target: Uint8Array, position: number): number;
}

/** Takes one object's bytes. Nothing is visible under the key before `close` has returned; `abort` leaves nothing. */
export interface ObjectWriter {
  /** Resolves when more may be written: awaiting it keeps memory bounded. The bytes must not change afterwards. */
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
  /** After `close` it does nothing. */
  abort(): Promise<void>;
}

/** Stores artifacts. Writing a key again replaces the object as a whole. */
export interface ObjectStore {
  create(key: ObjectKey): Promise<ObjectWriter>;
  /** The object's bytes, or undefined where there is none. */
  read(key: ObjectKey): Promise<Uint8Array | undefined>;
}

/** Which jobs; what is left out does not matter. */
export interface JobFilter {
  readonly modelId?: string;
  readonly uploadId?: string;
  readonly sha256?: string;
  readonly states?: readonly JobState[];
}

/** A place in a list of jobs, newest first: the list goes on after it. */
export interface JobPlace {
  readonly createdAt: string;
  readonly id: string;
}

/** Keeps jobs. A change that was made from an outdated job is not stored, so nothing is ever lost unnoticed. */
export interface JobRepository {
  /** Throws where there is a job of this id already. */
  insert(job: Job): Promise<void>;
  /** Stores the job over the one that has the version before; false, and nothing stored, where there is none. */
  update(job: Job): Promise<boolean>;
  get(scope: Scope, id: string): Promise<Job | undefined>;
  /** Newest first: by `createdAt`, then by `id`, both descending. */
  list(
    scope: Scope,
    filter: JobFilter,
    page: { readonly limit: number; readonly after?: JobPlace },
  ): Promise<readonly Job[]>;
  /** Every scope's jobs in one of the states, oldest first: what a process has to take up when it starts. */
  listByState(states: readonly JobState[]): Promise<readonly Job[]>;
  /** Nothing where there is no such job. */
  remove(scope: Scope, id: string): Promise<void>;
}

/** One request of the S3 protocol on the object of an upload. */
export type UploadOperation =
  | { readonly kind: 'PutObject' | 'CreateMultipartUpload' }
  | { readonly kind: 'ListParts' | 'CompleteMultipartUpload' | 'AbortMultipartUpload'; readonly multipartId: string }
  | { readonly kind: 'UploadPart'; readonly multipartId: string; readonly partNumber: number };

/** What a signed URL is good for. */
export interface AllowedUpload {
  /** Of the whole object. */
  readonly bytes: number;
  /** Of every part of it but the last. */
  readonly partBytes: number;
  /** How long the URL is good for. */
  readonly seconds: number;
}

/** Takes uploaded files by the S3 protocol, on URLs that were signed for one operation each. */
export interface UploadStore {
  /**
   * @returns a URL, perhaps relative to the one the API was asked under, and headers that belong to the request.
   */
  sign(
    key: ObjectKey,
    operation: UploadOperation,
    allowed: AllowedUpload,
  ): Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> }>;
  /** Removes the object, and all parts of one that is not complete; nothing where there are none. */
  remove(key: ObjectKey): Promise<void>;
}

/** Reads stored objects piece by piece, and removes them. */
export interface ObjectReader {
  /** Bytes of the object, or undefined where there is none. */
  size(key: ObjectKey): Promise<number | undefined>;
  /** The bytes from `start` up to, not including, `end`. Cancelling the stream frees what it holds. */
  stream(key: ObjectKey, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Removes every object below a path; nothing where there is none. */
  removeBelow(key: ObjectKey): Promise<void>;
}

/** Wakes what takes up jobs, and what works on one that has ended. A job that was sent twice is done once. */
export interface JobQueue {
  send(job: Pick<Job, 'tenant' | 'project' | 'id' | 'state' | 'bytes' | 'uploadVersion'>): Promise<void>;
}

/** Which job: what a message to a worker says. */
export type JobRef = Pick<Job, 'tenant' | 'project' | 'id'>;

/**
 * A job that was received from a queue. Nobody else receives it for as long as the queue's visibility timeout, counted
 * anew from every `renew`; unless it is deleted it is then received again.
 */
export interface ReceivedJob {
  readonly job: JobRef;
  /** How often it was received, this time included: after so many times as the queue allows it is put aside. */
  readonly receiveCount: number;
  readonly sentAt: Date;
  /** Begins the visibility timeout anew; false where the message is no longer ours, as after a pause that was too long. */
  renew(): Promise<boolean>;
  /** Lets others receive it at once, or after some seconds. */
  release(afterSeconds?: number): Promise<void>;
  /** It is done: nobody receives it again. */
  delete(): Promise<void>;
}

/** The receiving side of a `JobQueue`. */
export interface JobInbox {
  /** Waits for a job; undefined when none came for a while, or when the signal is aborted. */
  receive(signal: AbortSignal): Promise<ReceivedJob | undefined>;
}

/** Tells that a job has changed. */
export interface JobChanges {
  /**
   * Resolves when the job is beyond the version, or after the time, whichever is first; also when the signal is aborted,
   * and for a job that is not there. It may resolve without a reason.
   */
  next(job: JobRef & Pick<Job, 'version'>, milliseconds: number, signal: AbortSignal): Promise<void>;
}

/**
 * Keeps values that can be made again, and may forget any of them at any time. Nothing of it ever rejects: a cache that
 * is out of order is one that knows nothing.
 */
export interface Cache {
  get(key: CacheKey): Promise<Uint8Array | undefined>;
  set(key: CacheKey, value: Uint8Array, seconds: number): Promise<void>;
  /** Nothing where there is none. */
  remove(key: CacheKey): Promise<void>;
}

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
  /** Newest first, by their newest version. */
  listModels(scope: Scope): Promise<readonly ModelSummary[]>;
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

/**
 * Answers SQL of people: read-only, one statement, the documented views of all scopes. Not for editions in which several
 * tenants share a database.
 */
export interface SqlQueries {
  query(
    sql: string,
    limits: { readonly rows: number; readonly milliseconds: number },
  ): Promise<({ readonly outcome: 'rows' } & SqlRows) | ({ readonly outcome: 'refused' } & SqlRefusal)>;
}
