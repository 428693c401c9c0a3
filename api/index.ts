export { type ApiSettings, createApi } from './create-api.ts';
export { type ApiLimits, usualLimits } from './limits.ts';
export type { ApiPorts } from './ports.ts';
export { problem, problemOf } from './problem-response.ts';
