// @ts-check
// Puts the packages that the lock file names into node_modules, and only if they are not there already.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockEntry
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs what is missing by `npm ci` and returns when node_modules matches the lock file.
 * Development packages that are already there stay, even when they were not asked for.
 *
 * @param {{ dev: boolean }} wanted `dev`: also what only tests, linters and type checks need.
 * @throws when npm fails; npm has then said why.
 */
export function installMissing({ dev }) {
  const locked = lockedPackages();
  const missing = locked.filter((entry) => (dev || !entry.dev) && !isInstalled(entry));
  if (missing.length === 0 && existsSync(join(root, 'node_modules/.package-lock.json'))) return;

  const keepDev = dev || locked.some((entry) => entry.dev && existsSync(join(root, entry.path)));
  console.log(`Installing packages (${missing.length} missing or out of date) ...`);
  npm(['ci', keepDev ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** The lock's packages that this machine needs. */
function lockedPackages() {
  /** @type {{ packages: Record<string, LockEntry> }} */
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && isForThisMachine(entry))
    .map(([path, entry]) => ({ path, version: entry.version, dev: entry.dev === true }));
}

/**
 * Optional packages are binaries for one platform each. npm may leave one out (a registry need not have all), so only
 * those count that running the product needs and whose platform is known for certain.
 *
 * @param {LockEntry} entry
 */
function isForThisMachine(entry) {
  if (!entry.optional) return true;
  if (entry.dev || entry.libc) return false;
  return entry.os?.includes(process.platform) === true && entry.cpu?.includes(process.arch) === true;
}

/** @param {{ path: string, version: string | undefined }} entry */
function isInstalled({ path, version }) {
  const manifest = join(root, path, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
}

/**
 * Runs the npm that started us, or the one on the path.
 *
 * @param {string[]} args
 */
function npm(args) {
  const started = process.env['npm_execpath'];
  const own = started && basename(started).startsWith('npm') ? started : undefined;
  const run = own
    ? spawnSync(process.execPath, [own, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.error) throw new Error(`npm could not be started: ${run.error.message}`, { cause: run.error });
  if (run.status !== 0) throw new Error(`\`npm ${args.join(' ')}\` failed (see above); the packages are not complete.`);
}
