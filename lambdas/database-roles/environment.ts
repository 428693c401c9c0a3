import { z } from 'zod';

/** Variables of the custom resource that makes extensions and roles through the Data API, as the master user. */
export const DatabaseRolesEnvironment = z.object({
  CLUSTER_ARN: z.string().min(1),
  MASTER_SECRET_ARN: z.string().min(1),
  DATABASE_NAME: z.string().min(1),
});

export * from './metric-names.ts';
