import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rowLookup, rowTable } from '../../../core/step/rows.ts';

/** Ids near each other, in order or not, some of them twice; times a million they are sparse. */
const few = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });

const room = (length: number) => new Uint32Array(length);

describe('rows by their ids', () => {
  it.each([
    ['dense', 1],
    ['sparse', 1_000_000],
  ])('are those of the first instance of each where ids are %s, and others are told', (_, factor) => {
    fc.assert(
      fc.property(few, fc.boolean(), (numbers, isSorted) => {
        const ordered = isSorted ? numbers.toSorted((a, b) => a - b) : numbers;
        const ids = Uint32Array.from(ordered, (number) => number * factor);
        const told: number[][] = [];
        const table = rowTable(ids, Math.max(...ids), room, (row, first) => told.push([row, first]));
        const { rowOf } = rowLookup(table);
        const firsts = [...ids].map((id) => ids.indexOf(id));
        expect([...ids].map(rowOf)).toEqual(firsts);
        expect(told).toEqual(firsts.flatMap((first, row) => (first === row ? [] : [[row, first]])));
        expect(rowOf(41 * factor)).toBe(-1);
        expect(rowOf(7 * factor + 500)).toBe(ids.indexOf(7 * factor + 500));
      }),
    );
    const { sortedIds } = rowTable(Uint32Array.of(40 * factor), 40 * factor, room, () => {});
    expect(sortedIds === undefined).toBe(factor === 1);
  });
});
