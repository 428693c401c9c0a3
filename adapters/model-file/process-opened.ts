import { availableParallelism } from 'node:os';
import { ThreadedEngine } from '#adapters/threads';
import { type ProcessedModel, type ProcessRequest, processModel } from '#core/processing';
import { compileLess } from './compile-less.ts';
import type { OpenedModel } from './open-model.ts';

/** `scope`, `store`, `onProgress` and `signal` as for `processModel`. */
export interface ProcessFileRequest extends Omit<ProcessRequest, 'source' | 'engine'> {
  /** The bundle `geometry-worker.mjs`. */
  readonly workerFile: URL;
}

/**
 * Converts an opened model, its geometry in a thread of its own.
 *
 * @throws Refusal where the file as a whole cannot be read.
 */
export async function processOpened(
  { source, path }: OpenedModel,
  { workerFile, ...request }: ProcessFileRequest,
): Promise<ProcessedModel> {
  compileLess();
  const engine = new ThreadedEngine({ path, workerFile, workers: workerCount() });
  try {
    engine.start();
    return await processModel({ ...request, source, engine });
  } finally {
    await engine.close();
  }
}

/** The thread that reads the data has a processor of its own. */
const workerCount = () => Number(process.env['PLINTH_WORKERS'] ?? Math.max(1, availableParallelism() - 1));
