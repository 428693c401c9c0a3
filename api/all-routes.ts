import { type ApiApp, newApp, type RouteSources } from './app.ts';
import { usualLimits } from './limits.ts';
import type { ApiPorts } from './ports.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { artifactRoutes } from './routes/artifacts.ts';
import { auditRoutes } from './routes/audit.ts';
import { elementRoutes } from './routes/elements.ts';
import { healthRoutes } from './routes/health.ts';
import { jobRoutes } from './routes/jobs.ts';
import { meRoutes } from './routes/me.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { modelRoutes } from './routes/models.ts';
import { spatialRoutes } from './routes/spatial.ts';
import { uploadRoutes } from './routes/uploads.ts';

/** Every group of routes, for an edition that serves all of them from one process. */
export function allRoutes(sources: RouteSources<keyof ApiPorts>) {
  return [
    uploadRoutes,
    jobRoutes,
    modelRoutes,
    elementRoutes,
    spatialRoutes,
    artifactRoutes,
    meRoutes,
    apiKeyRoutes,
    auditRoutes,
    healthRoutes,
    metricsRoutes,
  ].map((routes) => routes(sources));
}

/** All routes, to be described and never asked: for a process that has some of them, and tells of the others. */
export function routesToDescribe(): ApiApp {
  const noPorts: ApiPorts = Object.create(null);
  const app = newApp();
  for (const routes of allRoutes({ ports: noPorts, limits: usualLimits })) app.route('/', routes);
  return app;
}
