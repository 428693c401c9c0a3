// @ts-check
// `npm run check`: everything quick, side by side. Prints a step's output only when it fails; under 30 s.

import './node-version.mjs';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installMissing } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The whole corpus, real threads and servers, hostile input and whole GLBs are left to `npm test`. */
const SLOW_TESTS =
  'corpus|hand-checked|hostile|mutations|glb-|unit/(threads|zip|examples|standalone|postgres)|architecture|groups';

/** What is checked -> the arguments of node. */
const steps = {
  'lock file': ['scripts/complete-lock.mjs', '--check'],
  types: ['node_modules/typescript/bin/tsc'],
  'lint and format': ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  architecture: [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.mjs',
    '.',
  ],
  'unit tests': ['scripts/test.mjs', '--silent', 'test/unit', '--testPathIgnorePatterns', SLOW_TESTS],
};

installMissing({ dev: true });
const outcomes = await Promise.all(Object.entries(steps).map(([name, args]) => check(name, args)));
process.exitCode = outcomes.every(Boolean) ? 0 : 1;

/**
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<boolean>} whether the step succeeded
 */
function check(name, args) {
  const startedAt = performance.now();
  const step = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [step.stdout, step.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    step.on('error', reject);
    step.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(output);
      resolve(code === 0);
    });
  });
}
