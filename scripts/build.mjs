// @ts-check
// Bundles the TypeScript entry points into dist/, because Node 20 runs no TypeScript.
// When nothing has changed since the last build this costs one `stat` per source file (a few milliseconds).

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeWhole } from './write-whole.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/inputs.json');

/** Bundle name in dist/ (without `.mjs`) -> its source. */
const entries = {
  plinth: 'cli/main.ts',
  'geometry-worker': 'adapters/threads/geometry-worker.ts',
  'pglite-worker': 'adapters/postgres/embedded/database-thread.ts',
  'process-worker': 'standalone/worker/main.ts',
  'generate-example': 'examples/generate.ts',
};

/** What the build depends on beside the sources that esbuild names. */
const buildFiles = ['package.json', 'scripts/build.mjs', 'scripts/write-whole.mjs'];

/** Builds unless dist/ was built from exactly the files that are here now. */
export async function build() {
  if (isFresh()) return;
  const { build: bundle } = await import('esbuild');
  const startedAt = Date.now();
  const { metafile, outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    sourcemap: true,
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  for (const file of outputFiles) writeWhole(file.path, file.contents);
  removeOldChunks(new Set(outputFiles.map(({ path }) => basename(path))));
  writeWhole(stamp, JSON.stringify(fingerprints([...Object.keys(metafile.inputs), ...buildFiles], startedAt)));
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
    Object.keys(entries).every((name) => existsSync(join(root, 'dist', `${name}.mjs`))) &&
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
