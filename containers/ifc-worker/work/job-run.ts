import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskObjectReader } from '#adapters/disk';
import type { JobEvent, ProgressNotes } from '#core/jobs';
import type { Features, Job, JobTimings } from '#core/model';
import type { FeatureFlags, ModelRepository, NewVersion, ObjectReader, ObjectStore, UnusedContents } from '#core/ports';
import { type ModelDocument, storedModel, storedReport, strictRejection } from '#core/processing';
import type { ConversionProgress, ConversionRequest, ConversionResult } from '../conversion/protocol.ts';
import type { ConversionOutcome } from '../conversion/run-conversion.ts';
import type { CircuitBreaker } from '../geometry/circuit-breaker.ts';
import type { JobReport } from '../job/job-report.ts';
import type { WorkEnd } from '../job/settle.ts';
import { checksumDiffers, crashed, endOf, storageEnd, uploadGone } from './faults.ts';
import { contentKey, StoredContent } from './stored-content.ts';

/** The upload on the local disk, its checksum as hexadecimal digits; or why it cannot be had. */
export type StagedUpload = { readonly outcome: 'staged'; readonly sha256: string } | { readonly outcome: 'gone' };

/** Where models are kept as rows. */
export interface ModelShelf extends Pick<ModelRepository, 'saveVersion'> {
  /** Takes the version of a job back, and the model with its last one; nothing where there is no such version. */
  takeBack(job: Job): Promise<UnusedContents>;
}

export interface RunSources {
  /** Copies exactly the version of the upload that was found clean to a path. */
  readonly stage: (job: Job, path: string, signal: AbortSignal) => Promise<StagedUpload>;
  readonly convert: (
    request: ConversionRequest,
    onProgress: (progress: ConversionProgress) => void,
    signal: AbortSignal,
  ) => Promise<ConversionOutcome>;
  readonly artifacts: ObjectStore & ObjectReader;
  /** Connects when it is first asked; a database that sleeps is awake by the time the file is converted. */
  readonly models: () => Promise<ModelShelf>;
  readonly breaker: CircuitBreaker;
  readonly features: FeatureFlags;
  /** Every run has a folder of its own in it. */
  readonly scratchFolder: string;
}

/** What a run is given by whoever watches over it. */
export interface RunContext {
  readonly notes: Pick<ProgressNotes, 'note'>;
  readonly report: JobReport;
  /** Lets something happen to the job. */
  readonly tell: (event: JobEvent) => Promise<void>;
  readonly signal: AbortSignal;
}

/** The work on one job: upload -> scratch -> child process -> artifacts -> rows. */
export class JobRun {
  readonly #sources: RunSources;
  readonly #job: Job;
  #mayBeStored = false;

  constructor(sources: RunSources, job: Job) {
    this.#sources = sources;
    this.#job = job;
  }

