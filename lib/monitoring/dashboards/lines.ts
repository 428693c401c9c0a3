import type { MetricSource } from '../alarm-rule.ts';
import type { Line } from '../dashboard-plan.ts';
import { ofWorkers, own } from '../metrics.ts';
import type { SubjectKind } from '../subject.ts';

type Statistic = MetricSource['statistic'];

/** Lines of the product's own metrics: name of the metric -> what it shows. */
export const ownLines = (service: string, statistic: Statistic, labels: Readonly<Record<string, string>>): Line[] =>
  Object.entries(labels).map(([name, label]) => ({ of: 'product', signal: own(service, name, statistic), label }));

export const workerLines = (statistic: Statistic, labels: Readonly<Record<string, string>>): Line[] =>
  Object.entries(labels).map(([name, label]) => ({ of: 'product', signal: ofWorkers(name, statistic), label }));

/** Lines of metrics of AWS, for each subject of a kind. */
export const lines = (
  of: SubjectKind,
  metric: (name: string, statistic: Statistic) => MetricSource,
  statistic: Statistic,
  labels: Readonly<Record<string, string>>,
): Line[] => Object.entries(labels).map(([name, label]) => ({ of, signal: metric(name, statistic), label }));
