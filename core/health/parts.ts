/**
 * What the product can consist of. `database`: models as rows; `jobs`: where jobs are kept, if not there; `storage`:
 * uploads and artifacts; `cache`: of answers, if it is a server of its own; `processor`: whatever converts files.
 */
export const healthParts = ['database', 'jobs', 'storage', 'cache', 'processor'] as const;
export type HealthPart = (typeof healthParts)[number];

/** Looks at one part. */
export interface HealthCheck {
  /** Nothing works without it, so that its failure is that of the whole. Without others, something does not work. */
  readonly isVital: boolean;
  /**
   * `asleep`: it is paused until somebody needs it, and a closer look would wake it. Rejects where it cannot be used; the
   * error is for the log.
   */
  readonly look: () => Promise<'healthy' | 'asleep'>;
}

/** `degraded`: it did not answer in time, but did so a moment ago, or was never asked before. */
export type PartStatus = 'healthy' | 'asleep' | 'degraded' | 'unhealthy';

/** What a look at a part has found. */
export interface PartHealth {
  readonly status: PartStatus;
  /** How long the look took; null where nobody looked closer, or waited for the end. */
  readonly milliseconds: number | null;
}
