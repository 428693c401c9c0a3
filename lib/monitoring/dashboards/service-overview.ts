import { workerMetrics } from '#containers/ifc-worker';
import { CANARY_SERVICE, canaryMetrics } from '#lambdas/canary';
import { PROBER_SERVICE, proberMetrics } from '#lambdas/prober';
import type { DashboardPlan } from '../dashboard-plan.ts';
import { ofApi, ofQueue } from '../metrics.ts';
import { lines, ownLines, workerLines } from './lines.ts';

/** At a glance: is it there, is it quick, does it do its work. */
export const serviceOverview: DashboardPlan = {
  id: 'service',
  title: 'Service Overview',
  links: ['api', 'workers', 'database', 'cache', 'jobQueue'],
  widgets: [
    { alarms: 'all' },
    {
      title: 'Up (1) or down (0), as seen from outside',
      unit: '',
      lines: ownLines(PROBER_SERVICE, 'Minimum', {
        [proberMetrics.serviceUp]: 'service',
        [proberMetrics.databaseUp]: 'database',
        [proberMetrics.cacheUp]: 'cache',
        [proberMetrics.pageUp]: 'web app',
      }),
    },
    {
      title: 'Health answers',
      unit: 'ms',
      lines: ownLines(PROBER_SERVICE, 'Average', { [proberMetrics.healthMilliseconds]: 'took' }),
      mark: { value: 500, rule: 'AL-13' },
    },
    {
      title: 'Parts that cannot be used',
      unit: 'parts',
      lines: ownLines(PROBER_SERVICE, 'Maximum', { [proberMetrics.partsFailing]: 'parts' }),
    },
    {
      title: 'Requests',
      unit: 'requests',
      lines: lines('api', ofApi, 'Sum', { Count: 'all', '4XXError': 'refused', '5XXError': 'failed' }),
    },
    {
      title: 'Response time, p95',
      unit: 'ms',
      lines: lines('api', ofApi, 'p95', { Latency: 'API' }),
      mark: { value: 500, rule: 'AL-14' },
    },
    {
      title: 'Jobs that ended',
      unit: 'jobs',
      stacked: true,
      lines: workerLines('Sum', {
        [workerMetrics.jobsSucceeded]: 'succeeded',
        [workerMetrics.jobsRejected]: 'rejected',
        [workerMetrics.jobsFailed]: 'failed',
      }),
    },
    {
      title: 'Messages that wait',
      unit: 'messages',
      lines: lines('jobQueue', ofQueue, 'Maximum', { ApproximateNumberOfMessagesVisible: 'waiting' }),
    },
    {
      title: 'Canary',
      unit: 's',
      lines: ownLines(CANARY_SERVICE, 'Maximum', {
        [canaryMetrics.success]: 'worked (1) or not (0)',
        [canaryMetrics.upload]: 'upload',
        [canaryMetrics.convert]: 'conversion',
        [canaryMetrics.query]: 'queries',
        [canaryMetrics.cleanUp]: 'cleaning up',
      }),
    },
    {
      title: 'Days until the certificate ends',
      unit: 'days',
      lines: ownLines(PROBER_SERVICE, 'Minimum', { [proberMetrics.certificateDays]: 'days' }),
      mark: { value: 30, rule: 'AL-10' },
    },
  ],
};
