export { cachedModels } from './cached-models.ts';
export { type CacheCounts, ComputedValues, type Lifetimes, usualLifetimes } from './computed-values.ts';
