import { z } from 'zod';
import { CacheAccess, DatabaseAccess, FeatureSettings, JobStore, UploadStorage } from '#lambdas/shared';

const FlagsAddress = z
  .string()
  .regex(/^[^/]+\/[^/]+\/[^/]+$/, 'must be <application>/<environment>/<profile>')
  .transform((path) => {
    const [application = '', environment = '', profile = ''] = path.split('/');
    return { application, environment, profile };
  });

/** What shapes may cost. */
const Budget = z.coerce.number().int().positive();

/** Variables of a worker task; one service serves one queue. */
export const WorkerEnvironment = JobStore.extend({
  ...UploadStorage.shape,
  ...DatabaseAccess.shape,
  ...CacheAccess.shape,
  ...FeatureSettings.shape,
  /** Flags of AppConfig, `<application>/<environment>/<profile>`; without it FEATURES is all that tells of features. */
  APPCONFIG_FLAGS: FlagsAddress.optional(),
  ARTIFACT_BUCKET: z.string().min(1),
  QUEUE_URL: z.url(),
  /** How often a message of the queue is received before it goes to the dead-letter queue. */
  MAX_RECEIVE_COUNT: z.coerce.number().int().positive(),
  /** Of the queue; renewed while a job runs. */
  VISIBILITY_TIMEOUT_SECONDS: z.coerce.number().int().positive(),
  /** After so long a job is ended as failed. */
  JOB_TIMEOUT_SECONDS: z.coerce.number().int().positive().default(3600),
  /** From so many triangles on a model is cut into tiles; the conversion reads it, as the budgets below. */
  PLINTH_TILES_ABOVE: z.coerce.number().int().nonnegative().optional(),
  PLINTH_ELEMENT_BUDGET_MS: Budget.optional(),
  PLINTH_ELEMENT_BUDGET_TRIANGLES: Budget.optional(),
  PLINTH_SHAPES_BUDGET_MS: Budget.optional(),
  PLINTH_SHAPES_BUDGET_TRIANGLES: Budget.optional(),
  /** The only folder that can be written. */
  SCRATCH_FOLDER: z.string().min(1),
  /** Dimension of the worker's metrics. */
  PLINTH_ENVIRONMENT: z.string().min(1).optional(),
  /** Set by the ECS agent; without it there is no task to protect. */
  ECS_AGENT_URI: z.url().optional(),
});

export * from './image.ts';
export * from './metric-names.ts';
