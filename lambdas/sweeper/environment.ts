import { JobStore, MalwareScan, UploadStorage, WorkLimits, WorkQueues } from '#lambdas/shared';

/** Variables of the scheduled function that ends jobs which nothing will ever move again. */
export const SweeperEnvironment = JobStore.extend({
  ...UploadStorage.shape,
  ...WorkQueues.shape,
  ...MalwareScan.shape,
  ...WorkLimits.shape,
});

export * from './metric-names.ts';
