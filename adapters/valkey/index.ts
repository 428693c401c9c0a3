export { ValkeyCache, type ValkeySettings } from './cache.ts';
export { type ElastiCacheUser, elastiCacheToken } from './elasticache-token.ts';
