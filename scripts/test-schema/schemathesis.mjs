// @ts-check
// Installs exactly the schemathesis that requirements.txt names, once, into the ignored folder.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const requirements = fileURLToPath(new URL('../../test/schema/requirements.txt', import.meta.url));
const folder = fileURLToPath(new URL('../../.aws-local/schemathesis', import.meta.url));
const stamp = join(folder, 'installed');

/** @returns {Promise<string | undefined>} the program; undefined where it cannot be had. */
export async function prepareSchemathesis() {
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const isInstalled =
      run('python3', '-m', 'venv', folder) &&
      run(join(folder, 'bin/pip'), 'install', '--quiet', '--disable-pip-version-check', '-r', requirements);
    if (!isInstalled) return undefined;
    writeFileSync(stamp, wanted);
  }
  return join(folder, 'bin/schemathesis');
}

/** @param {string} program @param {string[]} args */
function run(program, ...args) {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) console.error(String(error ?? stderr));
  return status === 0;
}
