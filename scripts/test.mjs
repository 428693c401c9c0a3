// @ts-check
// `npm test`: installs what is missing, builds the worker bundle that tests start, and runs jest.
// Arguments go to jest: `npm test -- step`, `npm test -- --coverage`.

import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installMissing } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

installMissing({ dev: true });
await build();

const jest = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules', // jest runs ES modules by Node's vm.Module, still behind this flag
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = jest.status ?? 1;
