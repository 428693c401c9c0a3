/** A bucket of `burst` tokens to which one is added every `everyMs` milliseconds. A request takes one. */
export interface RateLimit {
  readonly everyMs: number;
  readonly burst: number;
}

/** What came of taking a token. */
export interface Taken {
  readonly isAllowed: boolean;
  /** Whole tokens that are left. */
  readonly remaining: number;
  /** Until there is a token again; 0 where one was left to take. */
  readonly waitMs: number;
}

/**
 * Takes a token of a bucket. All that has to be kept of a bucket is one number, so that stores can change it in one step
 * (the generic cell rate algorithm, which allows and refuses exactly what a token bucket does).
 *
 * @param fullAt when the bucket is full again, in milliseconds; undefined: it is.
 * @param now in milliseconds.
 * @returns the new `fullAt`, unchanged where nothing was taken.
 */
export function takeToken(
  fullAt: number | undefined,
  { everyMs, burst }: RateLimit,
  now: number,
): { readonly fullAt: number; readonly taken: Taken } {
  const missingMs = Math.max(0, (fullAt ?? now) - now);
  const waitMs = missingMs - (burst - 1) * everyMs;
  if (waitMs > 0) return { fullAt: now + missingMs, taken: { isAllowed: false, remaining: 0, waitMs } };
  const after = missingMs + everyMs;
  return { fullAt: now + after, taken: { isAllowed: true, remaining: Math.floor(burst - after / everyMs), waitMs: 0 } };
}
