import { spatialRoutes, usualLimits } from '#api';
import { SpatialEnvironment } from '#lambdas/spatial';
import { apiFunction } from '../shared/api-function.ts';
import { modelReads } from '../shared/model-reads.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { SPATIAL_SERVICE } from './metric-names.ts';

const tools = observability(SPATIAL_SERVICE);
const { models, around } = modelReads(tools, readEnvironment(SpatialEnvironment));

/** Tells where in a model its elements are. */
export const handler = apiFunction(tools, {
  groups: [spatialRoutes({ ports: { models }, limits: usualLimits })],
  limits: usualLimits,
  around,
});
