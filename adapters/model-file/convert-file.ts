import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { CoverageCounts, Features, JobError, JobTimings } from '#core/model';
import { type ModelDocument, type StoredArtifacts, storedModel, storedReport, strictRejection } from '#core/processing';
import { conversionError, countsOf, jobTimings } from './job-outcome.ts';
import { type OpenedModel, openModel } from './open-model.ts';
import { peakMemoryMB } from './peak-memory.ts';
import { type ProcessFileRequest, processOpened } from './process-opened.ts';
import { type StageMemory, StageMemoryMeter } from './stage-memory.ts';

export interface ConvertRequest extends Omit<ProcessFileRequest, 'isCompressed'> {
  /** The file: STEP text, or an `.ifcZIP`. */
  readonly path: string;
  /** Of the file at `path`, where somebody has read it already; otherwise null. */
  readonly sha256: string | null;
  /** What `store` has already. */
  readonly stored: StoredArtifacts;
  readonly features: Features;
}

/** What is to be said of a job whose file was converted, now or before. */
export interface ConvertedFile {
  readonly contentId: string;
  readonly coverage: CoverageCounts;
  /** Empty where the artifacts were there. */
  readonly timings: JobTimings;
  /** Of this process. */
  readonly peakMemoryMB: number;
  /** With `advancedMonitoring`, where the file was converted. */
  readonly stageMemoryMB?: StageMemory;
}

export type ConvertOutcome =
  | { readonly kind: 'done'; readonly result: ConvertedFile }
  /** The same file would be refused again. */
  | { readonly kind: 'rejected'; readonly error: JobError }
  /** Storage is at fault: trying again may help. */
  | { readonly kind: 'failed'; readonly error: JobError };

/**
 * Converts one local file for a job. Bytes whose artifacts are in the store as a whole are not converted again.
 *
 * @throws the signal's reason when it is aborted, and every fault of Plinth's own.
 */
export async function convertFile(request: ConvertRequest): Promise<ConvertOutcome> {
  try {
    return await convert(request);
  } catch (error) {
    const known = conversionError(error);
    if (known === undefined) throw error;
    return known.kind === 'rejected'
      ? { kind: 'rejected', error: known.error }
      : { kind: 'failed', error: known.error };
  }
}

async function convert({ path, sha256, stored, features, ...request }: ConvertRequest): Promise<ConvertOutcome> {
  const opened = await openModel(path);
  try {
    const textSha256 = opened.isUnpacked || sha256 === null ? await sha256Of(opened, request.signal) : sha256;
    const known = await storedModel(stored, request.scope, textSha256);
    if (known !== undefined) {
      const report = features.strictValidation && (await storedReport(stored, request.scope, known.contentId));
      return (report && rejectedBy(strictRejection(report))) || done(known, {});
    }
    const meter = features.advancedMonitoring ? new StageMemoryMeter() : undefined;
    const { model, timings, diagnostics } = await processOpened(opened, {
      ...request,
      isCompressed: features.exportCompression,
      onProgress: (progress) => {
        meter?.note(progress.stage);
        request.onProgress?.(progress);
      },
    });
    const rejection = features.strictValidation ? rejectedBy(strictRejection(diagnostics)) : undefined;
    return rejection ?? done(model, jobTimings(timings), meter?.peaks);
  } finally {
    await opened.close();
  }
}

const rejectedBy = (error: JobError | undefined): ConvertOutcome | undefined => error && { kind: 'rejected', error };

function done(
  { contentId, coverage }: ModelDocument,
  timings: JobTimings,
  stageMemoryMB?: StageMemory,
): Extract<ConvertOutcome, { kind: 'done' }> {
  const result = { contentId, coverage: countsOf(coverage), timings, peakMemoryMB: peakMemoryMB() };
  return { kind: 'done', result: { ...result, ...(stageMemoryMB && { stageMemoryMB }) } };
}

async function sha256Of({ path }: OpenedModel, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { ...(signal && { signal }) });
  return hash.digest('hex');
}
