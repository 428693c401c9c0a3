import { CACHE_SNAPSHOTS_SERVICE, snapshotMetrics } from '#lambdas/cache-snapshots';
import { CONFIGURATION_EXPORT_SERVICE, exportMetrics } from '#lambdas/configuration-export';
import { MODELS_SERVICE } from '#lambdas/models';
import { RESTORE_CHECK_SERVICE, restoreMetrics } from '#lambdas/restore-check';
import { cacheMetrics } from '#lambdas/shared';
import { SPATIAL_SERVICE } from '#lambdas/spatial';
import type { DashboardPlan } from '../dashboard-plan.ts';
import { ofCache, ofDatabase, ofReplication } from '../metrics.ts';
import { lines, ownLines } from './lines.ts';

const cacheLines = (service: string) =>
  ownLines(service, 'Sum', {
    [cacheMetrics.hits]: `${service}: had it`,
    [cacheMetrics.misses]: `${service}: had it not`,
    [cacheMetrics.failures]: `${service}: did not answer`,
  });

/** Database, cache and their backups. */
export const database: DashboardPlan = {
  id: 'database',
  title: 'Database',
  links: ['database', 'cache', 'table'],
  widgets: [
    {
      title: 'Connections',
      unit: 'connections',
      lines: lines('database', ofDatabase, 'Maximum', { DatabaseConnections: 'open' }),
      mark: { value: 80, rule: 'AL-34' },
    },
    {
      title: 'Size of the database, and how much of it is used',
      unit: '',
      lines: [
        ...lines('database', ofDatabase, 'Average', {
          ServerlessDatabaseCapacity: 'capacity units',
          ACUUtilization: '% of the most',
        }),
      ],
      mark: { value: 95, rule: 'AL-35' },
    },
    {
      title: 'Processors of the database',
      unit: '%',
      lines: lines('database', ofDatabase, 'Average', { CPUUtilization: 'used' }),
      mark: { value: 80, rule: 'AL-36' },
    },
    {
      title: 'Commits and deadlocks',
      unit: 'a second',
      lines: lines('database', ofDatabase, 'Average', { CommitThroughput: 'commits', Deadlocks: 'deadlocks' }),
    },
    {
      title: 'Bytes stored',
      unit: 'bytes',
      lines: lines('database', ofDatabase, 'Maximum', { VolumeBytesUsed: 'bytes' }),
    },
    {
      title: 'What the cache had',
      unit: 'questions',
      stacked: true,
      lines: [...cacheLines(MODELS_SERVICE), ...cacheLines(SPATIAL_SERVICE)],
    },
    {
      title: 'Cache',
      unit: 'bytes',
      lines: lines('cache', ofCache, 'Maximum', { BytesUsedForCache: 'used' }),
    },
    {
      title: 'Commands that the cache refused',
      unit: 'commands',
      lines: lines('cache', ofCache, 'Sum', { ThrottledCmds: 'refused', Evictions: 'entries dropped' }),
    },
    {
      title: 'Backups',
      unit: '',
      lines: [
        ...ownLines(RESTORE_CHECK_SERVICE, 'Sum', {
          [restoreMetrics.passed]: 'restored and good',
          [restoreMetrics.failed]: 'restore test failed',
        }),
        ...ownLines(CACHE_SNAPSHOTS_SERVICE, 'Sum', {
          [snapshotMetrics.made]: 'snapshots made',
          [snapshotMetrics.removed]: 'snapshots removed',
        }),
        ...ownLines(CONFIGURATION_EXPORT_SERVICE, 'Sum', {
          [exportMetrics.exports]: 'configuration written',
          [exportMetrics.changes]: 'configuration changed',
        }),
        ...lines('replicatedBucket', ofReplication, 'Sum', { OperationsFailedReplication: 'not replicated' }),
      ],
    },
    { query: 'slowStatements' },
  ],
};
