import { ACCESS_SERVICE } from '#lambdas/access';
import { HEALTH_SERVICE } from '#lambdas/health';
import { JOBS_SERVICE } from '#lambdas/jobs';
import { METRICS_SERVICE } from '#lambdas/metrics';
import { MODELS_SERVICE } from '#lambdas/models';
import { SPATIAL_SERVICE } from '#lambdas/spatial';
import { UPLOADS_SERVICE } from '#lambdas/uploads';

/** The functions of the API, as their metrics name them. */
export const apiServices = [
  ACCESS_SERVICE,
  HEALTH_SERVICE,
  JOBS_SERVICE,
  METRICS_SERVICE,
  MODELS_SERVICE,
  SPATIAL_SERVICE,
  UPLOADS_SERVICE,
] as const;
