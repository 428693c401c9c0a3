import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { clientSettings } from '#adapters/aws';
import { CacheSnapshotsEnvironment } from '#lambdas/cache-snapshots';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { cacheSnapshots } from './cache-snapshots.ts';
import { CACHE_SNAPSHOTS_SERVICE } from './metric-names.ts';

const tools = observability(CACHE_SNAPSHOTS_SERVICE);
const { CACHE_NAME: cache, KEEP_DAYS: keepDays } = readEnvironment(CacheSnapshotsEnvironment);

/** Makes snapshots of the cache. */
export const handler = cacheSnapshots(tools, {
  client: tools.tracer.captureAWSv3Client(new ElastiCacheClient({ ...clientSettings })),
  cache,
  keepDays,
  now: () => new Date(),
});
