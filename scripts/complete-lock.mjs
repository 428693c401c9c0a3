// @ts-check
// Completes package-lock.json: names every optional platform package that its parent names.
//
// A registry need not have the binaries of every platform. npm then leaves the absent ones out of the lock, and `npm ci`
// stops with EUSAGE ("Missing: ... from lock file"), everywhere. An entry without an integrity hash satisfies it, and a
// machine of that platform fetches the package from a registry that has it.
//
//   node scripts/complete-lock.mjs           adds what is missing (twice is the same as once)
//   node scripts/complete-lock.mjs --check   changes nothing; exit code 1 when something is missing

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} LockEntry
 */

const lockFile = fileURLToPath(new URL('../package-lock.json', import.meta.url));

/**
 * Words of package names -> what they say about the platform.
 *
 * @type {Record<'os' | 'cpu' | 'libc', Record<string, string>>}
 */
const platformWords = {
  os: words('aix android darwin freebsd linux netbsd openbsd openharmony sunos win32'),
  cpu: words('arm arm64 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64'),
  libc: { gnu: 'glibc', gnueabihf: 'glibc', glibc: 'glibc', musl: 'musl', musleabihf: 'musl' },
};

/** @type {{ packages: Record<string, LockEntry> }} */
const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
const missing = missingPackages(lock.packages);

if (missing.length === 0) {
  console.log('The lock file names every optional platform package.');
} else if (process.argv.includes('--check')) {
  console.error(`The lock file lacks ${missing.length} optional packages; run \`npm run lock\`:`);
  for (const { path } of missing) console.error(`  ${path}`);
  process.exitCode = 1;
} else {
  for (const { path, entry } of missing) lock.packages[path] = entry;
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(lockFile, `${JSON.stringify(lock, undefined, 2)}\n`);
  console.log(`Added ${missing.length} optional platform packages to the lock file.`);
}

/** @param {Record<string, LockEntry>} packages */
function missingPackages(packages) {
  return Object.entries(packages).flatMap(([parentPath, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(packages, parentPath, name))
      .map(([name, version]) => ({ path: `node_modules/${name}`, entry: platformEntry(name, version, parent) })),
  );
}

/**
 * Node looks for a package below its parent first, then in every folder above.
 *
 * @param {Record<string, LockEntry>} packages
 * @param {string} parentPath
 * @param {string} name
 */
function isLocked(packages, parentPath, name) {
  const above = [...parentPath.matchAll(/\/?node_modules\//g)].map(({ index }) => parentPath.slice(0, index));
  return [parentPath, ...above].some((folder) => `${folder}${folder && '/'}node_modules/${name}` in packages);
}

/**
 * @param {string} name
 * @param {string} version
 * @param {LockEntry} parent
 * @returns {LockEntry}
 */
function platformEntry(name, version, parent) {
  if (!/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version)) throw new Error(`${name}@${version}: not an exact version.`);
  const said = name.split(/[/-]/);
  const os = said.flatMap((word) => platformWords.os[word] ?? []);
  const cpu = said.flatMap((word) => platformWords.cpu[word] ?? []);
  const libc = said.flatMap((word) => platformWords.libc[word] ?? []);
  if (cpu.length === 0)
    throw new Error(`${name}: the name does not tell its platform; add its words to platformWords.`);
  return {
    version,
    cpu,
    ...(parent.dev && { dev: true }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

/**
 * @param {string} list
 * @returns {Record<string, string>} Every word stands for itself.
 */
function words(list) {
  return Object.fromEntries(list.split(' ').map((word) => [word, word]));
}
