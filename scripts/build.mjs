// @ts-check
// Bundles the TypeScript entry points into dist/, because Node 20 runs no TypeScript, and compiles ahead what
// `plinth process` runs. When nothing has changed since the last build this costs one `stat` per source file.

import { readdirSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileAhead } from './build/compile-ahead.mjs';
import { isFresh, noteInputs } from './build/freshness.mjs';
import { compiledBundles, groups } from './build/groups.mjs';
import { importFromOutside } from './build/import-from-outside.mjs';
import { writeWhole } from './write-whole.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the build depends on beside the sources that esbuild names. */
const buildFiles = [
  ...['package.json', 'node_modules/.package-lock.json', 'scripts/build.mjs', 'scripts/write-whole.mjs'],
  ...['compile-ahead', 'freshness', 'groups', 'import-from-outside'].map((name) => `scripts/build/${name}.mjs`),
];

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
  if (isFresh('everything')) return;
  const { build: bundle } = await import('esbuild');
  const startedAt = Date.now();
  const built = await Promise.all(
    groups.map(async ({ options, entryPoints, isOfProcess }) => {
      const { outputFiles, metafile } = await bundle({
        ...options,
        entryPoints,
        absWorkingDir: root,
        plugins: [oneLanguage],
      });
      const files = outputFiles.map((file) => {
        const isScript = options.format === 'cjs';
        return { path: file.path, contents: isScript ? withImports(file, metafile) : file.contents };
      });
      return { files, inputs: Object.keys(metafile.inputs).filter((file) => !isOfPackage(file)), isOfProcess };
    }),
  );
  // Of other text: it must not be there with the new.
  for (const path of compiledBundles) rmSync(join(root, `${path}.compiled`), { force: true });
  const written = built.flatMap(({ files }) => files);
  for (const { path, contents } of written) writeWhole(path, contents);
  removeOldChunks(new Set(written.map(({ path }) => basename(path))));
  compileAhead(compiledBundles);
  const ofProcess = built.filter(({ isOfProcess }) => isOfProcess).flatMap(({ inputs }) => inputs);
  noteInputs('process', new Set([...ofProcess, 'cli/main.ts', ...buildFiles]), startedAt);
  noteInputs('everything', new Set([...built.flatMap(({ inputs }) => inputs), ...buildFiles]), startedAt);
}

/**
 * @param {import('esbuild').OutputFile} file
 * @param {import('esbuild').Metafile} metafile
 */
function withImports({ path, text }, { outputs }) {
  return importFromOutside(text, outputs[relative(root, path)]?.imports ?? []);
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
