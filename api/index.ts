export { allRoutes } from './all-routes.ts';
export { type ApiSettings, createApi } from './create-api.ts';
export { type ApiLimits, usualLimits } from './limits.ts';
export type { ApiPorts } from './ports.ts';
export { problem, problemOf } from './problem-response.ts';
export { jobRoutes } from './routes/jobs.ts';
export { uploadRoutes } from './routes/uploads.ts';
