import type { CoverageCounts, JobError, JobStage, JobState, JobTimings, ObjectVersion } from '#core/model';

/** What can happen to a job. */
export type JobEvent =
  /**
   * The whole file is stored, under its own `uploadId` or under that of another job with the same bytes; `sha256` is
   * null where nobody has read it yet.
   */
  | {
      readonly kind: 'uploaded';
      readonly bytes: number;
      readonly sha256: string | null;
      readonly uploadId: string;
      readonly uploadVersion?: ObjectVersion;
    }
  /** It may be an IFC model, and this version of it is the one to be read. */
  | { readonly kind: 'accepted'; readonly uploadVersion?: ObjectVersion }
  /** A worker has taken it up. */
  | { readonly kind: 'started' }
  /** The worker has read the whole file. */
  | { readonly kind: 'identified'; readonly sha256: string }
  | { readonly kind: 'progressed'; readonly stage: JobStage; readonly percent: number }
  /** It still waits: its message, which may be lost, is sent anew. */
  | { readonly kind: 'requeued' }
  /** Its worker went away without a word; it waits for another. */
  | { readonly kind: 'interrupted' }
  | ({ readonly kind: 'succeeded' } & JobOutcome)
  /** The file is none that can be converted: the same file would be refused again. */
  | { readonly kind: 'rejected'; readonly error: JobError }
  /** Something else went wrong; trying again may help. */
  | { readonly kind: 'failed'; readonly error: JobError }
  | { readonly kind: 'cancelled' }
  /** Try again with the upload that is there. */
  | { readonly kind: 'retried' };

/** What a successful job has made. */
export interface JobOutcome {
  readonly contentId: string;
  readonly coverage: CoverageCounts;
  readonly timings: JobTimings;
  readonly peakMemoryMB: number | null;
}

/** From which states an event leads to which. Every other pair is impossible. */
export const transitions = {
  uploaded: { from: ['awaiting_upload'], to: 'scanning' },
  accepted: { from: ['scanning'], to: 'queued' },
  started: { from: ['queued'], to: 'processing' },
  identified: { from: ['processing'], to: 'processing' },
  progressed: { from: ['processing'], to: 'processing' },
  requeued: { from: ['queued'], to: 'queued' },
  interrupted: { from: ['processing'], to: 'queued' },
  succeeded: { from: ['processing'], to: 'succeeded' },
  rejected: { from: ['awaiting_upload', 'scanning', 'processing'], to: 'rejected' },
  failed: { from: ['scanning', 'queued', 'processing'], to: 'failed' },
  cancelled: { from: ['awaiting_upload', 'scanning', 'queued', 'processing'], to: 'cancelled' },
  retried: { from: ['failed', 'cancelled'], to: 'scanning' },
} as const satisfies Record<JobEvent['kind'], { from: readonly JobState[]; to: JobState }>;

/** States in which something is still going to happen. */
export const unfinishedStates = ['awaiting_upload', 'scanning', 'queued', 'processing'] as const satisfies JobState[];
