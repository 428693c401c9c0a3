import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ConversionProgress, ConversionRequest, ConversionResult, FromChild } from './protocol.ts';

/** Whatever happens to the process is an outcome. */
export type ConversionOutcome =
  | ConversionResult
  /** It ended without a word: `end` says how, `lastWords` is the end of its error output. */
  | { readonly kind: 'crashed'; readonly end: string; readonly lastWords: string };

export interface ConversionOptions {
  /** The bundle conversion.mjs. */
  readonly processFile: URL;
  readonly onProgress: (progress: ConversionProgress) => void;
  readonly signal: AbortSignal;
}

/** After this time a process that was asked to stop is ended. */
const PATIENCE_MS = 5_000;
const LAST_WORDS = 4_000;

/**
 * Converts a file in a process of its own, which inherits none of the worker's variables.
 *
 * @throws the signal's reason when it is aborted; the process is gone by then.
 */
export async function runConversion(
  request: ConversionRequest,
  { processFile, onProgress, signal }: ConversionOptions,
): Promise<ConversionOutcome> {
  signal.throwIfAborted();
  const child = fork(fileURLToPath(processFile), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { TMPDIR: request.temporaryFolder },
    execArgv: [],
  });
  let result: ConversionResult | undefined;
  child.on('message', (message: FromChild) => {
    if (message.kind === 'progress') onProgress(message);
    else result = message;
  });
  const release = endWith(child, signal);
  try {
    const lastWords = endOfOutput(child);
    const end = await new Promise<string>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, killedBy) => resolve(killedBy ?? `exit code ${code}`));
      child.send(request, (error) => void error); // a process that is gone already tells so by its end
    });
    signal.throwIfAborted();
    return result ?? { kind: 'crashed', end, lastWords: lastWords() };
  } finally {
    release();
  }
}

/** Asks the process to stop when the signal is aborted, and makes it stop if it does not. */
function endWith(child: ChildProcess, signal: AbortSignal): () => void {
  let impatience: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGTERM');
    impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  };
  signal.addEventListener('abort', stop);
  return () => {
    clearTimeout(impatience);
    signal.removeEventListener('abort', stop);
  };
}

function endOfOutput(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-LAST_WORDS);
  });
  return () => text.trim();
}
