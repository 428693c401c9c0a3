export { ConfigurationError, checkedConfig } from './checked-config.ts';
export type { EnvironmentConfig, EnvironmentSettings } from './environment-config.ts';
export { environments } from './environments/index.ts';
