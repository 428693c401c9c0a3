import { DiskObjectStore } from '#adapters/disk';
import {
  budgetsSetting,
  conversionError,
  countsOf,
  jobTimings,
  openModel,
  peakMemoryMB,
  processOpened,
  StageMemoryMeter,
  tilingSetting,
  usualShapeThreads,
} from '#adapters/model-file';
import { DataOnlyEngine } from '#core/geometry';
import { type Progress, processModel, strictRejection } from '#core/processing';
import { PAUSE_REASON } from '../geometry/circuit-breaker.ts';
import { engineHasFailed } from '../geometry/engine-failure.ts';
import type { ConversionProgress, ConversionRequest, ConversionResult } from './protocol.ts';

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
    return await conversionOf(request, tell, signal);
  } catch (error) {
    const known = conversionError(error);
    if (known === undefined) throw error;
    return known;
  }
}

async function conversionOf(
  { scope, path, artifactsFolder, engine, features }: ConversionRequest,
  tell: (progress: ConversionProgress) => void,
  signal: AbortSignal,
): Promise<ConversionResult> {
  const opened = await openModel(path);
  const meter = features.advancedMonitoring ? new StageMemoryMeter() : undefined;
  try {
    const wanted = {
      scope,
      store: new DiskObjectStore(artifactsFolder),
      onProgress: ({ stage, done, total }: Progress) => {
        meter?.note(stage);
        tell({ kind: 'progress', stage, done, total });
      },
      isCompressed: features.exportCompression,
      tiling: tilingSetting(process.env),
      budgets: budgetsSetting(process.env),
      signal,
    };
    const { model, coverage, timings, diagnostics } =
      engine === 'paused'
        ? await processModel({ ...wanted, source: opened.source, engine: new DataOnlyEngine(PAUSE_REASON) })
        : await processOpened(opened, { ...wanted, workerFile, shapeThreads: usualShapeThreads() });
    const error = features.strictValidation ? strictRejection(diagnostics) : undefined;
    if (error !== undefined) return { kind: 'rejected', error };
    const conversion = {
      contentId: model.contentId,
      coverage: countsOf(coverage),
      timings: jobTimings(timings),
      peakMemoryMB: peakMemoryMB(),
      engineHasFailed: engine === 'web-ifc' && engineHasFailed(coverage),
      ...(meter && { stageMemoryMB: meter.peaks }),
    };
    return { kind: 'done', conversion };
  } finally {
    await opened.close();
  }
}
