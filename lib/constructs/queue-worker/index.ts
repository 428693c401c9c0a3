export { QueueWorker, type QueueWorkerProps } from './queue-worker.ts';
export { scalingRule } from './scaling-rule.ts';
export { WorkerImage } from './worker-image.ts';
