import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { ENVIRONMENT_DIMENSION, METRICS_NAMESPACE } from '#lambdas/shared';
import type { Calculation, MetricSource } from './alarm-rule.ts';
import type { Subject } from './subject.ts';

export interface MetricSettings {
  /** Dimension of our own metrics. */
  readonly environment: string;
  readonly subject: Subject;
  /** Of each value. */
  readonly seconds: number;
  /** In a diagram. @default CloudWatch makes one up */
  readonly label?: string;
  /** Ends the names within an expression, so that several can be in one diagram. @default none */
  readonly suffix?: string;
}

/**
 * What CloudWatch computes for one subject.
 *
 * @throws where the subject has not what the signal names: rule and subject do not fit together.
 */
export function metricOf(signal: MetricSource | Calculation, settings: MetricSettings): IMetric {
  if (!('expression' in signal)) return plainMetric(signal, settings);
  const { subject, seconds, label, suffix = '' } = settings;
  const names = Object.keys(signal.metrics);
  const renamed = signal.expression.replace(/\b[a-z]\w*\b/g, (word) => (names.includes(word) ? word + suffix : word));
  const metrics = Object.entries(signal.metrics).map(([name, source]) => {
    const { label: _, ...unlabelled } = settings;
    return [name + suffix, plainMetric(source, unlabelled)];
  });
  return new MathExpression({
    expression: withLimits(renamed, subject),
    usingMetrics: Object.fromEntries(metrics),
    period: Duration.seconds(seconds),
    ...(label !== undefined && { label }),
  });
}

function plainMetric(source: MetricSource, { environment, subject, seconds, label }: MetricSettings): Metric {
  const { namespace, name, statistic, dimensions } = source;
  const known = typeof dimensions === 'string' ? subject.dimensions[dimensions] : dimensions;
  if (known === undefined) throw new Error(`${name}: "${subject.name}" has no dimensions ${String(dimensions)}.`);
  return new Metric({
    namespace,
    metricName: name,
    statistic,
    dimensionsMap: namespace === METRICS_NAMESPACE ? { ...known, [ENVIRONMENT_DIMENSION]: environment } : known,
    period: Duration.seconds(seconds),
    ...(label !== undefined && { label }),
  });
}

/** `{bytes}` -> the number that the subject has for it. */
const withLimits = (expression: string, { name, limits = {} }: Subject): string =>
  expression.replace(/\{(\w+)\}/g, (_, limit: string) => {
    const value = limits[limit];
    if (value === undefined) throw new Error(`${expression}: "${name}" has no limit ${limit}.`);
    return String(value);
  });
