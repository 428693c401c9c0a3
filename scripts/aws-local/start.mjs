// @ts-check
// `npm run aws:local`: the AWS edition on this machine, until Ctrl-C. Enter deploys the code as it is now.

import '../node-version.mjs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { installMissing } from '../install.mjs';

installMissing({ dev: true });
const { firstOwner } = await import('./people/first-owner.mjs');
const { up } = await import('./up.mjs');
const { startScanner } = await import('./scanner.mjs');

const over = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => over.abort(new Error('Interrupted.')));

try {
  const edition = await up({ log: console.log, signal: over.signal });
  try {
    const scanner = await startScanner(edition.uploadBucket, { onFault: (error) => console.error('Scanner:', error) });
    edition.beforeDown(scanner.stop);
    await work(edition);
  } finally {
    console.log('Taking everything down ...');
    await edition.down();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @param {Awaited<ReturnType<typeof up>>} edition */
async function work(edition) {
  let workers = edition.startWorkers();
  say(edition, await firstOwner(edition));
  const terminal = createInterface({ input: process.stdin });
  over.signal.addEventListener('abort', () => terminal.close());
  terminal.on('line', () => redeploy().catch((error) => console.error(error.message)));
  if (!over.signal.aborted) await once(over.signal, 'abort');

  async function redeploy() {
    console.log('Deploying ...');
    await edition.deploy();
    await Promise.all(workers.map((worker) => worker.stop()));
    workers = edition.startWorkers();
    console.log('The new workers are at work.');
  }
}

/**
 * @param {Awaited<ReturnType<typeof up>>} edition
 * @param {Awaited<ReturnType<typeof firstOwner>>} owner
 */
function say({ api, page, endpoint, databaseUrl, cacheUrl, folder }, { email, password, key }) {
  const keys = 'AWS_REGION=eu-central-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test';
  console.log(`
The AWS edition is ready.
  Page       ${page}
  Sign in    ${email}  ${password}
  Upload     npx plinth upload model.ifc --endpoint ${api} --token ${key}
  API        curl -H 'Authorization: Bearer ${key}' ${api}/v1/jobs
  AWS        export AWS_ENDPOINT_URL=${endpoint} ${keys}
  Database   psql ${databaseUrl}
  Cache      ${cacheUrl ?? 'none'}
  Logs       ${folder}/*.log
Enter deploys the code as it is then; Ctrl-C ends everything and removes what it has stored.`);
}
