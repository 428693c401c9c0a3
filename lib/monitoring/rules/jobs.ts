import { workerMetrics } from '#containers/ifc-worker';
import { ARRIVALS_SERVICE, arrivalMetrics } from '#lambdas/arrivals';
import { SWEEP_FAILURES, SWEEPER_SERVICE, sweeperMetrics } from '#lambdas/sweeper';
import { WAKER_SERVICE, wakerMetrics } from '#lambdas/waker';
import type { AlarmRule } from '../alarm-rule.ts';
import { ofQueue, ofWorkers, own } from '../metrics.ts';

const MINUTE = 60;

/** So many in a while are too many. */
const counted = (
  rule: Pick<AlarmRule, 'id' | 'title' | 'severity' | 'signal' | 'threshold'> & { readonly minutes: number },
): AlarmRule => {
  const { minutes, ...rest } = rule;
  return {
    ...rest,
    each: 'product',
    comparison: '>=',
    unit: '',
    period: minutes * MINUTE,
    periods: 1,
    missing: 'notBreaching',
  };
};

/** What becomes of jobs. */
export const jobRules: readonly AlarmRule[] = [
  {
    id: 'AL-24',
    title: 'Something could not be processed',
    severity: 'warning',
    each: 'deadLetterQueue',
    signal: ofQueue('ApproximateNumberOfMessagesVisible', 'Maximum'),
    comparison: '>',
    threshold: 0,
    unit: 'messages',
    period: MINUTE,
    periods: 1,
    missing: 'notBreaching',
  },
  {
    id: 'AL-25',
    title: 'More than a tenth of the jobs fail',
    severity: 'warning',
    each: 'product',
    signal: {
      // One failure among a few jobs is told by AL-24.
      expression: 'IF(FILL(failed, 0) >= 3, 100 * failed / (failed + FILL(succeeded, 0)), 0)',
      metrics: {
        failed: ofWorkers(workerMetrics.jobsFailed, 'Sum'),
        succeeded: ofWorkers(workerMetrics.jobsSucceeded, 'Sum'),
      },
    },
    comparison: '>',
    threshold: 10,
    unit: '%',
    period: 15 * MINUTE,
    periods: 1,
    missing: 'notBreaching',
  },
  counted({
    id: 'AL-19',
    title: 'Workers give jobs back again and again',
    severity: 'warning',
    signal: ofWorkers(workerMetrics.jobsGivenBack, 'Sum'),
    threshold: 6,
    minutes: 15,
  }),
  counted({
    id: 'AL-26',
    title: 'Files stuck in scanning',
    severity: 'warning',
    signal: own(SWEEPER_SERVICE, sweeperMetrics.refused, 'Sum'),
    threshold: 1,
    minutes: 5,
  }),
  counted({
    id: 'AL-27',
    title: 'Jobs stand still and cannot be moved on',
    severity: 'warning',
    signal: own(SWEEPER_SERVICE, SWEEP_FAILURES, 'Sum'),
    threshold: 1,
    minutes: 5,
  }),
  counted({
    id: 'AL-28',
    title: 'Workers vanish with their jobs',
    severity: 'warning',
    signal: own(SWEEPER_SERVICE, sweeperMetrics.workerLost, 'Sum'),
    threshold: 3,
    minutes: 60,
  }),
  counted({
    id: 'AL-29',
    title: 'Models without geometry',
    severity: 'warning',
    signal: ofWorkers(workerMetrics.jobsWithoutGeometry, 'Sum'),
    threshold: 1,
    minutes: 60,
  }),
  counted({
    id: 'AL-30',
    title: 'Files that belong to no job',
    severity: 'info',
    signal: own(ARRIVALS_SERVICE, arrivalMetrics.unknown, 'Sum'),
    threshold: 1,
    minutes: 60,
  }),
  counted({
    id: 'AL-31',
    title: 'Unreadable records of jobs',
    severity: 'warning',
    signal: own(WAKER_SERVICE, wakerMetrics.unreadable, 'Sum'),
    threshold: 1,
    minutes: 5,
  }),
];
