import { z } from 'zod';
import {
  ArtifactStorage,
  CacheAccess,
  DatabaseAccess,
  FeatureSettings,
  JobStore,
  UploadStorage,
} from '#lambdas/shared';

/** How addresses of CloudFront are signed; without `ARTIFACT_ORIGIN` those of the bucket are. */
export const ArtifactAddresses = z.object({
  /** Scheme and host. */
  ARTIFACT_ORIGIN: z.url().optional(),
  SIGNING_KEYS_TABLE: z.string().min(1).optional(),
  /** Of the key in the table. */
  SIGNING_KEY: z.string().min(1).optional(),
  /** Of its public half, as CloudFront calls it. */
  SIGNING_PUBLIC_KEY: z.string().min(1).optional(),
});

/** Variables of the function that tells of models and their elements, gives their artifacts, and deletes them. */
export const ModelsEnvironment = JobStore.extend({
  ...UploadStorage.shape,
  ...ArtifactStorage.shape,
  ...ArtifactAddresses.shape,
  ...DatabaseAccess.shape,
  ...CacheAccess.shape,
  ...FeatureSettings.shape,
});

export * from './metric-names.ts';
