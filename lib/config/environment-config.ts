import { z } from 'zod';
import { ApiConfig } from './sections/api.ts';
import { CacheConfig } from './sections/cache.ts';
import { DatabaseConfig } from './sections/database.ts';
import { LogsConfig } from './sections/logs.ts';
import { NetworkConfig } from './sections/network.ts';
import { ProcessingConfig } from './sections/processing.ts';
import { StateConfig } from './sections/state.ts';
import { UploadsConfig } from './sections/uploads.ts';

/** All that may differ between environments. Whatever is not here is the same everywhere. */
export const EnvironmentConfig = z.strictObject({
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
});
export type EnvironmentConfig = z.output<typeof EnvironmentConfig>;

/** What an environment's file writes: fields with a default can be left out. */
export type EnvironmentSettings = z.input<typeof EnvironmentConfig>;
