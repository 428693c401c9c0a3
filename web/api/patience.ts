import { noteWaiting } from './connection.ts';

/** How often a request is repeated, and how long it waits each time at most: then a person should decide. */
const MOST_TURNS = 4;
const MOST_SECONDS = 60;

/** Too many requests, and a server that is not ready: it says when it will be. */
const passing: ReadonlySet<number> = new Set([429, 503]);

/**
 * How long to wait before the same request is sent again.
 *
 * @param turn how often it was sent already, less one.
 * @returns seconds; undefined where it should not be repeated.
 */
export function secondsToWait({ status, headers }: Pick<Response, 'status' | 'headers'>, turn: number) {
  const given = headers.get('retry-after');
  const seconds = Number(given);
  if (!passing.has(status) || given === null || turn >= MOST_TURNS - 1) return undefined;
  return seconds >= 0 && seconds <= MOST_SECONDS ? Math.max(seconds, 0.2) : undefined;
}

/** @throws what the signal was aborted with. */
export async function waitFor(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  noteWaiting(1);
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, seconds * 1000);
      signal?.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          reject(signal.reason);
        },
        { once: true },
      );
    });
  } finally {
    noteWaiting(-1);
  }
}
