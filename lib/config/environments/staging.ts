import type { EnvironmentSettings } from '../environment-config.ts';
import { sleepingWorkers } from '../sections/processing.ts';

/** Production in small: the same protection and the same parts, fewer of each. */
export const staging: EnvironmentSettings = {
  name: 'staging',
  region: 'eu-central-1',
  logs: { retentionDays: 30 },
  state: { onRemoval: 'retain', encryption: 'customer-key', oldVersionsDays: 7 },
  network: { cidr: '10.41.0.0/16', natGateways: 0 },
  database: {
    kind: 'aurora',
    minCapacity: 0,
    maxCapacity: 8,
    autoPauseMinutes: 30,
    readers: 0,
    backupDays: 30,
    slowQueryMilliseconds: 500,
  },
  cache: { kind: 'serverless', maxGigabytes: 2, maxEcpuPerSecond: 5000 },
  uploads: { maxBytes: 500 * 2 ** 20, malwareScan: 'on', retention: 'days:30', webOrigins: [] },
  processing: { ...sleepingWorkers, largeFromBytes: 100 * 2 ** 20, jobTimeoutSeconds: 3600, visibilitySeconds: 120 },
  api: {
    access: 'accounts',
    believedSeconds: 60,
    firewall: 'on',
    release: 'canary',
    requestsPerSecond: 200,
    burst: 400,
  },
  accounts: { signUp: 'invited', threatProtection: 'off' },
  web: { artifactDelivery: 'cloudfront' },
  monitoring: { kind: 'cloudwatch', alarms: 'all', dashboards: 'on', monthlyBudget: 100 },
  backup: { kind: 'vault', keepDays: 30, lock: 'governance', restoreTest: 'never' },
  trail: { kind: 'none' },
  flags: { kind: 'appconfig', on: { advancedMonitoring: true, exportCompression: true } },
};
