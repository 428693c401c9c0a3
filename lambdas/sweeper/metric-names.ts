import type { SweepOutcome } from '#core/jobs';

export const SWEEPER_SERVICE = 'sweeper';

/** What became of jobs that had stood still for too long -> the metric that counts them. */
export const sweeperMetrics = {
  /** Their event was lost. */
  resumed: 'StuckJobsResumed',
  expired: 'UploadsExpired',
  /** Refused by the scanner without its event, or never looked at by it. */
  refused: 'StuckScansRefused',
  workerLost: 'WorkersLost',
} as const satisfies Record<SweepOutcome, string>;

/** Jobs that could not be moved on: the next sweep tries again. */
export const SWEEP_FAILURES = 'SweepFailures';
