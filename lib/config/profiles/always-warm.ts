import type { EnvironmentSettings } from '../environment-config.ts';
import { alwaysWarmWorkers } from '../sections/processing.ts';

/**
 * Settings for firms that upload all day: three standard workers on spare capacity that are never put to sleep, and a NAT
 * gateway in each zone, so that no task has a public address. What it costs: docs/cost.md.
 *
 * In lib/config/environments/index.ts: `alwaysWarm(production)` in place of `production`.
 */
export const alwaysWarm = (settings: EnvironmentSettings): EnvironmentSettings => ({
  ...settings,
  network: { ...settings.network, natGateways: 2 },
  processing: { ...settings.processing, ...alwaysWarmWorkers },
});
