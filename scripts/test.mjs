// @ts-check
// `npm test`: installs what is missing, builds the worker bundle that tests start, and runs jest.
// Arguments go to jest: `npm test -- step`, `npm test -- --coverage`. The tests in a real browser take minutes of software
// rendering and are run by `npm run test:browser`; those of the deployed AWS edition by `npm run test:aws`; those that
// judge all templates, which takes a minute, by `npm run test:policy`.

import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installMissing } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

installMissing({ dev: true });
await build();
// Some tests ask questions of the example building; it is generated, not checked in.
spawnSync(process.execPath, ['dist/generate-example.mjs'], { cwd: root, stdio: 'inherit' });

const args = process.argv.slice(2);
// What is tested apart is left out unless it is asked for by its name.
const apart = ['browser', 'policy'].filter((name) => !args.some((arg) => arg.includes(name)));
const leftOut = ['--testPathIgnorePatterns', ...[...apart, 'aws'].map((name) => `/test/${name}/`)];

// What test files of this run share: templates that one of them has synthesized.
const run = mkdtempSync(join(tmpdir(), 'plinth-test-run-'));

const jest = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules', // jest runs ES modules by Node's vm.Module, still behind this flag
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...args,
    ...leftOut,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, PLINTH_TEST_RUN: run } },
);
rmSync(run, { recursive: true, force: true });
process.exitCode = jest.status ?? 1;
