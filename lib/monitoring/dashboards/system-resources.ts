import { WAKER_SERVICE, wakerMetrics } from '#lambdas/waker';
import type { DashboardPlan, Line } from '../dashboard-plan.ts';
import { ofFunction, ofTable, ofTasks } from '../metrics.ts';
import { lines, ownLines } from './lines.ts';

const share = (used: string, reserved: string, statistic: 'Average' | 'Maximum'): Line[] => [
  {
    of: 'workers',
    signal: {
      expression: '100 * used / reserved',
      metrics: { used: ofTasks(used, statistic), reserved: ofTasks(reserved, statistic) },
    },
    label: 'used',
  },
];

/** What workers, functions and tables use. */
export const systemResources: DashboardPlan = {
  id: 'system',
  title: 'System Resources',
  links: ['workers', 'function', 'table'],
  widgets: [
    {
      title: 'Processors of workers',
      unit: '%',
      lines: share('CpuUtilized', 'CpuReserved', 'Average'),
      mark: { value: 80, rule: 'AL-08' },
    },
    {
      title: 'Memory of workers',
      unit: '%',
      lines: share('MemoryUtilized', 'MemoryReserved', 'Maximum'),
      mark: { value: 75, rule: 'AL-06' },
    },
    {
      title: 'Scratch volumes of workers',
      unit: '%',
      lines: share('EphemeralStorageUtilized', 'EphemeralStorageReserved', 'Maximum'),
      mark: { value: 90, rule: 'AL-20' },
    },
    {
      title: 'Workers',
      unit: 'tasks',
      lines: [
        ...lines('workers', ofTasks, 'Maximum', { RunningTaskCount: 'running' }),
        ...ownLines(WAKER_SERVICE, 'Sum', { [wakerMetrics.woken]: 'woken' }),
      ],
    },
    {
      title: 'Functions at the same time',
      unit: 'runs',
      lines: lines('function', ofFunction, 'Maximum', { ConcurrentExecutions: '' }),
    },
    {
      title: 'Functions that were not let run',
      unit: 'calls',
      lines: lines('function', ofFunction, 'Sum', { Throttles: '' }),
    },
    {
      title: 'Requests that tables refused',
      unit: 'requests',
      lines: lines('table', ofTable, 'Sum', { ReadThrottleEvents: 'reads', WriteThrottleEvents: 'writes' }),
    },
    {
      title: 'Requests to tables',
      unit: 'units',
      lines: lines('table', ofTable, 'Sum', {
        ConsumedReadCapacityUnits: 'reads',
        ConsumedWriteCapacityUnits: 'writes',
      }),
    },
    { query: 'coldStarts' },
    { query: 'watchedEvents' },
  ],
};
