// @ts-check
// Everything that the local AWS edition installs or writes lies in one folder that git ignores.

import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What stays between runs: installed programs, caches. */
export const home = join(root, '.aws-local');

/**
 * A folder for one run; gone after `remove`, and with it logs, uploads and databases.
 *
 * @param {string} name
 */
export function runFolder(name) {
  mkdirSync(join(home, 'run'), { recursive: true });
  // The emulator unpacks functions in here: as on AWS, a `.js` file of theirs is no ES module because we have them.
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "commonjs" }\n');
  removeAbandoned(join(home, 'run'));
  const path = mkdtempSync(join(home, 'run', `${name}-${process.pid}-`));
  chmodSync(path, 0o755); // PostgreSQL's user has to get through to its own folder
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/**
 * Removes the folders of runs that were killed.
 *
 * @param {string} runs
 */
function removeAbandoned(runs) {
  for (const name of readdirSync(runs)) {
    const [, pid] = /-(\d+)-[^-]+$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(runs, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
