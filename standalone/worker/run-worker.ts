import { type Crashed, runInProcess } from '#adapters/child-process';
import type { ConvertOutcome } from '#adapters/model-file';
import type { JobError } from '#core/model';
import type { WorkProgress, WorkRequest } from './protocol.ts';

export interface WorkerOptions {
  /** The bundle `process-worker.mjs`. */
  readonly workerFile: URL;
  /** For what archives are unpacked to; emptied when the server starts. */
  readonly temporaryFolder: string;
  readonly onProgress: (progress: WorkProgress) => void;
  readonly signal: AbortSignal;
  /** Told what a process has said that ended without a result. */
  readonly onCrash: (crash: Crashed) => void;
}

/**
 * Converts a file in a process of its own. Whatever happens to that process is an outcome.
 *
 * @throws the signal's reason when it is aborted; the process is gone by then.
 */
export async function runWorker(request: WorkRequest, options: WorkerOptions): Promise<ConvertOutcome> {
  const { workerFile: file, temporaryFolder, onProgress, signal, onCrash } = options;
  const outcome = await runInProcess<WorkRequest, WorkProgress, ConvertOutcome>(request, {
    file,
    variables: { ...process.env, TMPDIR: temporaryFolder },
    onProgress,
    signal,
  });
  if (outcome.kind !== 'crashed') return outcome;
  onCrash(outcome);
  return { kind: 'failed', error: crashed(outcome.end) };
}

function crashed(end: string): JobError {
  return {
    code: 'processing/crashed',
    message: `The process that converted the file ended without a result (${end}).`,
    remedy: 'Probably the file needs more memory than there is. Free some, then try again.',
  };
}
