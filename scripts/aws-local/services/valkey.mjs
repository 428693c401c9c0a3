// @ts-check
// Valkey or Redis of this machine, without persistence. The emulator's own ElastiCache needs Docker.

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { background, freePort, isListening, untilReady } from '../processes.mjs';

export const installValkey = 'apt-get install --no-install-recommends redis-server';

/** The program; undefined where there is none. */
export function valkeyProgram() {
  return ['valkey-server', 'redis-server'].find((name) => spawnSync(name, ['--version']).status === 0);
}

/**
 * @param {{ folder: string, program: string }} options `folder`: of the run.
 * @returns its address and its process.
 */
export async function startValkey({ folder, program: command }) {
  const port = await freePort();
  const own = join(folder, 'valkey');
  mkdirSync(own);
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: own,
    save: '',
    appendonly: 'no',
    maxmemory: '256mb',
    'maxmemory-policy': 'allkeys-lru',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const program = background(command, options, { log: join(folder, 'valkey.log'), cwd: own });
  await untilReady('Valkey', program, () => isListening(port));
  return { url: `redis://127.0.0.1:${port}`, program };
}
