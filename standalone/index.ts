export { isOpenToOthers } from './access/hosts.ts';
export { ConfigurationProblem, openConfiguration } from './configuration/index.ts';
export { loadFirstModel } from './first-model.ts';
export { askServer, type OwnerAnswer, type OwnerQuestion } from './owner/index.ts';
export { type RunningServer, startServer } from './server.ts';
export type { ServerSettings } from './settings.ts';
