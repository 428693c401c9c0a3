import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ConvertOutcome } from '#adapters/model-file';
import type { JobError } from '#core/model';
import type { FromWorker, WorkRequest } from './protocol.ts';

export interface WorkerOptions {
  /** The bundle `process-worker.mjs`. */
  readonly workerFile: URL;
  /** For what archives are unpacked to; emptied when the server starts. */
  readonly temporaryFolder: string;
  readonly onProgress: (progress: Extract<FromWorker, { kind: 'progress' }>) => void;
  readonly signal: AbortSignal;
}

/** After this time a process that was asked to stop is ended. */
const PATIENCE_MS = 5_000;

/**
 * Converts a file in a process of its own. Whatever happens to that process is an outcome.
 *
 * @throws the signal's reason when it is aborted; the process is gone by then.
 */
export async function runWorker(request: WorkRequest, options: WorkerOptions): Promise<ConvertOutcome> {
  options.signal.throwIfAborted();
  const worker = fork(fileURLToPath(options.workerFile), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--enable-source-maps'],
    env: { ...process.env, TMPDIR: options.temporaryFolder },
  });
  let outcome: ConvertOutcome | undefined;
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'progress') options.onProgress(message);
    else outcome = message;
  });
  let impatience: NodeJS.Timeout | undefined;
  const stop = () => {
    worker.kill('SIGTERM');
    impatience = setTimeout(() => worker.kill('SIGKILL'), PATIENCE_MS);
  };
  options.signal.addEventListener('abort', stop);
  try {
    const end = await new Promise<string>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
      worker.send(request);
    });
    options.signal.throwIfAborted();
    return outcome ?? { kind: 'failed', error: crashed(end) };
  } finally {
    clearTimeout(impatience);
    options.signal.removeEventListener('abort', stop);
  }
}

function crashed(end: string): JobError {
  return {
    code: 'processing/crashed',
    message: `The process that converted the file ended without a result (${end}).`,
    remedy: 'Probably the file needs more memory than there is. Free some, then try again.',
  };
}
