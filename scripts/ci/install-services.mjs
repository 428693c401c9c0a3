// @ts-check
// `npm run ci:services`: a PostgreSQL server with PostGIS and Redis on a build machine with apt-get; tests start them.

import { execFileSync } from 'node:child_process';

const asRoot = process.getuid?.() === 0 ? [] : ['sudo'];

/** @param {string[]} args */
function apt(...args) {
  const [program = 'apt-get', ...rest] = [...asRoot, 'apt-get', '-qq', ...args];
  execFileSync(program, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

apt('update');
const found = execFileSync('apt-cache', ['search', '--names-only', '^postgresql-[0-9]+-postgis-3$'], {
  encoding: 'utf8',
});
const [newest] = [...found.matchAll(/^postgresql-(\d+)-postgis-3/gm)]
  .map(([, version]) => Number(version))
  .sort((a, b) => b - a);
if (newest === undefined) throw new Error('No package of PostGIS was found: which distribution is this?');
apt('install', '-y', '--no-install-recommends', `postgresql-${newest}-postgis-3`, 'redis-server');
console.log(`PostgreSQL ${newest} with PostGIS, and Redis.`);
