import type { ConvertOutcome } from '#adapters/model-file';
import type { JobStage, Scope } from '#core/model';

/** What the process that converts one file is told. */
export interface WorkRequest {
  readonly scope: Scope;
  /** The uploaded file. */
  readonly path: string;
  /** Of the uploaded file. */
  readonly sha256: string | null;
  /** Where artifacts go: the root of the object store. */
  readonly artifactsFolder: string;
}

/** What it tells: progress, and then how it ended. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly stage: JobStage; readonly done: number; readonly total: number }
  | ConvertOutcome;
