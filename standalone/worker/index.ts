export type { WorkRequest, WorkResult } from './protocol.ts';
export { runWorker, type WorkerOptions, type WorkerOutcome } from './run-worker.ts';
export { storageError } from './storage-errors.ts';
