import type { EnvironmentConfig } from './environment-config.ts';

/** Rules of lib/monitoring that a release has to heed: too many errors, and answers that take too long. */
const RULES = ['AL-04', 'AL-05'];

/** Names of the alarms that take a release back. None where nobody watches. */
export function releaseAlarmNames({ name, monitoring }: Pick<EnvironmentConfig, 'name' | 'monitoring'>): string[] {
  return monitoring.kind === 'none' ? [] : RULES.map((rule) => `plinth-${name}-${rule}`);
}
