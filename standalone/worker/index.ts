export type { WorkRequest } from './protocol.ts';
export { runWorker, type WorkerOptions } from './run-worker.ts';
