import { CacheAccess, DatabaseAccess } from '#lambdas/shared';

/** Variables of the function that tells where in a model its elements are. */
export const SpatialEnvironment = DatabaseAccess.extend(CacheAccess.shape);

export * from './metric-names.ts';
