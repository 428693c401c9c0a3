/** Tells whoever started the process how far it is. */
export type Tell<Progress> = (progress: Progress) => void;

/**
 * What a process does that `runInProcess` has started: it answers one request and ends. It stops, leaving nothing half
 * written, when whoever started it is gone or sends SIGTERM.
 */
export function answerParent<Request, Progress extends object, Result extends object>(
  work: (request: Request, tell: Tell<Progress>, signal: AbortSignal) => Promise<Result>,
): void {
  const abort = new AbortController();
  const stop = () => abort.abort(new Error('The work was stopped.'));
  process.once('disconnect', stop).once('SIGTERM', stop);
  process.once('SIGINT', () => undefined); // of the terminal: whoever started it tells when it is time
  const tell = (message: Progress) => {
    if (process.connected) process.send?.(message);
  };
  process.once('message', async (request: Request) => {
    const result = await work(request, tell, abort.signal);
    if (process.connected) process.send?.(result, () => process.disconnect?.());
  });
}
