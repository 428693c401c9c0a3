import type { EnvironmentSettings } from '../environment-config.ts';
import { alwaysWarmWorkers } from '../sections/processing.ts';

/** What firms work with: always awake, nothing that can be deleted by mistake, a second database instance. */
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
    readers: 1,
    backupDays: 30,
    slowQueryMilliseconds: 500,
  },
  cache: { kind: 'serverless', maxGigabytes: 10, maxEcpuPerSecond: 20_000 },
  uploads: { maxBytes: 500 * 2 ** 20, malwareScan: 'on', retention: 'keep', webOrigins: [] },
  processing: { ...alwaysWarmWorkers, largeFromBytes: 100 * 2 ** 20, jobTimeoutSeconds: 3600, visibilitySeconds: 120 },
  api: { access: 'iam', requestsPerSecond: 200, burst: 400 },
};
