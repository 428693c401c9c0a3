/** Namespace of every metric that Plinth emits. */
export const METRICS_NAMESPACE = 'Plinth';

/** Dimension of every metric beside `service`, and the variable by which code knows its value. */
export const ENVIRONMENT_DIMENSION = 'environment';
export const ENVIRONMENT_VARIABLE = 'PLINTH_ENVIRONMENT';

/** What every function emits; the dimension `service` is the function's name. */
export const functionMetrics = {
  /** Answers of the API that are Plinth's fault. */
  faults: 'Faults',
} as const;

/** What functions emit that keep answers in a cache. */
export const cacheMetrics = {
  /** Values that were there, or that the same function was computing already. */
  hits: 'CacheHits',
  misses: 'CacheMisses',
  /** Questions that the cache has not answered: the product works without it, slower. */
  failures: 'CacheFailures',
} as const;
