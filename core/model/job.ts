import * as z from 'zod';
import { CoverageCounts } from './coverage.ts';
import { Scope } from './scope.ts';

/** `awaiting_upload -> scanning -> queued -> processing -> succeeded | failed | cancelled | rejected`. */
export const JobState = z.enum([
  'awaiting_upload',
  'scanning',
  'queued',
  'processing',
  'succeeded',
  'failed',
  'cancelled',
  'rejected',
]);
export type JobState = z.infer<typeof JobState>;

/** What a processing job is at: the stages of `core/processing`, then loading into the spatial database. */
export const JobStage = z.enum(['index', 'data', 'geometry', 'write', 'load']);
export type JobStage = z.infer<typeof JobStage>;

/** Why a job ended without a model: a stable code, a sentence, and what a person can do. */
export const JobError = z.object({ code: z.string(), message: z.string(), remedy: z.string() });
export type JobError = z.infer<typeof JobError>;

const Count = z.number().int().nonnegative();
const Milliseconds = z.number().nonnegative();
const Instant = z.iso.datetime();

/** Milliseconds; `queueMs` from the last time it was queued until it was taken up. Those of the last attempt. */
export const JobTimings = z
  .object({
    queueMs: Milliseconds,
    indexMs: Milliseconds,
    dataMs: Milliseconds,
    geometryMs: Milliseconds,
    writeMs: Milliseconds,
    loadMs: Milliseconds,
  })
  .partial();
export type JobTimings = z.infer<typeof JobTimings>;

/** One version of a stored object, where the store keeps versions: what was checked is then what is read. */
export const ObjectVersion = z.object({ versionId: z.string().min(1), eTag: z.string().min(1) });
export type ObjectVersion = z.infer<typeof ObjectVersion>;

/** What one upload becomes: its way from the ticket to a model version, with every step and its time. */
export const Job = Scope.extend({
  id: z.uuid(),
  /** The model that gets a new version. */
  modelId: z.uuid(),
  /** Names the stored file; jobs whose files are the same bytes share it. */
  uploadId: z.uuid(),
  /** As the person calls it; never part of a path. */
  fileName: z.string().min(1).max(255),
  /** Of the file: as announced, then as received. */
  bytes: Count,
  /** Of the file, as hexadecimal digits: as announced, if it was, then as received. */
  sha256: z.string().nullable(),
  /** Which version of the stored file it is; null until it was found clean, and where the store keeps no versions. */
  uploadVersion: ObjectVersion.nullable().default(null),
  state: JobState,
  stage: JobStage.nullable(),
  /** Of the whole processing; 100 when it succeeded. */
  percent: z.number().min(0).max(100),
  /** How often it was taken up. */
  attempts: Count,
  /** Every state it was in, with the time it began; never shortened. */
  transitions: z.array(z.object({ state: JobState, at: Instant })).min(1),
  timings: JobTimings,
  /** Of the process that did the work. */
  peakMemoryMB: Count.nullable(),
  error: JobError.nullable(),
  /** The artifacts it led to. */
  contentId: z.string().nullable(),
  coverage: CoverageCounts.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  /** Counts the changes: a change is stored only over the version it was made from. */
  version: Count,
});
export type Job = z.infer<typeof Job>;

/** Whether a worker is to take it up: its file was found clean, whether or not the job has noted that it is queued. */
export function waitsForWorker({ state, uploadVersion }: Pick<Job, 'state' | 'uploadVersion'>): boolean {
  return state === 'queued' || (state === 'scanning' && uploadVersion !== null);
}
