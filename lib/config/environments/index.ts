import type { EnvironmentSettings } from '../environment-config.ts';
import { dev } from './dev.ts';
import { local } from './local.ts';
import { production } from './production.ts';
import { staging } from './staging.ts';

/** Every environment that exists. */
export const environments: readonly EnvironmentSettings[] = [dev, staging, production, local];
