/** Namespace of every metric that Plinth emits. */
export const METRICS_NAMESPACE = 'Plinth';

/** What every function emits; the dimension `service` is the function's name. */
export const functionMetrics = {
  /** Answers of the API that are Plinth's fault. */
  faults: 'Faults',
} as const;
