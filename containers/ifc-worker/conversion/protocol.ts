import type { StageMemory } from '#adapters/model-file';
import type { CoverageCounts, Features, JobError, JobStage, JobTimings, Scope } from '#core/model';

/** What the process that converts one file is told. */
export interface ConversionRequest {
  readonly scope: Scope;
  /** The uploaded file. */
  readonly path: string;
  /** Where artifacts go: the root of an object store on disk. */
  readonly artifactsFolder: string;
  /** For what an archive is unpacked to. */
  readonly temporaryFolder: string;
  /** `paused`: only the data; every shape fails with `geometry/engine-paused`. */
  readonly engine: 'web-ifc' | 'paused';
  readonly features: Features;
}

/** What it has made. */
export interface Conversion {
  readonly contentId: string;
  readonly coverage: CoverageCounts;
  readonly timings: JobTimings;
  readonly peakMemoryMB: number;
  /** With `advancedMonitoring`. */
  readonly stageMemoryMB?: StageMemory;
  /** Whether the geometry engine itself broke down. */
  readonly engineHasFailed: boolean;
}

/** How far it is. */
export interface ConversionProgress {
  readonly kind: 'progress';
  readonly stage: JobStage;
  readonly done: number;
  readonly total: number;
}

/** How it ended, by its own word. */
export type ConversionResult =
  | { readonly kind: 'done'; readonly conversion: Conversion }
  /** The same file would be refused again. */
  | { readonly kind: 'rejected'; readonly error: JobError }
  /** The scratch folder is full, or cannot be written. */
  | { readonly kind: 'storage'; readonly error: JobError };
