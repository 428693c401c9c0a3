import { IdempotencyStore, JobStore, UploadLimits, UploadStorage, WorkQueues } from '#lambdas/shared';

/** Variables of the function that gives upload tickets and signs S3 requests. */
export const UploadsEnvironment = JobStore.extend({
  ...UploadStorage.shape,
  ...WorkQueues.shape,
  ...UploadLimits.shape,
  ...IdempotencyStore.shape,
});

export * from './metric-names.ts';
