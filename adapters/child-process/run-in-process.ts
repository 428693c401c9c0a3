import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** It ended without a result: `end` says how, `lastWords` is the end of its error output. */
export interface Crashed {
  readonly kind: 'crashed';
  readonly end: string;
  readonly lastWords: string;
}

export interface ProcessOptions<Progress> {
  /** The bundle that calls `answerParent`. */
  readonly file: URL;
  /** All that the process has. */
  readonly variables: NodeJS.ProcessEnv;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
  /** Of Node. @default none */
  readonly nodeOptions?: readonly string[];
}

/** What every message is that is no result. */
interface ProgressMessage {
  readonly kind: 'progress';
}

/** After this time a process that was asked to stop is ended. */
const PATIENCE_MS = 5_000;
const LAST_WORDS = 4_000;

/**
 * Has one request answered by a process of its own, so that neither its memory nor its end is ours. Whatever happens to it
 * is an outcome. Process and bundle are of one release: what it sends is taken as it comes.
 *
 * @throws the signal's reason when it is aborted; the process is gone by then.
 */
export async function runInProcess<
  Request extends object,
  Progress extends ProgressMessage,
  Result extends { kind: string },
>(
  request: Request,
  { file, variables, onProgress, signal, nodeOptions = [] }: ProcessOptions<Progress>,
): Promise<Result | Crashed> {
  signal.throwIfAborted();
  const child = fork(fileURLToPath(file), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: variables,
    execArgv: [...nodeOptions],
  });
  let result: Result | undefined;
  child.on('message', (message: Progress | Result) => {
    if (isProgress<Progress>(message)) onProgress(message);
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

const isProgress = <Progress extends ProgressMessage>(message: { kind: string }): message is Progress =>
  message.kind === 'progress';

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
