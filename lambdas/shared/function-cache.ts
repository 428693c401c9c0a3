import type { z } from 'zod';
import { dynamoClient } from '#adapters/dynamodb';
import { elastiCacheToken, ValkeyCache } from '#adapters/valkey';
import { type ComputedValues, cachedModels } from '#core/caching';
import type { ModelRepository } from '#core/ports';
import type { Answer } from './api-function.ts';
import type { CacheAccess } from './environment.ts';
import { cacheMetrics } from './metric-names.ts';
import type { Observability } from './observability.ts';

type Access = z.output<typeof CacheAccess>;

/**
 * The cache, as the variables of a function name it; undefined where they name none.
 *
 * @param onFailure told whenever it has not answered.
 * @throws where it wants a token of IAM, but the variables do not name the cache.
 */
export function functionCache(
  { CACHE_URL: url, CACHE_AUTHENTICATION, CACHE_NAME: cacheName }: Access,
  onFailure: (error: unknown) => void,
): ValkeyCache | undefined {
  if (url === undefined) return undefined;
  if (CACHE_AUTHENTICATION === 'url') return new ValkeyCache({ url, onFailure });
  if (cacheName === undefined) throw new Error('CACHE_NAME: a cache that wants a token of IAM has to be named.');
  const userId = decodeURIComponent(new URL(url).username);
  // Any client of AWS knows where and as whom the function runs.
  const { region, credentials } = dynamoClient().config;
  const password = () => elastiCacheToken({ cacheName, userId, region, credentials });
  return new ValkeyCache({ url, password, onFailure });
}

/** Notes what the cache could not answer: the function goes on without it. */
export function failuresTo({ logger, metrics }: Observability): (error: unknown) => void {
  return (error) => {
    metrics.addMetric(cacheMetrics.failures, 'Count', 1);
    logger.warn('The cache has not answered.', error instanceof Error ? error : String(error));
  };
}

/** Counts, after each answer, how often the cache had what was asked for. */
export function countingCache(
  answer: Answer,
  { metrics }: Observability,
  values: Pick<ComputedValues, 'takeCounts'>,
): Answer {
  return async (...request) => {
    try {
      return await answer(...request);
    } finally {
      const { hits, joined, misses } = values.takeCounts();
      if (hits + joined > 0) metrics.addMetric(cacheMetrics.hits, 'Count', hits + joined);
      if (misses > 0) metrics.addMetric(cacheMetrics.misses, 'Count', misses);
    }
  };
}

/** The models, with the answers that take long kept where there is a cache. */
export const withCache = (models: ModelRepository, values: ComputedValues | undefined): ModelRepository =>
  values === undefined ? models : cachedModels(models, values);
