export type { GeometryThreadOptions } from './geometry-thread.ts';
export { ThreadedEngine } from './threaded-engine.ts';
