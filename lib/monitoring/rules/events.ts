import type { AlarmRule } from '../alarm-rule.ts';
import { ofEvents } from '../metrics.ts';

const MINUTE = 60;

const event = (
  rule: Pick<AlarmRule, 'id' | 'title' | 'severity' | 'each'> & { readonly times?: number; readonly minutes?: number },
): AlarmRule => {
  const { times = 1, minutes = 5, ...rest } = rule;
  return {
    ...rest,
    signal: ofEvents('Invocations', 'Sum'),
    comparison: '>=',
    threshold: times,
    unit: times === 1 ? 'event' : 'events',
    period: minutes * MINUTE,
    periods: 1,
    missing: 'notBreaching',
  };
};

/** What AWS tells by events. */
export const eventRules: readonly AlarmRule[] = [
  event({
    id: 'AL-09',
    title: 'Workers restart again and again',
    severity: 'warning',
    each: 'stoppedTasks',
    times: 3,
    minutes: 15,
  }),
  event({ id: 'AL-44', title: 'The database has failed over', severity: 'warning', each: 'databaseFailures' }),
  event({ id: 'AL-45', title: 'A secret could not be rotated', severity: 'warning', each: 'failedRotations' }),
  event({ id: 'AL-46', title: 'Malware in an uploaded file', severity: 'info', each: 'threats' }),
  event({ id: 'AL-47', title: 'A release was rolled back', severity: 'warning', each: 'failedReleases' }),
  event({ id: 'AL-48', title: 'A backup has failed', severity: 'critical', each: 'failedBackups' }),
  event({ id: 'AL-49', title: 'A copy of a backup has failed', severity: 'warning', each: 'failedCopies' }),
];
