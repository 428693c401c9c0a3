export { DigestThread } from './digest-thread.ts';
export type { GeometryThreadOptions } from './geometry-thread.ts';
export { ThreadedEngine } from './threaded-engine.ts';
