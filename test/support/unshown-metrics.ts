import type { MetricKey } from './shown-metrics.ts';

/** Metrics that are written, but that no alarm or dashboard names -> why. */
export const unshownMetrics: readonly { readonly metric: RegExp; readonly why: string }[] = [
  {
    metric: /^ColdStart \{service=[\w-]+,function_name\}$/,
    why: 'Powertools writes it by the names that CloudFormation makes up; the saved query `Cold starts` shows it.',
  },
];

export const isUnshown = (key: MetricKey): boolean => unshownMetrics.some(({ metric }) => metric.test(key));
