// @ts-check
// `npm run worker`: the worker of the AWS edition as a process, with the variables of its task definition from the
// environment. `npm run worker -- --check` converts a model of one triangle and ends.

import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWorker, workerFolder } from './build-worker.mjs';

await buildWorker();
await import(pathToFileURL(join(workerFolder, 'worker.mjs')).href);
