// @ts-check
// The AWS edition on this machine: emulator, database, cache, `cdk deploy`, scanner and workers.

import { join } from 'node:path';
import { buildWorker } from '../build-worker.mjs';
import { cdkFor } from './deploy/cdk.mjs';
import { deployedResources, placesIn, workerTasks } from './deploy/deployed.mjs';
import { checkResourceTypes } from './emulator/check-types.mjs';
import { installEmulator } from './emulator/install.mjs';
import { ACCOUNT, clientEnvironment, REGION, startEmulator } from './emulator/start.mjs';
import { runFolder } from './folder.mjs';
import { startPage } from './page/start.mjs';
import { freePort } from './processes.mjs';
import { startDatabase } from './services/database.mjs';
import { installValkey, startValkey, valkeyProgram } from './services/valkey.mjs';
import { startWorker } from './worker.mjs';

/** Where LocalStack and others listen too, and where web apps do; another one where it is taken. */
const USUAL_PORT = 4566;
const USUAL_PAGE_PORT = 8090;

/**
 * Brings everything up but scanner and workers. This process's own environment is that of the emulator afterwards, so
 * that every SDK client speaks to it.
 *
 * @param {{ log: (line: string) => void, signal: AbortSignal }} options
 * @throws the signal's reason, or what went wrong; everything is down again by then.
 */
export async function up({ log, signal }) {
  const folder = runFolder('local');
  /** @type {(() => unknown)[]} */
  const steps = [folder.remove];
  const down = async () => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  try {
    await installEmulator(log);
    const given = process.env['AWS_ENDPOINT_URL'];
    const isOurs = given === undefined;
    const endpoint = given ?? (await ownEmulator(folder.path, steps));
    const pagePort = await freePort(USUAL_PAGE_PORT);
    const page = `http://localhost:${pagePort}`; // not by number: Cognito sends people back to https, or to this name
    const settings = { ...(await services(folder.path, steps, log)), LOCAL_WEB_ORIGIN: page };
    const bundle = join(folder.path, 'worker');
    const cdk = cdkFor({ folder: folder.path, env: { ...process.env, ...settings }, signal });
    const deploy = async () => {
      await timed('Synthesized', log, () => Promise.all([cdk.synthesize(), buildWorker(bundle)]));
      if (isOurs) await checkResourceTypes(cdk.stage);
      return timed('Deployed', log, cdk.deploy);
    };

    await timed('Bootstrapped', log, () => cdk.bootstrap(`aws://${ACCOUNT}/${REGION}`));
    const outputs = await deploy();

    const resources = await deployedResources(Object.keys(outputs));
    const { api, poolId, clientId, uploadBucket, siteBucket } = placesIn(outputs, resources, endpoint);
    const site = await startPage({ port: pagePort, endpoint, api, bucket: siteBucket, stage: cdk.stage });
    steps.push(site.stop);
    const tasks = await workerTasks(resources);
    const start = (/** @type {import('./deploy/deployed.mjs').WorkerTask} */ task) => {
      const worker = startWorker(task, { folder: folder.path, bundle, env: process.env });
      steps.push(worker.stop);
      return worker;
    };
    return {
      endpoint,
      api,
      page,
      users: { poolId, clientId, url: site.signInUrl },
      databaseUrl: settings.LOCAL_DATABASE_URL,
      cacheUrl: settings.LOCAL_CACHE_URL,
      folder: folder.path,
      logFolder: join(folder.path, 'logs'),
      bundle,
      uploadBucket,
      tasks,
      startWorkers: () => tasks.map(start),
      deploy,
      beforeDown: (/** @type {() => unknown} */ step) => steps.push(step),
      down,
    };
  } catch (error) {
    await down();
    throw signal.aborted ? signal.reason : error;
  }
}

/**
 * @template T
 * @param {string} what
 * @param {(line: string) => void} log
 * @param {() => Promise<T>} work
 */
async function timed(what, log, work) {
  const began = performance.now();
  const result = await work();
  log(`${what} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  return result;
}

/**
 * @param {string} folder
 * @param {(() => unknown)[]} steps
 */
async function ownEmulator(folder, steps) {
  const { endpoint, program } = await startEmulator({ folder, port: USUAL_PORT });
  steps.push(program.stop);
  process.env = clientEnvironment(endpoint, folder);
  return endpoint;
}

/**
 * @param {string} folder
 * @param {(() => unknown)[]} steps
 * @param {(line: string) => void} log
 * @returns the variables by which lib/config/environments/local.ts finds them.
 */
async function services(folder, steps, log) {
  const database = await startDatabase(folder, log);
  steps.push(database.program.stop);
  const program = valkeyProgram();
  if (program === undefined) {
    log(`There is no Valkey or Redis here (${installValkey}): the product runs without a cache, slower.`);
    return { LOCAL_DATABASE_URL: database.url, LOCAL_CACHE_URL: undefined };
  }
  const cache = await startValkey({ folder, program });
  steps.push(cache.program.stop);
  return { LOCAL_DATABASE_URL: database.url, LOCAL_CACHE_URL: cache.url };
}
