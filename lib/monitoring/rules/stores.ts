import { MODELS_SERVICE } from '#lambdas/models';
import { cacheMetrics } from '#lambdas/shared';
import { SPATIAL_SERVICE } from '#lambdas/spatial';
import type { AlarmRule } from '../alarm-rule.ts';
import { ofCache, ofDatabase, ofTable, own } from '../metrics.ts';

const MINUTE = 60;

const usual = { comparison: '>', missing: 'notBreaching', period: MINUTE, periods: 5 } as const;

/** Questions that the cache could have answered. A metric is absent where there was nothing to count. */
const READS = 'SUM([FILL(hits, 0), FILL(spatialHits, 0), FILL(misses, 0), FILL(spatialMisses, 0)])';

/** Cache, database and tables. */
export const storeRules: readonly AlarmRule[] = [
  {
    ...usual,
    id: 'AL-07',
    title: 'Cache hit rate below 50 %',
    severity: 'warning',
    each: 'product',
    when: 'cache',
    signal: {
      // A few questions say nothing: then it counts as good.
      expression: `IF(${READS} >= 20, 100 * SUM([FILL(hits, 0), FILL(spatialHits, 0)]) / ${READS}, 100)`,
      metrics: {
        hits: own(MODELS_SERVICE, cacheMetrics.hits, 'Sum'),
        misses: own(MODELS_SERVICE, cacheMetrics.misses, 'Sum'),
        spatialHits: own(SPATIAL_SERVICE, cacheMetrics.hits, 'Sum'),
        spatialMisses: own(SPATIAL_SERVICE, cacheMetrics.misses, 'Sum'),
      },
    },
    comparison: '<',
    threshold: 50,
    unit: '%',
    // One value for all of the time: seldom is the cache asked in every single minute of it.
    period: 10 * MINUTE,
    periods: 1,
  },
  {
    ...usual,
    id: 'AL-32',
    title: 'Cache nearly full',
    severity: 'info',
    each: 'cache',
    signal: { expression: '100 * used / {bytes}', metrics: { used: ofCache('BytesUsedForCache', 'Maximum') } },
    threshold: 90,
    unit: '%',
  },
  {
    ...usual,
    id: 'AL-33',
    title: 'Cache refuses commands',
    severity: 'warning',
    each: 'cache',
    signal: ofCache('ThrottledCmds', 'Sum'),
    threshold: 0,
    unit: 'commands',
  },
  {
    ...usual,
    id: 'AL-34',
    title: 'More than 80 database connections',
    severity: 'warning',
    each: 'database',
    signal: ofDatabase('DatabaseConnections', 'Maximum'),
    threshold: 80,
    unit: 'connections',
  },
  {
    ...usual,
    id: 'AL-35',
    title: 'Database is as large as it may become',
    severity: 'warning',
    each: 'database',
    signal: ofDatabase('ACUUtilization', 'Average'),
    threshold: 95,
    unit: '%',
    periods: 10,
  },
  {
    ...usual,
    id: 'AL-36',
    title: 'Processors of the database above 80 %',
    severity: 'warning',
    each: 'database',
    signal: ofDatabase('CPUUtilization', 'Average'),
    threshold: 80,
    unit: '%',
  },
  {
    ...usual,
    id: 'AL-37',
    title: 'Deadlocks in the database',
    severity: 'info',
    each: 'database',
    signal: ofDatabase('Deadlocks', 'Maximum'),
    threshold: 0,
    unit: 'a second',
    periods: 1,
  },
  {
    ...usual,
    id: 'AL-38',
    title: 'A table refuses requests',
    severity: 'warning',
    each: 'table',
    signal: {
      expression: 'SUM([reads, writes])',
      metrics: { reads: ofTable('ReadThrottleEvents', 'Sum'), writes: ofTable('WriteThrottleEvents', 'Sum') },
    },
    threshold: 0,
    unit: 'requests',
    period: 5 * MINUTE,
    periods: 1,
  },
];
