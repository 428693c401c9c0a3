import type { CoverageCounts, JobError, JobStage, JobTimings, Scope } from '#core/model';

/** What the process that converts one file is told. */
export interface WorkRequest {
  readonly scope: Scope;
  /** The uploaded file. */
  readonly path: string;
  /** What people call it. */
  readonly fileName: string;
  /** Where artifacts go: the root of the object store. */
  readonly artifactsFolder: string;
}

/** What it has made. */
export interface WorkResult {
  readonly contentId: string;
  readonly coverage: CoverageCounts;
  readonly timings: JobTimings;
  readonly peakMemoryMB: number;
}

/** What it tells: progress, and then one of the others. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly stage: JobStage; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: WorkResult }
  | { readonly kind: 'rejected' | 'failed'; readonly error: JobError };
