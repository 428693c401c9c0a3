export { ConfigurationError, checkedConfig } from './checked-config.ts';
export type { EnvironmentConfig, EnvironmentSettings } from './environment-config.ts';
export { environments } from './environments/index.ts';
export { type FoundationConfig, foundation } from './foundation.ts';
export { alwaysWarm } from './profiles/always-warm.ts';
export { releaseAlarmNames } from './release-alarms.ts';
export type { CloudWatchMonitoring, MonitoringConfig } from './sections/monitoring.ts';
export { keysOfQuarter } from './sections/signing-keys.ts';
