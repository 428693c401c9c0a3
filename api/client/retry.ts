import { RequestFailed } from './request-failed.ts';

const RETRIES = 3;
const FIRST_PAUSE_MS = 250;

/**
 * Does something again when it fails for a transient reason, three times, after 0.25, 0.5 and 1 s.
 *
 * @param attempt told how often it was tried before.
 * @throws what the last attempt threw, or the signal's reason.
 */
export async function withRetries<T>(
  attempt: (before: number) => Promise<T>,
  signal?: AbortSignal,
  pause: (milliseconds: number) => Promise<unknown> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Promise<T> {
  for (let before = 0; ; before++) {
    signal?.throwIfAborted();
    try {
      return await attempt(before);
    } catch (error) {
      signal?.throwIfAborted();
      const isWorthIt = error instanceof RequestFailed && error.isTransient && before < RETRIES;
      if (!isWorthIt) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** before);
    }
  }
}
