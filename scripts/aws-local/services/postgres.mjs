// @ts-check
// PostgreSQL with PostGIS of this machine, as a cluster of its own for one run. The emulator's own RDS needs Docker.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { background, freePort, run, untilReady } from '../processes.mjs';

/** Debian keeps every version in a folder of its own, off the path. */
const DEBIAN = { programs: '/usr/lib/postgresql', shared: '/usr/share/postgresql' };

export const installPostgres = 'apt-get install --no-install-recommends postgresql-15-postgis-3';

/** Of the newest server that has PostGIS; undefined where there is none. */
export function postgresPrograms() {
  const versions = existsSync(DEBIAN.programs) ? readdirSync(DEBIAN.programs) : [];
  const [newest] = versions
    .filter((version) => Number(version) >= 15 && hasPostgis(join(DEBIAN.shared, version)))
    .sort((a, b) => Number(b) - Number(a));
  if (newest !== undefined) return join(DEBIAN.programs, newest, 'bin');
  const shared = configured('--sharedir');
  return shared !== undefined && hasPostgis(shared) ? configured('--bindir') : undefined;
}

/** @param {string} shared */
const hasPostgis = (shared) => existsSync(join(shared, 'extension/postgis.control'));

/** @param {'--bindir' | '--sharedir'} folder */
function configured(folder) {
  const { status, stdout } = spawnSync('pg_config', [folder], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * @param {{ folder: string, programs: string }} options `folder`: of the run.
 * @returns its address, of an empty database whose owner may make extensions and roles, and its process.
 */
export async function startPostgres({ folder, programs }) {
  const port = await freePort();
  const base = join(folder, 'postgres');
  mkdirSync(base);
  const user = await serverUser(base);
  const cluster = join(base, 'data');
  await run(
    join(programs, 'initdb'),
    ['-D', cluster, '-U', 'plinth', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...user, cwd: base },
  );
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // its path may be too long here
    fsync: 'off', // gone after the run anyway
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = background(join(programs, 'postgres'), ['-D', cluster, ...options], {
    log: join(folder, 'postgres.log'),
    cwd: base,
    stopSignal: 'SIGINT', // at once, but in good order
    ...user,
  });
  const server = `postgresql://plinth@127.0.0.1:${port}`;
  const sql = (/** @type {string} */ text) => run(join(programs, 'psql'), ['-qX', '-c', text, `${server}/postgres`]);
  const answers = () => sql('SELECT 1').then(Boolean, () => false); // it listens before it lets anybody in
  await untilReady('PostgreSQL', program, answers);
  await sql('CREATE DATABASE plinth');
  return { url: `${server}/plinth`, program };
}

/**
 * The server refuses to run as root; Debian's package makes a user for it.
 *
 * @param {string} folder becomes that user's.
 */
async function serverUser(folder) {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(['-u', '-g'].map((which) => run('id', [which, 'postgres'])));
  await run('chown', ['postgres', folder]);
  const user = { uid: Number(uid), gid: Number(gid) };
  await run('test', ['-x', folder], { ...user, cwd: '/' }).catch((cause) => {
    throw new Error(`The user postgres may not enter ${folder}: put the checkout where others may look.`, { cause });
  });
  return user;
}
