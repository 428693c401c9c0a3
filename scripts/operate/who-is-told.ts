import type { EnvironmentConfig } from '#lib/config';

/** Why nobody would hear of a critical alarm; undefined where somebody does, or where nobody has to. */
export function silenceOf({ name, monitoring }: Pick<EnvironmentConfig, 'name' | 'monitoring'>): string | undefined {
  if (name !== 'production' || monitoring.kind === 'none') return undefined;
  if (monitoring.emails.critical.length > 0 || monitoring.webhookSecret !== undefined) return undefined;
  return 'Nobody would hear of a critical alarm of production: name somebody in `monitoring.emails.critical`, or a `monitoring.webhookSecret`, in lib/config/environments/production.ts.';
}
