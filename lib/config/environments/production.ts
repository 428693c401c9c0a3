import type { EnvironmentSettings } from '../environment-config.ts';
import { sleepingWorkers } from '../sections/processing.ts';

/**
 * What firms work with: a database that is always awake, nothing that can be deleted by mistake, and a canary. One instance,
 * whose storage is in three zones: `readers: 1` shortens the loss of a zone from ten minutes to one, for $51 a month (ADR 33).
 */
export const production: EnvironmentSettings = {
  name: 'production',
  region: 'eu-central-1',
  logs: { retentionDays: 90 },
  state: { onRemoval: 'retain', encryption: 'customer-key', oldVersionsDays: 30 },
  network: { cidr: '10.42.0.0/16', natGateways: 0 },
  database: {
    kind: 'aurora',
    minCapacity: 0.5,
    maxCapacity: 32,
    readers: 0,
    backupDays: 30,
    slowQueryMilliseconds: 500,
  },
  cache: { kind: 'serverless', maxGigabytes: 10, maxEcpuPerSecond: 20_000 },
  uploads: { maxBytes: 500 * 2 ** 20, malwareScan: 'on', retention: 'keep', webOrigins: [] },
  processing: { ...sleepingWorkers, largeFromBytes: 100 * 2 ** 20, jobTimeoutSeconds: 3600, visibilitySeconds: 120 },
  api: {
    access: 'accounts',
    believedSeconds: 60,
    firewall: 'on',
    release: 'canary',
    requestsPerSecond: 200,
    burst: 400,
  },
  canary: { kind: 'scheduled', everyMinutes: 15 },
  accounts: { signUp: 'invited', threatProtection: 'enforced' },
  web: { artifactDelivery: 'cloudfront' },
  monitoring: { kind: 'cloudwatch', alarms: 'all', dashboards: 'on', monthlyBudget: 300 },
  backup: {
    kind: 'vault',
    keepDays: 30,
    lock: 'governance',
    copies: { region: 'eu-west-1', everyHours: 4 },
    restoreTest: 'weekly',
  },
  trail: { kind: 'objects', events: 'writes', keepDays: 365 },
  flags: { kind: 'appconfig', on: { exportCompression: true } },
};
