import { z } from 'zod';
import { ArtifactStorage, CacheAccess, DatabaseAccess, JobStore, UploadLimits } from '#lambdas/shared';

/** Variables of the function that tells how the product is. */
export const HealthEnvironment = JobStore.extend({
  ...ArtifactStorage.shape,
  ...DatabaseAccess.shape,
  ...CacheAccess.shape,
  ...UploadLimits.shape,
  /** `may-sleep`: it pauses when nobody uses it, and whoever connects to it wakes it, so that nobody looks at it. */
  DATABASE_REST: z.enum(['may-sleep', 'always-awake']),
});

export * from './metric-names.ts';
