import { type ConvertOutcome, convertFile } from '#adapters/model-file';
import { artifactReader, artifactStore } from '../artifact-store.ts';
import type { FromWorker, WorkRequest } from './protocol.ts';

// The process that converts one file, so that neither its memory nor its end is the server's. `runWorker` starts it from
// dist/process-worker.mjs. When the server is gone, or says SIGTERM, it stops and leaves nothing half written.

/** Beside the bundle of this process. */
const workerFile = new URL('./geometry-worker.mjs', import.meta.url);

const abort = new AbortController();
const stop = () => abort.abort(new Error('The work was stopped.'));
process.once('disconnect', stop).once('SIGTERM', stop);
process.once('SIGINT', () => undefined); // of the terminal: the server tells when it is time

process.once('message', async (request: WorkRequest) => {
  const outcome = await work(request);
  if (process.connected) process.send?.(outcome, () => process.disconnect?.());
});

/** The same as `plinth process`, into the server's store. */
function work({ scope, path, sha256, artifactsFolder }: WorkRequest): Promise<ConvertOutcome> {
  const [store, reader] = [artifactStore(artifactsFolder), artifactReader(artifactsFolder)];
  return convertFile({
    scope,
    path,
    sha256,
    store,
    stored: { read: (key) => store.read(key), size: (key) => reader.size(key) },
    workerFile,
    onProgress: ({ stage, done, total }) => tell({ kind: 'progress', stage, done, total }),
    signal: abort.signal,
  });
}

function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}
