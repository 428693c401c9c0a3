import { availableParallelism } from 'node:os';
import { wholeNumberIn } from './whole-number-in.ts';

/** More never help: the thread that hands out what they make would be the slowest. */
export const MOST_SHAPE_THREADS = 64;

/** The thread that reads the data has a processor of its own. */
export const usualShapeThreads = (): number => Math.min(MOST_SHAPE_THREADS, Math.max(1, availableParallelism() - 1));

/**
 * Threads that make shapes, as `PLINTH_SHAPE_THREADS` says; without it one less than there are processors.
 *
 * @throws Error where it is no whole number from 1 to 64.
 */
export function shapeThreads(environment: NodeJS.ProcessEnv): number {
  return wholeNumberIn(environment, 'PLINTH_SHAPE_THREADS', 1, MOST_SHAPE_THREADS) ?? usualShapeThreads();
}
