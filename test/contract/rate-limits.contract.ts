import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { takeToken } from '#core/model';
import type { RateLimits } from '#core/ports';

const limit = { everyMs: 1000, burst: 3 };
const begin = Date.UTC(2026, 0, 1);
const at = (milliseconds: number) => new Date(begin + milliseconds);

/** What every RateLimits promises; run against each adapter. `open` gives one that has counted nothing. */
export function rateLimitsContract(name: string, open: () => Promise<RateLimits>): void {
  describe(`${name} as a RateLimits`, () => {
    it('allows what a full bucket holds, and then one more for every token that comes', async () => {
      const limits = await open();
      const take = async (milliseconds: number) => {
        const { isAllowed, remaining, waitMs } = await limits.take('a', limit, at(milliseconds));
        return [isAllowed, remaining, waitMs];
      };
      expect([await take(0), await take(0), await take(100)]).toEqual([
        [true, 2, 0],
        [true, 1, 0],
        [true, 0, 0],
      ]);
      expect([await take(200), await take(999)]).toEqual([
        [false, 0, 800],
        [false, 0, 1],
      ]);
      expect([await take(1000), await take(1000)]).toEqual([
        [true, 0, 0],
        [false, 0, 1000],
      ]);
      expect(await take(60_000)).toEqual([true, 2, 0]);
    });

    it('counts each bucket for itself', async () => {
      const limits = await open();
      const one = { everyMs: 1000, burst: 1 };
      for (const bucket of ['a', 'A', 'a/b', 'usual/key/x', 'ä']) {
        expect((await limits.take(bucket, one, at(0))).isAllowed).toBe(true);
        expect((await limits.take(bucket, one, at(0))).isAllowed).toBe(false);
      }
    });

    it('gives no token twice, however many ask at the same moment', async () => {
      const limits = await open();
      const taken = await Promise.all(Array.from({ length: 12 }, () => limits.take('a', limit, at(0))));
      const allowed = taken.filter(({ isAllowed }) => isAllowed).length;
      expect(allowed).toBeGreaterThan(0);
      expect(allowed).toBeLessThanOrEqual(3);
      for (let left = 3 - allowed; left > 0; left--) await limits.take('a', limit, at(0));
      expect((await limits.take('a', limit, at(0))).isAllowed).toBe(false);
    });

    it('answers as the bucket of core/model does, whatever the times', async () => {
      const limits = await open();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 12 }), async (waits) => {
          const bucket = `run-${run++}`;
          let now = 0;
          let fullAt: number | undefined;
          for (const wait of waits) {
            now += wait;
            const expected = takeToken(fullAt, limit, at(now).getTime());
            fullAt = expected.fullAt;
            expect(await limits.take(bucket, limit, at(now))).toEqual(expected.taken);
          }
        }),
        { numRuns: 20 },
      );
    });
  });
}
