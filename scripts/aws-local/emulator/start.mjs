// @ts-check
// Starts MiniStack on 127.0.0.1, with an environment that knows nothing of the machine's own AWS accounts.

import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../folder.mjs';
import { background, freePort, untilReady } from '../processes.mjs';
import { nodeFolder, python, runtimePackages } from './install.mjs';

const launcher = fileURLToPath(new URL('launch.py', import.meta.url));

/** The emulator takes any; the account is its default one. */
export const REGION = 'eu-central-1';
export const ACCOUNT = '000000000000';

/**
 * The variables by which SDKs and CLI reach an emulator, and nothing else: no profile, token or endpoint of the
 * machine is left.
 *
 * @param {string} endpoint
 * @param {string} folder of the run.
 * @returns {NodeJS.ProcessEnv}
 */
export function clientEnvironment(endpoint, folder) {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_') && !name.startsWith('CDK_'));
  return {
    ...Object.fromEntries(others),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: join(folder, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', // what is deployed runs on Node 24
  };
}

/**
 * @param {{ folder: string, port?: number }} options `folder`: of the run; `port`: taken if it is free.
 * @returns its endpoint and its process; ready to be asked.
 */
export async function startEmulator({ folder, port: wanted }) {
  const port = await freePort(wanted);
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const endpoint = `http://127.0.0.1:${port}`;
  const program = background(python, [launcher], {
    log: join(folder, 'emulator.log'),
    cwd: folder,
    env: {
      ...clientEnvironment(endpoint, folder),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_HOST: '127.0.0.1',
      MINISTACK_REGION: REGION,
      MINISTACK_ACCOUNT_ID: ACCOUNT,
      SFTP_ENABLED: '0',
      IOT_MTLS_ENABLED: '0',
      TMPDIR: temporary,
      STATE_DIR: join(folder, 'state'),
      S3_DATA_DIR: join(folder, 's3'),
      PYTHONDONTWRITEBYTECODE: '1',
      PATH: [nodeFolder, process.env['PATH']].join(delimiter),
      NODE_PATH: [runtimePackages, join(root, 'node_modules')].join(delimiter),
    },
  });
  await untilReady('The AWS emulator', program, () => isHealthy(endpoint));
  return { endpoint, program };
}

/** @param {string} endpoint */
async function isHealthy(endpoint) {
  try {
    return (await fetch(`${endpoint}/_ministack/health`)).ok;
  } catch {
    return false;
  }
}
