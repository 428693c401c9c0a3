// @ts-check
// `npm run test:aws`: deploys the AWS edition into an emulator, runs the tests in test/aws, and takes everything down.
// Arguments go to jest: `npm run test:aws -- -t poison`.

import '../node-version.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { installMissing } from '../install.mjs';
import { home, root } from './folder.mjs';

installMissing({ dev: true });
await build(); // `plinth upload` is tested as people run it
process.env['LOCAL_TILES_ABOVE'] ??= '100000'; // test/aws/tiles.suite.ts has a model above it
const { up } = await import('./up.mjs');

const over = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => over.abort(new Error('Interrupted.')));

try {
  const edition = await up({ log: console.log, signal: over.signal });
  try {
    process.exitCode = await test(edition);
  } finally {
    await edition.down();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {Awaited<ReturnType<typeof up>>} edition
 * @returns {Promise<number>} the exit code of jest.
 */
async function test(edition) {
  const description = join(edition.folder, 'edition.json');
  writeFileSync(description, JSON.stringify(edition));
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const cache = ['--cacheDirectory', join(home, 'cache/jest')];
  const args = ['test/aws', '--runInBand', ...cache, ...process.argv.slice(2)];
  const jest = spawn(process.execPath, [...flags, 'node_modules/jest/bin/jest.js', ...args], {
    cwd: root,
    env: { ...process.env, PLINTH_AWS_EDITION: description, TMPDIR: join(edition.folder, 'tmp') },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  over.signal.addEventListener('abort', () => jest.kill('SIGTERM'));
  const [code] = await once(jest, 'exit');
  return code ?? 1;
}
