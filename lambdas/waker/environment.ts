import { z } from 'zod';
import { WorkQueues } from '#lambdas/shared';

/** Variables of the function that starts the first task of a sleeping service when a job waits for it. */
export const WakerEnvironment = WorkQueues.pick({ LARGE_JOB_BYTES: true }).extend({
  CLUSTER: z.string().min(1),
  STANDARD_SERVICE: z.string().min(1),
  LARGE_SERVICE: z.string().min(1),
});

export * from './metric-names.ts';
