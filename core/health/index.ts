export {
  type HealthChecks,
  type HealthReport,
  type HealthStatus,
  healthReports,
  usualHealthLimits,
} from './health-report.ts';
export { type Durations, type JobActivity, jobActivity } from './job-activity.ts';
export { kept } from './kept.ts';
export { type Load, loadOf } from './load.ts';
export { type MetricFamily, type MetricSample, metricFamilies } from './metrics.ts';
export type { HealthCheck, HealthPart, PartHealth, PartStatus } from './parts.ts';
export { processorCheck } from './processor-check.ts';
export { PROMETHEUS_TYPE, prometheusText } from './prometheus-text.ts';
export {
  type CacheUse,
  type RequestUse,
  type ServiceFacts,
  type VitalSources,
  type Vitals,
  vitalsOf,
} from './vitals.ts';
