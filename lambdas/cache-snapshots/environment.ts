import { z } from 'zod';

/** Variables of the function that makes snapshots of the cache. */
export const CacheSnapshotsEnvironment = z.object({
  CACHE_NAME: z.string().min(1),
  KEEP_DAYS: z.coerce.number().int().positive(),
});

export * from './metric-names.ts';
