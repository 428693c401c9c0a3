import { type Crashed, runInProcess } from '#adapters/child-process';
import { sizeSettings } from '#adapters/model-file';
import type { ConversionProgress, ConversionRequest, ConversionResult } from './protocol.ts';

/** Whatever happens to the process is an outcome. */
export type ConversionOutcome = ConversionResult | Crashed;

export interface ConversionOptions {
  /** The bundle conversion.mjs. */
  readonly processFile: URL;
  readonly onProgress: (progress: ConversionProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Converts a file in a process of its own, which inherits none of the worker's variables but how large models and shapes may be.
 *
 * @throws the signal's reason when it is aborted; the process is gone by then.
 */
export function runConversion(
  request: ConversionRequest,
  { processFile: file, onProgress, signal }: ConversionOptions,
): Promise<ConversionOutcome> {
  const variables = { ...sizeSettings(process.env), TMPDIR: request.temporaryFolder };
  return runInProcess<ConversionRequest, ConversionProgress, ConversionResult>(request, {
    file,
    variables,
    onProgress,
    signal,
  });
}
