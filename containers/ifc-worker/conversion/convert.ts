import { DiskObjectStore } from '#adapters/disk';
import { conversionError, countsOf, jobTimings, openModel, peakMemoryMB, processOpened } from '#adapters/model-file';
import { DataOnlyEngine } from '#core/geometry';
import { processModel } from '#core/processing';
import { PAUSE_REASON } from '../geometry/circuit-breaker.ts';
import { engineHasFailed } from '../geometry/engine-failure.ts';
import type { Conversion, ConversionProgress, ConversionRequest, ConversionResult } from './protocol.ts';

/** Beside the bundle of this process. */
const workerFile = new URL('./geometry-worker.mjs', import.meta.url);

/**
 * Converts one file; the same as `plinth process`.
 *
 * @throws the signal's reason when it is aborted, and every fault of Plinth's own.
 */
export async function convert(
  request: ConversionRequest,
  tell: (progress: ConversionProgress) => void,
  signal: AbortSignal,
): Promise<ConversionResult> {
  try {
    return { kind: 'done', conversion: await conversionOf(request, tell, signal) };
  } catch (error) {
    const known = conversionError(error);
    if (known === undefined) throw error;
    return known;
  }
}

async function conversionOf(
  { scope, path, artifactsFolder, engine }: ConversionRequest,
  tell: (progress: ConversionProgress) => void,
  signal: AbortSignal,
): Promise<Conversion> {
  const opened = await openModel(path);
  try {
    const wanted = {
      scope,
      store: new DiskObjectStore(artifactsFolder),
      onProgress: ({ stage, done, total }: Omit<ConversionProgress, 'kind'>) =>
        tell({ kind: 'progress', stage, done, total }),
      signal,
    };
    const { model, coverage, timings } =
      engine === 'paused'
        ? await processModel({ ...wanted, source: opened.source, engine: new DataOnlyEngine(PAUSE_REASON) })
        : await processOpened(opened, { ...wanted, workerFile });
    return {
      contentId: model.contentId,
      coverage: countsOf(coverage),
      timings: jobTimings(timings),
      peakMemoryMB: peakMemoryMB(),
      engineHasFailed: engine === 'web-ifc' && engineHasFailed(coverage),
    };
  } finally {
    await opened.close();
  }
}
