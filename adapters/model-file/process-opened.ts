import { DigestThread, ThreadedEngine } from '#adapters/threads';
import { helpersGiveWay, spareHelpers } from '#adapters/v8';
import { type ProcessedModel, type ProcessRequest, processModel } from '#core/processing';
import { plainDigest } from '#core/step';
import type { OpenedModel } from './open-model.ts';

/** `scope`, `store`, `onProgress` and `signal` as for `processModel`. */
export interface ProcessFileRequest extends Omit<ProcessRequest, 'source' | 'engine' | 'digest'> {
  /** The bundle `geometry-worker.mjs`. */
  readonly workerFile: URL;
  /** Threads that make shapes, at the most. */
  readonly shapeThreads: number;
}

/**
 * Converts an opened model, its shapes in threads of their own, and the digests of what is large.
 *
 * @throws Refusal where the file as a whole cannot be read.
 */
export async function processOpened(
  { source, path }: OpenedModel,
  { workerFile, shapeThreads: workers, ...request }: ProcessFileRequest,
): Promise<ProcessedModel> {
  spareHelpers();
  helpersGiveWay(source.size);
  const engine = new ThreadedEngine({ path, workerFile, workers });
  const digests = new DigestThread(plainDigest);
  try {
    engine.start(source.size);
    return await processModel({ ...request, source, engine, digest: () => digests.begin() });
  } finally {
    await Promise.all([digests.close(), engine.close()]);
  }
}
