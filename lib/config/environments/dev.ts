import type { EnvironmentSettings } from '../environment-config.ts';
import { sleepingWorkers } from '../sections/processing.ts';

/**
 * For trying things out: costs next to nothing while nobody uses it, and goes without a trace. A cache and a firewall would
 * cost more each month than everything else together: staging has them (ADR 33).
 */
export const dev: EnvironmentSettings = {
  name: 'dev',
  region: 'eu-central-1',
  logs: { retentionDays: 7 },
  state: { onRemoval: 'destroy', encryption: 'aws', oldVersionsDays: 1 },
  network: { cidr: '10.40.0.0/16', natGateways: 0 },
  database: {
    kind: 'aurora',
    minCapacity: 0,
    maxCapacity: 4,
    autoPauseMinutes: 10,
    readers: 0,
    backupDays: 1,
    slowQueryMilliseconds: 500,
  },
  cache: { kind: 'none' },
  uploads: { maxBytes: 100 * 2 ** 20, malwareScan: 'on', retention: 'days:30', webOrigins: ['http://localhost:5173'] },
  processing: { ...sleepingWorkers, largeFromBytes: 100 * 2 ** 20, jobTimeoutSeconds: 3600, visibilitySeconds: 120 },
  api: {
    access: 'accounts',
    believedSeconds: 60,
    firewall: 'off',
    release: 'at-once',
    requestsPerSecond: 50,
    burst: 100,
  },
  accounts: { signUp: 'invited', threatProtection: 'off' },
  web: { artifactDelivery: 'cloudfront' },
  monitoring: { kind: 'cloudwatch', alarms: 'critical', dashboards: 'off', monthlyBudget: 15 },
  backup: { kind: 'none' },
  trail: { kind: 'none' },
  flags: { kind: 'environment', on: { advancedMonitoring: true } },
};
