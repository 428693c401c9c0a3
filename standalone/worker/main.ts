import { Refusal } from '#core/model';
import { convert } from './convert.ts';
import type { FromWorker, WorkRequest } from './protocol.ts';
import { storageError } from './storage-errors.ts';

// The process that converts one file, so that neither its memory nor its end is the server's. `runWorker` starts it from
// dist/process-worker.mjs. When the server is gone, or says SIGTERM, it stops and leaves nothing half written.

const abort = new AbortController();
const stop = () => abort.abort(new Error('The work was stopped.'));
process.once('disconnect', stop).once('SIGTERM', stop);
process.once('SIGINT', () => undefined); // of the terminal: the server tells when it is time

process.once('message', async (request: WorkRequest) => {
  const last = await work(request);
  if (process.connected) process.send?.(last, () => process.disconnect?.());
});

async function work(request: WorkRequest): Promise<FromWorker> {
  try {
    const result = await convert(request, tell, abort.signal);
    return { kind: 'done', result };
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, message, remedy } = error.diagnostic;
      return { kind: 'rejected', error: { code, message, remedy } };
    }
    const storage = storageError(error);
    if (storage) return { kind: 'failed', error: storage };
    throw error;
  }
}

function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}
