import { ArtifactStorage, JobStore, UploadLimits } from '#lambdas/shared';

/** Variables of the function that gives numbers to a monitor. */
export const MetricsEnvironment = JobStore.extend({ ...ArtifactStorage.shape, ...UploadLimits.shape });

export * from './metric-names.ts';
