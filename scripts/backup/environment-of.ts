import { checkedConfig, type EnvironmentConfig, environments } from '#lib/config';

export type WithBackups = EnvironmentConfig & { readonly backup: { readonly kind: 'vault' } };

/**
 * The settings of an environment that has backups.
 *
 * @throws Error that says what is wrong, and what can be done, for whoever has called the script.
 */
export function environmentOf(name: string | undefined): WithBackups {
  const names = environments.flatMap((one) => (one.backup.kind === 'vault' ? [one.name] : []));
  const settings = environments.find((one) => one.name === name);
  const choice = `Environments with backups: ${names.join(', ')}.`;
  if (settings === undefined) throw new Error(`Say which environment. ${choice}`);
  const config = checkedConfig(settings);
  if (config.backup.kind === 'none')
    throw new Error(`${config.name} has no backups (\`backup\` in its settings). ${choice}`);
  return { ...config, backup: config.backup };
}
