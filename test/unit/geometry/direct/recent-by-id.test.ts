import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecentById } from '../../../../core/geometry/direct/recent-by-id.ts';

describe('What was found by express id', () => {
  it('is never what was found for another one, and the last one is always there', () => {
    const recent = new RecentById<number>();
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 32 - 1 }), { maxLength: 200 }), (ids) => {
        for (const id of [0, ...ids]) {
          expect([undefined, id]).toContain(recent.get(id));
          recent.set(id, id);
          expect(recent.get(id)).toBe(id);
        }
      }),
    );
  });
});
