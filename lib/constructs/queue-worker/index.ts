export { QueueWorker, type QueueWorkerProps } from './queue-worker.ts';
export { scalingRule } from './scaling-rule.ts';
export { sizeVariables } from './size-variables.ts';
export { WorkerImage } from './worker-image.ts';
