import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type RateLimit, takeToken } from '#core/model';

const limits = fc.record({ everyMs: fc.integer({ min: 1, max: 20_000 }), burst: fc.integer({ min: 1, max: 50 }) });
/** Times between requests, in milliseconds. */
const pauses = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 200 });

/** The same by the definition: a bucket that holds tokens. */
class Bucket {
  readonly #limit: RateLimit;
  #tokens: number;
  #at = 0;

  constructor(limit: RateLimit) {
    this.#limit = limit;
    this.#tokens = limit.burst * limit.everyMs; // in parts of `everyMs`, so that all numbers are whole
  }

  take(now: number): boolean {
    const { everyMs, burst } = this.#limit;
    this.#tokens = Math.min(burst * everyMs, this.#tokens + now - this.#at);
    this.#at = now;
    if (this.#tokens < everyMs) return false;
    this.#tokens -= everyMs;
    return true;
  }

  get remaining(): number {
    return Math.floor(this.#tokens / this.#limit.everyMs);
  }
}

describe('a token bucket', () => {
  it('allows, refuses and has left what one that holds tokens would', () => {
    fc.assert(
      fc.property(limits, pauses, (limit, waits) => {
        const bucket = new Bucket(limit);
        let fullAt: number | undefined;
        let now = 0;
        for (const wait of waits) {
          now += wait;
          const next = takeToken(fullAt, limit, now);
          ({ fullAt } = next);
          expect(next.taken.isAllowed).toBe(bucket.take(now));
          expect(next.taken.remaining).toBe(bucket.remaining);
        }
      }),
    );
  });

  it('says how long to wait: a request then is allowed, and one a millisecond earlier is not', () => {
    fc.assert(
      fc.property(limits, pauses, (limit, waits) => {
        let fullAt: number | undefined;
        let now = 0;
        for (const wait of waits) {
          now += wait;
          const { fullAt: after, taken } = takeToken(fullAt, limit, now);
          fullAt = after;
          expect(taken.waitMs > 0).toBe(!taken.isAllowed);
          if (taken.isAllowed) continue;
          expect(takeToken(fullAt, limit, now + taken.waitMs).taken.isAllowed).toBe(true);
          expect(takeToken(fullAt, limit, now + taken.waitMs - 1).taken.isAllowed).toBe(false);
        }
      }),
    );
  });

  it('is not refilled by a clock that goes backwards', () => {
    const limit = { everyMs: 100, burst: 2 };
    const first = takeToken(undefined, limit, 1000);
    const second = takeToken(first.fullAt, limit, 1000);
    expect(takeToken(second.fullAt, limit, 500).taken.isAllowed).toBe(false);
  });
});
