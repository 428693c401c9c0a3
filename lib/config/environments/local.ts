import type { EnvironmentSettings } from '../environment-config.ts';
import { sleepingWorkers } from '../sections/processing.ts';

const DATABASE_URL = process.env['LOCAL_DATABASE_URL'] ?? 'postgresql://plinth@127.0.0.1:5432/plinth';
const CACHE_URL = process.env['LOCAL_CACHE_URL'];
const WEB_ORIGIN = process.env['LOCAL_WEB_ORIGIN'] ?? 'http://localhost:5173';
/** Lower in tests, so that a small model is large enough. */
const TILES_ABOVE = process.env['LOCAL_TILES_ABOVE'];

/** The whole product on one machine, where PostgreSQL, and Valkey or Redis if any, are running already. */
export const local: EnvironmentSettings = {
  name: 'local',
  region: 'eu-central-1',
  logs: { retentionDays: 1 },
  state: { onRemoval: 'destroy', encryption: 'aws', oldVersionsDays: 1 },
  network: { cidr: '10.43.0.0/16', natGateways: 0 },
  database: { kind: 'existing', url: DATABASE_URL, authentication: 'url' },
  cache: CACHE_URL === undefined ? { kind: 'none' } : { kind: 'existing', url: CACHE_URL },
  uploads: { maxBytes: 500 * 2 ** 20, malwareScan: 'on', retention: 'keep', webOrigins: [] },
  processing: {
    ...sleepingWorkers,
    largeFromBytes: 100 * 2 ** 20,
    jobTimeoutSeconds: 3600,
    visibilitySeconds: 20,
    ...(TILES_ABOVE !== undefined && { tilesAbove: Number(TILES_ABOVE) }),
  },
  api: {
    access: 'accounts',
    believedSeconds: 60,
    firewall: 'off',
    release: 'at-once',
    requestsPerSecond: 200,
    burst: 400,
  },
  accounts: { signUp: 'open', threatProtection: 'off' },
  web: { artifactDelivery: 's3', origin: WEB_ORIGIN },
  monitoring: { kind: 'none' },
  backup: { kind: 'none' },
  trail: { kind: 'none' },
  flags: { kind: 'environment', on: {} },
};
