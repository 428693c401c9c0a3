import { z } from 'zod';
import { AccountsConfig } from './sections/accounts.ts';
import { ApiConfig } from './sections/api.ts';
import { BackupConfig } from './sections/backup.ts';
import { CacheConfig } from './sections/cache.ts';
import { CanaryConfig } from './sections/canary.ts';
import { DatabaseConfig } from './sections/database.ts';
import { FlagsConfig } from './sections/flags.ts';
import { LogsConfig } from './sections/logs.ts';
import { MonitoringConfig } from './sections/monitoring.ts';
import { NetworkConfig } from './sections/network.ts';
import { ProcessingConfig } from './sections/processing.ts';
import { StateConfig } from './sections/state.ts';
import { TrailConfig } from './sections/trail.ts';
import { UploadsConfig } from './sections/uploads.ts';
import { WebConfig } from './sections/web.ts';

/** All that may differ between environments. Whatever is not here is the same everywhere. */
export const EnvironmentConfig = z
  .strictObject({
    /** Names the Stage: `npm run deploy -- <name>`, stacks `plinth-<name>-...`. */
    name: z.string().regex(/^[a-z][a-z0-9]{1,15}$/, 'must be 2 to 16 small letters and digits, a letter first'),
    /** The AWS region that holds the data. The account is the one of whoever deploys. */
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be an AWS region such as eu-central-1'),
    logs: LogsConfig,
    state: StateConfig,
    network: NetworkConfig,
    database: DatabaseConfig,
    cache: CacheConfig,
    uploads: UploadsConfig,
    processing: ProcessingConfig,
    api: ApiConfig,
    accounts: AccountsConfig,
    canary: CanaryConfig,
    web: WebConfig,
    monitoring: MonitoringConfig,
    backup: BackupConfig,
    trail: TrailConfig,
    flags: FlagsConfig,
  })
  .refine(({ canary, api }) => canary.kind === 'none' || api.access === 'accounts', {
    path: ['canary'],
    error: 'needs `api.access` to be accounts: it comes with a key of its own',
  })
  .refine(
    ({ backup, database }) =>
      backup.kind === 'none' || database.kind !== 'aurora' || database.backupDays === backup.keepDays,
    {
      path: ['database', 'backupDays'],
      error: 'must be backup.keepDays: AWS Backup keeps the points in time of the database, and sets it so',
    },
  )
  .refine(({ backup, region }) => backup.kind === 'none' || backup.copies?.region !== region, {
    path: ['backup', 'copies', 'region'],
    error: 'must be another region than that of the data',
  });
export type EnvironmentConfig = z.output<typeof EnvironmentConfig>;

/** What an environment's file writes: fields with a default can be left out. */
export type EnvironmentSettings = z.input<typeof EnvironmentConfig>;
