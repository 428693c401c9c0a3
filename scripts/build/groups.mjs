// @ts-check
// What is bundled: bundle name -> its source.

/** Packages that read files of their own, or that are loaded where they are needed; all others become part of the bundles. */
const external = [
  ...['@electric-sql/pglite', '@electric-sql/pglite-postgis', 'esbuild', 'manifold-3d', 'node-pg-migrate', 'pg'],
  ...['vite', 'web-ifc'],
];

/** CommonJS packages in an ES module ask for Node's modules by `require`. */
const withRequire = `import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);`;

/** @satisfies {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  external,
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  metafile: true,
  write: false,
  logLevel: 'warning',
};

/** What entries of one group share lies in chunks that all of them load. @satisfies {import('esbuild').BuildOptions} */
const modules = {
  ...common,
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  splitting: true,
  banner: { js: withRequire },
};

/** For `runCompiled`: V8 keeps compiled code of scripts, of ES modules it does not. @satisfies {import('esbuild').BuildOptions} */
export const compiled = {
  ...common,
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  define: { 'import.meta.url': 'bundleUrl' },
  charset: 'ascii',
};

/** The bundles that are compiled ahead, in the order of `entries` below. */
export const compiledBundles = ['dist/process.cjs', 'dist/shapes.cjs', 'dist/job.cjs'];

/**
 * `process` is what `plinth process` needs.
 *
 * @type {readonly { readonly isOfProcess: boolean, readonly options: typeof modules | typeof compiled,
 *   readonly entryPoints: Readonly<Record<string, string>> }[]}
 */
export const groups = [
  {
    isOfProcess: false,
    options: modules,
    entryPoints: {
      plinth: 'cli/main.ts',
      'pglite-worker': 'adapters/postgres/embedded/database-thread.ts',
      'process-worker': 'standalone/worker/compiled-job.ts',
      'generate-example': 'examples/generate.ts',
      'compile-ahead/train-job': 'scripts/compile-ahead/train-job.ts',
      'compile-ahead/process-worker': 'scripts/compile-ahead/job-process.ts',
    },
  },
  { isOfProcess: false, options: compiled, entryPoints: { job: 'standalone/worker/main.ts' } },
  {
    isOfProcess: true,
    options: modules,
    entryPoints: {
      'geometry-worker': 'cli/shapes-thread.ts',
      'compile-ahead/train': 'scripts/compile-ahead/train.ts',
      'compile-ahead/geometry-worker': 'scripts/compile-ahead/shapes-thread.ts',
    },
  },
  {
    isOfProcess: true,
    options: compiled,
    entryPoints: { process: 'cli/process-alone.ts', shapes: 'adapters/threads/geometry-worker.ts' },
  },
];
