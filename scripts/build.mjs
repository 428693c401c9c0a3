// @ts-check
// Bundles the TypeScript entry points into dist/, because Node 20 runs no TypeScript.
// When nothing has changed since the last build this costs one `stat` per source file (a few milliseconds).

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeWhole } from './write-whole.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/inputs.json');

/**
 * Bundle name in dist/ (without `.mjs`) -> its source. What entries of one group share lies in chunks that all of them
 * load; the geometry thread is a group of its own, so that it loads nothing that it does not need.
 */
const groups = [
  {
    plinth: 'cli/main.ts',
    'pglite-worker': 'adapters/postgres/embedded/database-thread.ts',
    'process-worker': 'standalone/worker/main.ts',
    'generate-example': 'examples/generate.ts',
  },
  { 'geometry-worker': 'adapters/threads/geometry-worker.ts' },
];

/** Packages that read files of their own, or that are loaded where they are needed; all others become part of the bundles. */
const external = [
  ...['@electric-sql/pglite', '@electric-sql/pglite-postgis', 'esbuild', 'manifold-3d', 'node-pg-migrate', 'pg'],
  ...['vite', 'web-ifc'],
];

/** CommonJS packages in a bundle ask for Node's modules by `require`. */
const withRequire = `import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);`;

/** What the build depends on beside the sources that esbuild names. */
const buildFiles = ['package.json', 'node_modules/.package-lock.json', 'scripts/build.mjs', 'scripts/write-whole.mjs'];

/**
 * zod brings its messages in fifty languages, which take 10 ms to load; Plinth uses the English ones.
 *
 * @type {import('esbuild').Plugin}
 */
const oneLanguage = {
  name: 'one-language',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ resolveDir }) =>
      resolveDir.startsWith(join(root, 'node_modules/zod')) ? { path: join(resolveDir, '../locales/en.js') } : null,
    ),
};

/** Builds unless dist/ was built from exactly the files that are here now. */
export async function build() {
  if (isFresh()) return;
  const { build: bundle } = await import('esbuild');
  const startedAt = Date.now();
  const built = await Promise.all(
    groups.map((entryPoints) =>
      bundle({
        absWorkingDir: root,
        entryPoints,
        outdir: 'dist',
        outExtension: { '.js': '.mjs' },
        bundle: true,
        external,
        plugins: [oneLanguage],
        platform: 'node',
        target: 'node20',
        format: 'esm',
        splitting: true,
        banner: { js: withRequire },
        sourcemap: true,
        metafile: true,
        write: false,
        logLevel: 'warning',
      }),
    ),
  );
  const outputFiles = built.flatMap((group) => group.outputFiles);
  for (const file of outputFiles) writeWhole(file.path, file.contents);
  removeOldChunks(new Set(outputFiles.map(({ path }) => basename(path))));
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs)).filter((file) => !isOfPackage(file));
  writeWhole(stamp, JSON.stringify(fingerprints([...new Set(inputs), ...buildFiles], startedAt)));
}

/** Packages change by `npm ci` alone, which leaves a new list of them. @param {string} file */
function isOfPackage(file) {
  return file.startsWith('node_modules/');
}

/**
 * What entries share lies in files named by their content; those of builds before are of no more use.
 *
 * @param {Set<string>} written
 */
function removeOldChunks(written) {
  for (const file of readdirSync(join(root, 'dist'))) {
    if (/-[A-Z0-9]{8}\.mjs(\.map)?$/.test(file) && !written.has(file))
      rmSync(join(root, 'dist', file), { force: true });
  }
}

function isFresh() {
  if (!existsSync(stamp)) return false;
  /** @type {Record<string, string>} */
  const built = JSON.parse(readFileSync(stamp, 'utf8'));
  return (
    groups.flatMap((group) => Object.keys(group)).every((name) => existsSync(join(root, 'dist', `${name}.mjs`))) &&
    Object.entries(built).every(([file, print]) => fingerprint(file) === print)
  );
}

/**
 * @param {string[]} files
 * @param {number} startedAt A file written after this moment may have been read before: it gets no valid fingerprint.
 */
function fingerprints(files, startedAt) {
  return Object.fromEntries(files.map((file) => [file, fingerprint(file, startedAt)]));
}

/**
 * @param {string} file
 * @param {number} [changedBefore] milliseconds
 */
function fingerprint(file, changedBefore = Number.POSITIVE_INFINITY) {
  const stat = statSync(join(root, file), { throwIfNoEntry: false });
  return stat && stat.mtimeMs < changedBefore ? `${stat.mtimeMs} ${stat.size}` : 'changed';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
