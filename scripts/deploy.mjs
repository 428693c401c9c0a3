// @ts-check
// `npm run deploy -- ENVIRONMENT [OPTION ...]`: `cdk deploy 'ENVIRONMENT/**' OPTION ...` once it is clear that there is such
// an environment, that its settings are valid, and that somebody is signed in. Exit codes: 2 where it is not, else cdk's.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ConfigurationError, checkedConfig, environments } from '#lib/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name = '', ...options] = process.argv.slice(2);

const obstacle = await findObstacle();
if (obstacle === undefined) {
  const cdk = ['node_modules/aws-cdk/bin/cdk', 'deploy', `${name}/**`, ...options];
  const [code] = await once(spawn(process.execPath, cdk, { cwd: root, stdio: 'inherit' }), 'exit');
  process.exitCode = code ?? 1;
} else {
  console.error(obstacle);
  process.exitCode = 2;
}

/** What keeps the environment from being deployed, with the remedy; undefined where nothing does. */
async function findObstacle() {
  const names = environments.map((environment) => environment.name);
  const settings = environments.find((environment) => environment.name === name);
  if (name === '' || name.startsWith('-')) return `Say which environment: npm run deploy -- ${names.join(' | ')}`;
  if (settings === undefined) return `There is no environment \`${name}\`, only: ${names.join(', ')}.`;
  try {
    checkedConfig(settings);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  if (name === 'local' && process.env['AWS_ENDPOINT_URL'] === undefined) {
    return 'The environment `local` is for an emulator: `npm run aws:local`, or set AWS_ENDPOINT_URL to one that runs.';
  }
  return await findCredentialsObstacle(settings.region);
}

/** @param {string} region */
async function findCredentialsObstacle(region) {
  try {
    await new CloudFormationClient({ region }).config.credentials();
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `Nobody is signed in to AWS (${reason}). Sign in (aws sso login) and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
  }
}
