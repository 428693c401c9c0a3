import { JobStore, WorkQueues } from '#lambdas/shared';

/** Variables of the function that tells of jobs, stops and repeats them. */
export const JobsEnvironment = JobStore.extend(WorkQueues.shape);

export * from './metric-names.ts';
