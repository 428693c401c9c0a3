import type { MonitoringConfig } from '#lib/config';
import type { AlarmRule, StormRule } from './alarm-rule.ts';
import type { Subject } from './subject.ts';

/** What an alarm says: what it means, what to do, and where to look. CloudWatch takes 1024 characters. */
export function descriptionOf(
  { id, title, severity }: Pick<AlarmRule | StormRule, 'id' | 'title' | 'severity'>,
  monitoring: MonitoringConfig,
  { name, link }: Pick<Subject, 'name' | 'link'>,
): string {
  const about = name === '' ? '' : ` (${name})`;
  return [`${title}${about}. ${id}, ${severity}.`, `Runbook: ${runbookOf(id, monitoring)}`, `Look: ${link}`].join('\n');
}

/** Its address, or the file in the checkout. */
export function runbookOf(id: string, monitoring: MonitoringConfig): string {
  const { runbooksUrl } = monitoring.kind === 'cloudwatch' ? monitoring : { runbooksUrl: undefined };
  return `${runbooksUrl ?? 'docs/runbooks/'}${id}.md`;
}
