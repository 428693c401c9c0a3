import { EnvironmentConfig, type EnvironmentSettings } from './environment-config.ts';

/** An environment's settings do not describe something that can be built; the message names every field and why. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Checks the settings of one environment.
 *
 * @throws ConfigurationError naming the environment, every wrong field and what it must be
 */
export function checkedConfig(settings: EnvironmentSettings): EnvironmentConfig {
  const { success, data, error } = EnvironmentConfig.safeParse(settings);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new ConfigurationError(`Environment \`${settings.name}\` (lib/config/environments):\n${faults.join('\n')}`);
}
