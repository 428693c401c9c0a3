// @ts-check
// The workers as processes: the bundle that the image holds, on the image's Node, with what the task definition says.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFolder } from './emulator/install.mjs';
import { background } from './processes.mjs';

/**
 * @param {import('./deploy/deployed.mjs').WorkerTask} task
 * @param {{ folder: string, bundle: string, env: NodeJS.ProcessEnv }} run `folder`: of the run; `bundle`: of the worker;
 *   `env`: what ECS gives every task (region, credentials), and the endpoint.
 */
export function startWorker(task, { folder, bundle, env }) {
  const scratch = join(folder, 'workers', task.name);
  mkdirSync(scratch, { recursive: true });
  /** A volume is a folder of this machine; everything else is as in the container. */
  const local = (/** @type {string} */ value) => (task.volumes.includes(value) ? scratch : value);
  const variables = Object.entries(task.environment).map(([name, value]) => [name, local(value)]);
  return background(join(nodeFolder, 'node'), ['--enable-source-maps', join(bundle, 'worker.mjs')], {
    log: join(folder, `${task.name}.log`),
    cwd: scratch,
    env: { ...env, ...Object.fromEntries(variables) },
  });
}
