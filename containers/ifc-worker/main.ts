import process from 'node:process';
import { composeWorker } from './compose.ts';
import { checkConversion } from './conversion/check.ts';
import { workerImage } from './image.ts';
import { readWorkerEnvironment } from './read-environment.ts';
import { telemetry } from './telemetry.ts';

// The worker: takes jobs from a queue, converts their files and stores what comes of them, until SIGTERM.
// `--check` converts a model of one triangle instead and ends: whether everything that a conversion takes is there.

/** The bundle of the process that converts, beside this one. */
const conversionFile = new URL('./conversion.mjs', import.meta.url);

if (process.argv.includes('--check')) {
  await checkConversion(conversionFile, process.env['SCRATCH_FOLDER']);
  process.stdout.write(`The worker is complete: Node ${process.version} converts a model.\n`);
} else {
  await work();
}

async function work(): Promise<void> {
  const told = telemetry();
  try {
    const worker = await composeWorker(readWorkerEnvironment(process.env), conversionFile, told);
    const shutdown = new AbortController();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        told.logger.info('stopping', { signal });
        shutdown.abort();
        setTimeout(() => process.exit(1), workerImage.stopSeconds * 1000).unref();
      });
    }
    told.logger.info('ready', { node: process.version });
    await worker.run(shutdown.signal);
    told.logger.info('stopped');
    process.exit(); // a database that is still being opened would keep it alive
  } catch (error) {
    told.logger.critical('the worker cannot go on', error instanceof Error ? error : new Error(String(error)));
    process.exitCode = 1;
  }
}
