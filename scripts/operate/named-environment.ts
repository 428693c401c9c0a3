import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ConfigurationError, checkedConfig, type EnvironmentConfig, environments } from '#lib/config';

/** An environment that commands can work on, or why not, with the remedy. */
export type NamedEnvironment = { readonly config: EnvironmentConfig } | { readonly obstacle: string };

/**
 * The environment of this name, once it is clear that its settings are valid and that somebody is signed in.
 *
 * @param command for the remedy: `npm run deploy`
 */
export async function namedEnvironment(name: string, command: string): Promise<NamedEnvironment> {
  const names = environments.map((environment) => environment.name);
  const settings = environments.find((environment) => environment.name === name);
  if (name === '' || name.startsWith('-'))
    return { obstacle: `Say which environment: ${command} -- ${names.join(' | ')}` };
  if (settings === undefined) return { obstacle: `There is no environment \`${name}\`, only: ${names.join(', ')}.` };
  if (name === 'local' && process.env['AWS_ENDPOINT_URL'] === undefined) {
    return {
      obstacle:
        'The environment `local` is for an emulator: `npm run aws:local`, or set AWS_ENDPOINT_URL to one that runs.',
    };
  }
  try {
    const config = checkedConfig(settings);
    const obstacle = await signInObstacle(config.region);
    return obstacle === undefined ? { config } : { obstacle };
  } catch (error) {
    if (error instanceof ConfigurationError) return { obstacle: error.message };
    throw error;
  }
}

async function signInObstacle(region: string): Promise<string | undefined> {
  try {
    await new CloudFormationClient({ region }).config.credentials();
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `Nobody is signed in to AWS (${reason}). Sign in (aws sso login) and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
  }
}
