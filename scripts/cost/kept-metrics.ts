import { workerMetrics, workerStages } from '#containers/ifc-worker';
import { arrivalMetrics } from '#lambdas/arrivals';
import { snapshotMetrics } from '#lambdas/cache-snapshots';
import { canaryMetrics } from '#lambdas/canary';
import { exportMetrics } from '#lambdas/configuration-export';
import { proberMetrics } from '#lambdas/prober';

const named = (metrics: object): number => Object.keys(metrics).length;

/** Scheduled functions by the beginning of their ids -> how many metrics of theirs a run writes when nothing is wrong. */
const ofRuns: readonly (readonly [RegExp, number])[] = [
  [/Prober/, named(proberMetrics)],
  [/^Canary/, named(canaryMetrics)],
  [/^Configuration/, named(exportMetrics)],
  [/^Cache/, named(snapshotMetrics)],
  // They count what they had to put right.
  [/^Sweeper|Repeater/, 0],
];

/** @throws where nobody has said which metrics the function keeps alive. */
export function keptMetrics(functionId: string): number {
  const [, count] = ofRuns.find(([pattern]) => pattern.test(functionId)) ?? [];
  if (count === undefined)
    throw new Error(`Nobody has said which metrics ${functionId} writes: scripts/cost/kept-metrics.ts.`);
  return count;
}

/** Of a job that goes well: those of its failures are not written. */
const ofFailures = ['jobsFailed', 'jobsRejected', 'jobsGivenBack', 'stageMemoryMB', 'jobSeconds'] as const;
/** Of the waker one, of answers that were kept two, and some cold starts: a dozen functions, each in one hour of four. */
const OTHERS = 1 + 2 + 3;

/** What is written elsewhere in each hour in which the canary runs: by arrivals, worker, waker and cache. */
export const metricsOfJob: number =
  named(workerMetrics) -
  ofFailures.length +
  workerStages.length +
  OTHERS +
  [arrivalMetrics.scanning, arrivalMetrics.queued].length;