  /** Whatever happens is an end, and leaves nothing in the scratch folder. */
  async work(context: RunContext): Promise<WorkEnd> {
    const folder = join(this.#sources.scratchFolder, `job-${this.#job.id}-${this.#job.attempts}`);
    this.#sources.models().catch(() => undefined); // asked for again when it is needed
    try {
      await mkdir(folder, { recursive: true });
      return await this.#workIn(folder, context);
    } catch (error) {
      if (!context.signal.aborted) context.report.fault(error);
      return endOf(error, context.signal);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** The job did not succeed after all: what is stored of it must not be seen. */
  async undo(): Promise<void> {
    if (!this.#mayBeStored) return;
    const models = await this.#sources.models();
    await this.#removeUnused(await models.takeBack(this.#job));
  }

  get #scope() {
    return { tenant: this.#job.tenant, project: this.#job.project };
  }

  async #workIn(folder: string, context: RunContext): Promise<WorkEnd> {
    const job = this.#job;
    const path = join(folder, 'upload');
    const staged = await context.report.timed('download', () => this.#sources.stage(job, path, context.signal));
    if (staged.outcome === 'gone') return this.#withoutFile(context);
    if (job.sha256 !== null && job.sha256 !== staged.sha256) {
      return { kind: 'rejected', error: checksumDiffers(job.sha256, staged.sha256) };
    }
    await context.tell({ kind: 'identified', sha256: staged.sha256 });
    const known = await storedModel(this.#sources.artifacts, this.#scope, staged.sha256);
    const features = await this.#sources.features.current();
    if (known !== undefined) return this.#reuse(known, features, context);
    const converted = await this.#convert(path, folder, features, context);
    if (converted.kind === 'rejected') return converted;
    if (converted.kind === 'storage') return storageEnd(converted.error) ?? { kind: 'failed', error: converted.error };
    if (converted.kind === 'crashed') return { kind: 'broken', error: crashed(converted.end) };
    return this.#store(converted.conversion, join(folder, 'artifacts'), context);
  }

  /** A twin of a file that has expired may still have what came of that: its checksum was proven then. */
  async #withoutFile(context: RunContext): Promise<WorkEnd> {
    const { sha256, id, uploadId } = this.#job;
    const isTwin = uploadId !== id;
    const known = isTwin && sha256 !== null && (await storedModel(this.#sources.artifacts, this.#scope, sha256));
    if (!known) return { kind: 'rejected', error: uploadGone };
    return this.#reuse(known, await this.#sources.features.current(), context);
  }

  async #convert(
    path: string,
    folder: string,
    features: Features,
    { notes, report, signal }: RunContext,
  ): Promise<ConversionOutcome> {
    const { breaker, convert } = this.#sources;
    const engine = breaker.isOpen ? 'paused' : 'web-ifc';
    const request = {
      scope: this.#scope,
      path,
      artifactsFolder: join(folder, 'artifacts'),
      temporaryFolder: folder,
      engine,
      features,
    } as const;
    const outcome = await convert(request, ({ stage, done, total }) => notes.note(stage, done, total), signal);
    if (outcome.kind === 'crashed') report.crash(outcome);
    if (outcome.kind === 'done') report.converted(outcome.conversion, engine);
    if (engine === 'web-ifc') judge(breaker, this.#job.id, outcome);
    return outcome;
  }

  /** The same bytes were converted before: what came of it is loaded from where it was published. */
  async #reuse(
    { contentId, coverage }: ModelDocument,
    { strictValidation }: Features,
    context: RunContext,
  ): Promise<WorkEnd> {
    context.report.known(contentId);
    const found = strictValidation && (await storedReport(this.#sources.artifacts, this.#scope, contentId));
    const error = found ? strictRejection(found) : undefined;
    if (error !== undefined) return { kind: 'rejected', error };
    const published = new StoredContent(this.#sources.artifacts, this.#scope, contentId);
    const loadMs = await took(() => context.report.timed('load', () => this.#load(published, context)));
    const { expected, produced, failed, empty } = coverage;
    const counts = { expected, produced, failed, empty };
    return { kind: 'succeeded', contentId, coverage: counts, timings: { loadMs }, peakMemoryMB: null };
  }

  async #store(
    { contentId, coverage, timings, peakMemoryMB }: Extract<ConversionResult, { kind: 'done' }>['conversion'],
    folder: string,
    context: RunContext,
  ): Promise<WorkEnd> {
    const local = new StoredContent(new DiskObjectReader(folder), this.#scope, contentId);
    const { report, signal } = context;
    const publishMs = await took(() => report.timed('publish', () => local.copyTo(this.#sources.artifacts, signal)));
    const loadMs = await took(() => report.timed('load', () => this.#load(local, context)));
    const all: JobTimings = { ...timings, writeMs: (timings.writeMs ?? 0) + publishMs, loadMs };
    return { kind: 'succeeded', contentId, coverage, timings: all, peakMemoryMB };
  }

  async #load(content: StoredContent, { notes, signal }: RunContext): Promise<void> {
    const { modelId, id, fileName, createdAt } = this.#job;
    const name = fileName.replace(/\.(ifc|ifczip|zip)$/i, '');
    const version: NewVersion = { modelId, versionId: id, name, fileName, createdAt };
    const onProgress = (done: number, total: number) => notes.note('load', done, total);
    const models = await this.#sources.models();
    this.#mayBeStored = true;
    await this.#removeUnused(await models.saveVersion(this.#scope, version, content.read, { onProgress, signal }));
  }

  async #removeUnused({ contentIds }: { readonly contentIds: readonly string[] }): Promise<void> {
    for (const contentId of contentIds) await this.#sources.artifacts.removeBelow(contentKey(this.#scope, contentId));
  }
}

/** Only a file that reached the engine says something of it; of a process that crashed nobody knows. */
function judge(breaker: CircuitBreaker, jobId: string, outcome: ConversionOutcome): void {
  if (outcome.kind === 'crashed' || (outcome.kind === 'done' && outcome.conversion.engineHasFailed))
    breaker.fail(jobId);
  else if (outcome.kind === 'done') breaker.succeed();
}

async function took(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
