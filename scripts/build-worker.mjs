// @ts-check
// Bundles the worker of the AWS edition into a folder (dist/worker/, or the one named) that needs nothing else than
// Node: what the image holds in /app, and what `npm run worker` starts. The Dockerfile runs this file too.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeWhole } from './write-whole.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
export const workerFolder = join(root, 'dist/worker');

/** Bundle name (without `.mjs`) -> its source. */
const entries = {
  worker: 'containers/ifc-worker/main.ts',
  conversion: 'containers/ifc-worker/conversion/main.ts',
  'geometry-worker': 'adapters/threads/geometry-worker.ts',
  'health-check': 'containers/ifc-worker/health-check.ts',
};

/** CommonJS packages in a bundle ask for Node's modules by `require`. */
const withRequire = `import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);`;

/** These load their WebAssembly from beside their own file, so they stay packages; of each only what Node needs. */
const engines = [
  { name: 'web-ifc', files: ['package.json', 'web-ifc-api-node.js', 'web-ifc-node.wasm', 'LICENSE.md'] },
  { name: 'manifold-3d', files: ['package.json', 'manifold.js', 'manifold.wasm', 'LICENSE'] },
];

/** The certificate authorities of the database: adapters/rds reads them from beside its bundle. */
const certificates = join(root, 'adapters/rds/certificates');

/** Workers that run already are not disturbed. @param {string} folder */
export async function buildWorker(folder = workerFolder) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    external: [...engines.map(({ name }) => name), 'pg-native'],
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: withRequire },
    legalComments: 'linked',
    write: false,
    logLevel: 'warning',
  });
  for (const { path, contents } of outputFiles) writeWhole(path, contents);
  for (const file of readdirSync(certificates)) {
    writeWhole(join(folder, 'certificates', file), readFileSync(join(certificates, file)));
  }
  for (const { name, files } of engines) {
    const path = join('node_modules', name);
    for (const file of files) writeWhole(join(folder, path, file), readFileSync(join(root, path, file)));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await buildWorker(process.argv[2] && resolve(process.argv[2]));
