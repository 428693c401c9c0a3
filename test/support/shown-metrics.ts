import type { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { METRICS_NAMESPACE } from '#lambdas/shared';
import { resourcesOf } from './cdk-resources.ts';
import { textOf } from './template-text.ts';

/** A metric as CloudWatch tells it from others, but for the environment: `JobSeconds {service=ifc-worker,stage}`. */
export type MetricKey = string;

/** Dimensions beside `service` and `environment` are named only: they have many values. */
export function metricKey(name: string, dimensions: Readonly<Record<string, string>>): MetricKey {
  const { service = '', environment: _, ...more } = dimensions;
  return `${name} {${[`service=${service}`, ...Object.keys(more).toSorted()].join()}}`;
}

const Source = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
});
const AlarmMetrics = z.object({
  Metrics: z.array(z.object({ MetricStat: z.object({ Metric: Source }).optional() })).default([]),
});

/** Our own metrics that alarms and dashboards of a template name. */
export function shownMetrics(template: Template): Set<MetricKey> {
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').flatMap(({ Properties }) => {
    const plain = Source.safeParse(Properties).data;
    const inExpressions = AlarmMetrics.parse(Properties).Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
    return [...(plain === undefined ? [] : [plain]), ...inExpressions];
  });
  const ofAlarms = alarms.filter(({ Namespace }) => Namespace === METRICS_NAMESPACE).map(keyOfAlarm);
  return new Set([...ofAlarms, ...dashboardBodies(template).flatMap(ofDashboard)]);
}

const keyOfAlarm = ({ MetricName, Dimensions }: z.output<typeof Source>) =>
  metricKey(MetricName, Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, String(Value)])));

const Widget = z.looseObject({
  type: z.string(),
  width: z.int().min(1).max(24),
  height: z.int().min(1).max(1000),
  properties: z.looseObject({
    title: z.string().optional(),
    markdown: z.string().optional(),
    query: z.string().optional(),
    metrics: z.array(z.array(z.unknown())).optional(),
    annotations: z.object({ horizontal: z.array(z.looseObject({ label: z.string() })) }).optional(),
  }),
});
const DashboardBody = z.object({ widgets: z.array(Widget) });
export type DashboardBody = z.output<typeof DashboardBody>;

/** The dashboards of a template, read as CloudWatch reads them. */
export const dashboardBodies = (template: Template): DashboardBody[] =>
  resourcesOf(template, 'AWS::CloudWatch::Dashboard').map(({ Properties }) =>
    DashboardBody.parse(JSON.parse(textOf(Properties['DashboardBody'], 'token'))),
  );

/** `[namespace, name, dimension, value, ..., options]` of our own namespace. */
function ofDashboard({ widgets }: DashboardBody): MetricKey[] {
  return widgets
    .flatMap(({ properties }) => properties.metrics ?? [])
    .filter(([namespace]) => namespace === METRICS_NAMESPACE)
    .map(([, name, ...rest]) => {
      const texts = rest.filter((part) => typeof part === 'string');
      const pairs = texts.flatMap((text, index) => (index % 2 === 0 ? [[text, texts[index + 1] ?? '']] : []));
      return metricKey(String(name), Object.fromEntries(pairs));
    });
}
