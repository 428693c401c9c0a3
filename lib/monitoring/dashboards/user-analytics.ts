import { workerMetrics } from '#containers/ifc-worker';
import { ARRIVALS_SERVICE, arrivalMetrics } from '#lambdas/arrivals';
import { AUTHORIZER_SERVICE, authorizerMetrics } from '#lambdas/authorizer';
import type { DashboardPlan } from '../dashboard-plan.ts';
import { ofApi } from '../metrics.ts';
import { lines, ownLines, workerLines } from './lines.ts';

/** Who uses the product, and for what. */
export const userAnalytics: DashboardPlan = {
  id: 'users',
  title: 'User Analytics',
  links: ['api'],
  widgets: [
    { query: 'activePrincipals' },
    { query: 'tenants' },
    {
      title: 'Uploaded files',
      unit: 'files',
      stacked: true,
      lines: ownLines(ARRIVALS_SERVICE, 'Sum', {
        [arrivalMetrics.scanning]: 'arrived',
        [arrivalMetrics.queued]: 'accepted',
        [arrivalMetrics.rejected]: 'refused',
        [arrivalMetrics.ignored]: 'told twice',
        [arrivalMetrics.unknown]: 'of no job',
      }),
    },
    {
      title: 'Models',
      unit: 'jobs',
      lines: workerLines('Sum', {
        [workerMetrics.jobsSucceeded]: 'made',
        [workerMetrics.jobsRejected]: 'no model: the file’s fault',
      }),
    },
    { title: 'Requests', unit: 'requests', lines: lines('api', ofApi, 'Sum', { Count: 'all' }) },
    {
      title: 'Keys and tokens that let nobody in',
      unit: 'requests',
      lines: ownLines(AUTHORIZER_SERVICE, 'Sum', { [authorizerMetrics.refused]: 'refused' }),
      mark: { value: 100, rule: 'AL-17' },
    },
    { query: 'favouriteRoutes' },
  ],
};
