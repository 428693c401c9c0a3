import { metricsRoutes, usualLimits } from '#api';
import { MetricsEnvironment } from '#lambdas/metrics';
import { apiFunction } from '../shared/api-function.ts';
import { functionVitals } from '../shared/function-vitals.ts';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { METRICS_SERVICE } from './metric-names.ts';

const tools = observability(METRICS_SERVICE);
const vitals = functionVitals(tools, readEnvironment(MetricsEnvironment), { checks: {}, cacheSeconds: null });

/** Gives numbers to a monitor. It needs neither database nor cache, and so does not stand in the network. */
export const handler = apiFunction(tools, {
  groups: [metricsRoutes({ ports: { vitals }, limits: usualLimits })],
  limits: usualLimits,
});
