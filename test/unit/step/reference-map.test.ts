import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ReferenceMapBuilder } from '#core/step';

function mapOf(pairs: readonly (readonly [number, number])[]) {
  const builder = new ReferenceMapBuilder();
  for (const [from, to] of pairs) builder.add(from, to);
  return builder.build();
}

describe('a reference map', () => {
  it('leads from an id to the ids added for it, in their order', () => {
    const map = mapOf([
      [5, 50],
      [7, 70],
      [5, 40],
      [5, 50],
    ]);
    expect([...map.get(5)]).toEqual([50, 40, 50]);
    expect([map.first(5), map.first(7), map.first(6)]).toEqual([50, 70, undefined]);
    expect([map.count(5), map.count(7), map.count(6)]).toEqual([3, 1, 0]);
    expect([map.has(7), map.has(6), map.size]).toEqual([true, false, 2]);
    expect([...map.get(6)]).toEqual([]);
    expect([...map.keys()]).toEqual([5, 7]);
  });

  it('may be empty', () => {
    const map = mapOf([]);
    expect([map.size, [...map.keys()], [...map.get(1)]]).toEqual([0, [], []]);
  });

  it('says the same as a map of arrays', () => {
    const id = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 0xffffffff }));
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 1000, size: 'max' }), (pairs) => {
        const map = mapOf(pairs);
        const expected = new Map<number, number[]>();
        for (const [from, to] of pairs) expected.set(from, [...(expected.get(from) ?? []), to]);
        expect(new Map([...map.keys()].map((from) => [from, [...map.get(from)]]))).toEqual(expected);
      }),
    );
  });
});
