// @ts-check
// `npm start` on a fresh clone: no package is installed yet, so nothing here imports one.

import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installMissing } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = 'examples/plinth-house.ifc';
const result = 'plinth-out/plinth-house';

try {
  installMissing({ dev: false });
  await build();
  if (!existsSync(`${root}/${example}`)) {
    console.log('Generating the example building ...');
    node('dist/generate-example.mjs');
  }
  console.log(`Processing ${example} into ${result}/ ...`);
  node('cli/plinth.mjs', 'process', example, '--out', result);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode ||= 1;
}

/**
 * Runs a program of ours and ends with its exit code if it fails.
 *
 * @param {string[]} args
 */
function node(...args) {
  const run = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (run.status === 0) return;
  process.exitCode = run.status ?? 1;
  throw new Error(
    `\`node ${args.join(' ')}\` ${run.signal ? `was ended by ${run.signal}` : `failed with exit code ${run.status}`}.`,
  );
}
