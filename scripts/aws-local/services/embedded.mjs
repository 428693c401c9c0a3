// @ts-check
// PGlite with PostGIS as a server on 127.0.0.1, where this machine has no PostgreSQL.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../build.mjs';
import { root } from '../folder.mjs';
import { background, freePort, isListening, untilReady } from '../processes.mjs';

/** Bundled like everything that is TypeScript. */
const source = `
  import { listenEmbedded } from '#adapters/postgres';
  const [folder, worker, port] = process.argv.slice(2);
  const { close } = await listenEmbedded({ folder, workerFile: new URL(worker, 'file:'), port: Number(port) });
  process.once('SIGTERM', close);
`;

/** @param {string} folder of the run. */
export async function startEmbedded(folder) {
  await build();
  const own = join(folder, 'database');
  mkdirSync(own);
  const bundle = join(own, 'server.mjs');
  const { build: bundled } = await import('esbuild');
  await bundled({
    absWorkingDir: root,
    stdin: { contents: source, resolveDir: root },
    outfile: bundle,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
  const port = await freePort();
  const worker = join(root, 'dist/pglite-worker.mjs');
  const program = background(process.execPath, [bundle, own, worker, String(port)], {
    log: join(folder, 'database.log'),
    cwd: own,
  });
  await untilReady('The embedded database', program, () => isListening(port));
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, program };
}
