// @ts-check
// The CDK CLI against an emulator: bootstrap, synthesize, deploy. Its caches stay in the ignored folder.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home, root } from '../folder.mjs';
import { run } from '../processes.mjs';

const STACKS = 'local/**';

/**
 * @param {{ folder: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options `folder`: of the run; `env`:
 *   credentials, endpoint, and what the app reads.
 */
export function cdkFor({ folder, env, signal }) {
  const assembly = join(folder, 'cdk.out');
  const outputs = join(folder, 'outputs.json');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const own = {
    CDK_HOME: join(folder, 'cdk'), // it remembers which account a key belongs to: never in the home folder
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    TMPDIR: temporary,
    NPM_CONFIG_CACHE: join(home, 'cache/npm'),
    FORCE_COLOR: '0',
    NODE_NO_WARNINGS: '1',
  };
  const program = join(root, 'node_modules/aws-cdk/bin/cdk');
  const cdk = (/** @type {string} */ cwd, /** @type {string[]} */ ...args) =>
    run(process.execPath, [program, '--no-notices', '--no-version-reporting', ...args], {
      cwd,
      env: { ...env, ...own },
      signal,
    });
  return {
    /** The templates of this environment. */
    stage: join(assembly, 'assembly-local'),
    /** @param {string} environment `aws://account/region` */
    bootstrap: (environment) => cdk(folder, 'bootstrap', environment), // with the app in sight it would run it,
    /** Without `--exclusively` it would bundle the functions of all other environments as well. */
    synthesize: () => cdk(root, 'synth', STACKS, '--exclusively', '--quiet', '--output', assembly),
    /** @returns {Promise<Record<string, Record<string, string>>>} stack -> output -> value */
    deploy: async () => {
      const how = ['--require-approval', 'never', '--method', 'direct', '--concurrency', '4'];
      await cdk(root, 'deploy', STACKS, '--app', assembly, ...how, '--outputs-file', outputs);
      return JSON.parse(readFileSync(outputs, 'utf8'));
    },
  };
}
