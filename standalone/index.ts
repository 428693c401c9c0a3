export { isLoopback } from './access/hosts.ts';
export { loadFirstModel } from './first-model.ts';
export { type RunningServer, startServer } from './server.ts';
export type { ServerSettings } from './settings.ts';
