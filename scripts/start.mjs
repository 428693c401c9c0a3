// @ts-check
// `npm start` on a fresh clone: no package is installed yet, so nothing here imports one.
// Arguments go to `plinth serve`: `npm start -- --port 9000`.

import './node-version.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { buildWeb } from './build-web.mjs';
import { installMissing } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = 'examples/plinth-house.ifc';

try {
  installMissing({ dev: false });
  await build();
  await buildWeb(console.log);
  if (!existsSync(`${root}/${example}`)) generateExample();
  process.exitCode = await serve();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode ||= 1;
}

function generateExample() {
  console.log('Generating the example building ...');
  const run = spawnSync(process.execPath, ['dist/generate-example.mjs'], { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) throw new Error(`The example building could not be generated (${run.signal ?? run.status}).`);
}

/**
 * Runs the server until it ends. A terminal's Ctrl+C reaches it by itself; other signals are handed on.
 *
 * @returns {Promise<number>} its exit code
 */
function serve() {
  const args = ['--enable-source-maps', 'dist/plinth.mjs', 'serve', '--example', example, ...process.argv.slice(2)];
  const server = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
  });
}
