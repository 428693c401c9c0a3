import { healthRoutes, usualLimits } from '#api';
import { usualLifetimes } from '#core/caching';
import { HealthEnvironment } from '#lambdas/health';
import { apiFunction } from '../shared/api-function.ts';
import { functionCache } from '../shared/function-cache.ts';
import { functionDatabase } from '../shared/function-database.ts';
import { functionVitals } from '../shared/function-vitals.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { cacheCheck, databaseCheck } from './checks.ts';
import { HEALTH_SERVICE } from './metric-names.ts';

const tools = observability(HEALTH_SERVICE);
const environment = readEnvironment(HealthEnvironment);

let failure: unknown;
const cache = functionCache(environment, (error) => {
  failure = error;
});
const takeFailure = () => {
  const taken = failure;
  failure = undefined;
  return taken;
};

const vitals = functionVitals(tools, environment, {
  cacheSeconds: cache === undefined ? null : usualLifetimes.found,
  checks: {
    database: databaseCheck(functionDatabase(environment), environment.DATABASE_REST === 'may-sleep'),
    ...(cache && { cache: cacheCheck({ cache, takeFailure }) }),
  },
});

/** Tells how the product is. It stands in the network: from nowhere else can database and cache be looked at. */
export const handler = apiFunction(tools, {
  groups: [healthRoutes({ ports: { vitals }, limits: usualLimits })],
  limits: usualLimits,
});
