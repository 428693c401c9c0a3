import { CACHE_SNAPSHOTS_SERVICE, snapshotMetrics } from '#lambdas/cache-snapshots';
import { CANARY_SERVICE, canaryMetrics } from '#lambdas/canary';
import { CONFIGURATION_EXPORT_SERVICE, exportMetrics } from '#lambdas/configuration-export';
import { RESTORE_CHECK_SERVICE, restoreMetrics } from '#lambdas/restore-check';
import type { AlarmRule } from '../alarm-rule.ts';
import { ofEvents, ofReplication, own } from '../metrics.ts';

const HOUR = 3600;

/**
 * Nothing was counted in any of several pieces of time, one after the other: one piece, as long as what happens once in it,
 * would be without it now and then, by a few minutes.
 */
const nothingIn = (periods: number, hours: number) =>
  ({ comparison: '<', threshold: 1, unit: '', period: hours * HOUR, periods, missing: 'breaching' }) as const;

/** What runs by itself so that nobody is surprised one day. */
export const operationRules: readonly AlarmRule[] = [
  {
    id: 'AL-50',
    title: 'The canary fails',
    severity: 'critical',
    each: 'product',
    when: 'canary',
    signal: own(CANARY_SERVICE, canaryMetrics.success, 'Maximum'),
    comparison: '<',
    threshold: 1,
    unit: '',
    // Two runs: one may have met a release.
    period: HOUR / 2,
    periods: 1,
    missing: 'breaching',
  },
  {
    id: 'AL-51',
    title: 'A restore test has failed',
    severity: 'warning',
    each: 'product',
    when: 'restoreTest',
    signal: own(RESTORE_CHECK_SERVICE, restoreMetrics.failed, 'Sum'),
    comparison: '>',
    threshold: 0,
    unit: 'backups',
    period: HOUR,
    periods: 1,
    missing: 'notBreaching',
  },
  {
    ...nothingIn(5, 6),
    id: 'AL-52',
    title: 'The configuration was not written for a day',
    severity: 'warning',
    each: 'product',
    when: 'backup',
    signal: own(CONFIGURATION_EXPORT_SERVICE, exportMetrics.exports, 'Sum'),
  },
  {
    ...nothingIn(2, 6),
    id: 'AL-53',
    title: 'No snapshot of the cache for twelve hours',
    severity: 'warning',
    each: 'product',
    when: 'cacheSnapshots',
    signal: own(CACHE_SNAPSHOTS_SERVICE, snapshotMetrics.made, 'Sum'),
  },
  {
    id: 'AL-54',
    title: 'Objects are not replicated',
    severity: 'warning',
    each: 'replicatedBucket',
    // How far a replica is behind is told in its own region only.
    signal: ofReplication('OperationsFailedReplication', 'Sum'),
    comparison: '>',
    threshold: 0,
    unit: 'objects',
    period: HOUR / 4,
    periods: 1,
    missing: 'notBreaching',
  },
  {
    ...nothingIn(5, 6),
    id: 'AL-55',
    title: 'No backup for a day',
    // No more: it is on from the first deployment to the night after it.
    severity: 'warning',
    each: 'completedBackups',
    unit: 'events',
    signal: ofEvents('Invocations', 'Sum'),
  },
  {
    // As long as CloudWatch looks back.
    ...nothingIn(7, 24),
    id: 'AL-56',
    title: 'No restore test has passed for a week',
    // No more: it is on from the first deployment to the first Sunday.
    severity: 'info',
    each: 'product',
    when: 'restoreTest',
    signal: own(RESTORE_CHECK_SERVICE, restoreMetrics.passed, 'Sum'),
  },
];
