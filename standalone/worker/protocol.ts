import type { Features, JobStage, Scope } from '#core/model';

/** What the process that converts one file is told. */
export interface WorkRequest {
  readonly scope: Scope;
  /** The uploaded file. */
  readonly path: string;
  /** Of the uploaded file. */
  readonly sha256: string | null;
  /** Where artifacts go: the root of the object store. */
  readonly artifactsFolder: string;
  readonly features: Features;
}

/** How far it is. */
export interface WorkProgress {
  readonly kind: 'progress';
  readonly stage: JobStage;
  readonly done: number;
  readonly total: number;
}
