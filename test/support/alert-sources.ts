import { readdirSync, readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { type AlarmRule, alarmRules, stormRules } from '#lib/monitoring';
import { resourcesOf } from './cdk-resources.ts';
import { textOf } from './template-text.ts';

/** One alarm as a template has it. */
export interface TemplateAlarm {
  /** Without `plinth-<environment>-`. */
  readonly name: string;
  readonly threshold: number;
  readonly comparison: string;
  readonly period: number;
  readonly periods: number;
  readonly missing: string;
  /** Parts that are known only when it is deployed are `{}`. */
  readonly description: string;
  /** Severities of the topics that it tells. */
  readonly tells: readonly string[];
}

/** Everywhere that something is said of alarms. */
export interface AlertSources {
  readonly rules: readonly AlarmRule[];
  /** docs/alerts.md. */
  readonly document: string;
  /** Name of a runbook's file -> its text. */
  readonly runbooks: ReadonlyMap<string, string>;
  /** Environment -> the alarms of its template. */
  readonly alarms: ReadonlyMap<string, readonly TemplateAlarm[]>;
  /** Environment -> names of its composite alarms, likewise. */
  readonly storms: ReadonlyMap<string, readonly string[]>;
}

const root = new URL('../../', import.meta.url);
const runbooksFolder = new URL('docs/runbooks/', root);

/** @param templates environment -> its template `Monitoring`. */
export const alertSources = (templates: ReadonlyMap<string, Template>): AlertSources => ({
  rules: alarmRules,
  document: readFileSync(new URL('docs/alerts.md', root), 'utf8'),
  runbooks: new Map(
    readdirSync(runbooksFolder).map((file) => [file, readFileSync(new URL(file, runbooksFolder), 'utf8')]),
  ),
  alarms: new Map([...templates].map(([name, template]) => [name, alarmsIn(template, name)])),
  storms: new Map([...templates].map(([name, template]) => [name, stormsIn(template, name)])),
});

/** The longest rule's id that the name begins with: `AL-06-large` is no subject of `AL-06`. */
export function ruleIdIn(name: string): string | undefined {
  const ids = [...alarmRules, ...stormRules]
    .map(({ id }) => id)
    .filter((id) => name === id || name.startsWith(`${id}-`));
  return ids.toSorted((a, b) => b.length - a.length)[0];
}

const operators: Readonly<Record<string, string>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '>=',
  LessThanThreshold: '<',
};

const MetricQuery = z.object({ MetricStat: z.object({ Period: z.number() }).optional() });
const AlarmProperties = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.unknown(),
  AlarmActions: z.array(z.object({ Ref: z.string() })).default([]),
  ComparisonOperator: z.string(),
  Threshold: z.number(),
  Period: z.number().optional(),
  EvaluationPeriods: z.number(),
  TreatMissingData: z.string(),
  Metrics: z.array(MetricQuery).default([]),
});

function alarmsIn(template: Template, environment: string): TemplateAlarm[] {
  return resourcesOf(template, 'AWS::CloudWatch::Alarm').map(({ Properties }) => {
    const alarm = AlarmProperties.parse(Properties);
    const [period = 0] = alarm.Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? []);
    return {
      name: alarm.AlarmName.replace(`plinth-${environment}-`, ''),
      threshold: alarm.Threshold,
      comparison: operators[alarm.ComparisonOperator] ?? alarm.ComparisonOperator,
      period: alarm.Period ?? period,
      periods: alarm.EvaluationPeriods,
      missing: alarm.TreatMissingData,
      description: textOf(alarm.AlarmDescription),
      tells: alarm.AlarmActions.map(({ Ref }) => /Topics(Critical|Warning|Info)/.exec(Ref)?.[1]?.toLowerCase() ?? Ref),
    };
  });
}

const stormsIn = (template: Template, environment: string) =>
  resourcesOf(template, 'AWS::CloudWatch::CompositeAlarm').map(({ Properties }) =>
    String(Properties['AlarmName']).replace(`plinth-${environment}-`, ''),
  );
