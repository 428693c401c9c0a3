import { z } from 'zod';

/** Variables of the function that looks into what was restored for a test. */
export const RestoreCheckEnvironment = z.object({
  /** Within a restored cluster. */
  DATABASE_NAME: z.string().min(1),
  /** Of those in use; they tell how many models a database has to have. */
  ARTIFACT_BUCKET: z.string().min(1),
});

export * from './metric-names.ts';
