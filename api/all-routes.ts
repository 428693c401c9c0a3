import type { RouteSources } from './app.ts';
import type { ApiPorts } from './ports.ts';
import { artifactRoutes } from './routes/artifacts.ts';
import { elementRoutes } from './routes/elements.ts';
import { healthRoutes } from './routes/health.ts';
import { jobRoutes } from './routes/jobs.ts';
import { modelRoutes } from './routes/models.ts';
import { uploadRoutes } from './routes/uploads.ts';

/** Every group of routes, for an edition that serves all of them from one process. */
export function allRoutes(sources: RouteSources<keyof ApiPorts>) {
  return [uploadRoutes, jobRoutes, modelRoutes, elementRoutes, artifactRoutes, healthRoutes].map((routes) =>
    routes(sources),
  );
}
