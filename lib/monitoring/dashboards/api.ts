import type { DashboardPlan } from '../dashboard-plan.ts';
import { ofApi, ofFirewall, ofFunction } from '../metrics.ts';
import { lines } from './lines.ts';

/** How the API answers. */
export const api: DashboardPlan = {
  id: 'api',
  title: 'API',
  links: ['api', 'firewall', 'function'],
  widgets: [
    {
      title: 'Requests',
      unit: 'requests',
      lines: lines('api', ofApi, 'Sum', { Count: 'all', '4XXError': 'refused', '5XXError': 'failed' }),
    },
    {
      title: 'Response time, p95',
      unit: 'ms',
      lines: lines('api', ofApi, 'p95', { Latency: 'in all', IntegrationLatency: 'in functions' }),
      mark: { value: 500, rule: 'AL-14' },
    },
    {
      title: 'Response time, p99',
      unit: 'ms',
      lines: lines('api', ofApi, 'p99', { Latency: 'in all' }),
      mark: { value: 5000, rule: 'AL-05' },
    },
    {
      title: 'Time of functions, p95',
      unit: 'ms',
      lines: lines('function', ofFunction, 'p95', { Duration: '' }),
    },
    {
      title: 'Firewall',
      unit: 'requests',
      lines: lines('firewall', ofFirewall, 'Sum', { AllowedRequests: 'let through', BlockedRequests: 'refused' }),
      mark: { value: 1000, rule: 'AL-18' },
    },
    { query: 'slowRequests' },
    { query: 'favouriteRoutes' },
    { query: 'refusedRequests' },
    { query: 'refusedByFirewall' },
  ],
};
