import { JobStore, MalwareScan, UploadStorage, WorkQueues } from '#lambdas/shared';

/** Variables of the function that takes the events of arrived and of scanned files. */
export const ArrivalsEnvironment = JobStore.extend({
  ...UploadStorage.shape,
  ...WorkQueues.shape,
  ...MalwareScan.shape,
});

export * from './metric-names.ts';
