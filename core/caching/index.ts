export { type CacheCounts, ComputedValues, type Lifetimes, usualLifetimes } from './computed-values.ts';
