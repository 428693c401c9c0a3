import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BoxTree } from '../../../core/processing/box-tree.ts';

const coordinate = fc.integer({ min: -5, max: 5 });
const box = fc
  .tuple(coordinate, coordinate, coordinate, fc.nat(4), fc.nat(4), fc.nat(4))
  .map(([x, y, z, a, b, c]) => [x, y, z, x + a, y + b, z + c]);

describe('a tree of boxes', () => {
  it('finds the boxes that a point is in or on, in their order', () => {
    fc.assert(
      fc.property(
        fc.array(box, { maxLength: 200 }),
        fc.tuple(coordinate, coordinate, coordinate),
        (boxes, [x, y, z]) => {
          const expected = boxes.flatMap(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0], number) =>
            x >= a && y >= b && z >= c && x <= d && y <= e && z <= f ? [number] : [],
          );
          expect(new BoxTree(Float64Array.from(boxes.flat())).around(x, y, z)).toEqual(expected);
        },
      ),
    );
  });
});
