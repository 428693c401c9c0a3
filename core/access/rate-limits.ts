import type { RateLimit } from '#core/model';

/** How often one principal may ask, by the kind of route; whoever signs in or is refused is counted by address. */
export const rateLimits = {
  /** 10 a second, 20 at once. */
  usual: { everyMs: 100, burst: 20 },
  /** What makes work: 5 a second. */
  processing: { everyMs: 200, burst: 10 },
  /** Files that are announced: 5 a minute in the long run; 20 at once, a folder of models that is dropped on the page. */
  uploads: { everyMs: 12_000, burst: 20 },
  /** 10 a minute. */
  'sign-in': { everyMs: 6_000, burst: 10 },
  /** Keys and sessions that let nobody in, by address: 10 a minute. A bucket of its own, so that they keep nobody from signing in. */
  refused: { everyMs: 6_000, burst: 10 },
} as const satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof rateLimits;
