import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupInTurn } from '../../../core/step/ids-by-type.ts';
import { RowOrder } from '../../../core/step/row-order.ts';
import { numberInTurn } from '../../../core/step/rows.ts';
import { sharedMemory } from '../../../core/step/web-assembly.ts';

const TYPES = 5;
const MOST_ID = 60;

const someRows = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: MOST_ID }),
    type: fc.integer({ min: 0, max: TYPES - 1 }),
    length: fc.constantFrom(0, 7, 80),
  }),
  { maxLength: 80 },
);

/** Rows as columns of a memory, and a way to more of it. */
function rowsInMemory(rows: readonly { id: number; type: number; length: number }[]) {
  const memory = sharedMemory(1 << 16);
  let used = 0;
  const numbers = (length: number) => {
    used += 4 * length;
    return new Uint32Array(memory.buffer, used - 4 * length, length);
  };
  const ids = numbers(rows.length);
  const lengths = numbers(rows.length);
  const types = new Uint16Array(memory.buffer, numbers(rows.length).byteOffset, rows.length);
  for (const [row, { id, type, length }] of rows.entries()) [ids[row], types[row], lengths[row]] = [id, type, length];
  return { columns: { ids, types, lengths, offsets: new Float64Array(0) }, numbers, order: new RowOrder(memory) };
}

describe('the order of rows by WebAssembly', () => {
  it('has the same table, and the same duplicates, as by JavaScript', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { columns, numbers, order } = rowsInMemory(rows);
        const [table, expected] = [numbers(MOST_ID + 1), new Uint32Array(MOST_ID + 1)];
        const [told, toBeTold]: number[][][] = [[], []];
        order.number(columns.ids, table, (...pair) => told?.push(pair));
        numberInTurn(columns.ids, expected, (...pair) => toBeTold?.push(pair));
        expect([...table]).toEqual([...expected]);
        expect(told).toEqual(toBeTold);
        expect(order.greatest(columns.ids)).toBe(Math.max(0, ...columns.ids));
      }),
    );
  });

  it('has the same groups as by JavaScript', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { columns, numbers, order } = rowsInMemory(rows);
        const count = rows.length;
        const room = () => [numbers(TYPES + 1), numbers(TYPES + 1), numbers(count)] as const;
        const [groups, expected] = [room(), room()];
        order.group(columns, count, ...groups);
        groupInTurn(columns, count, ...expected);
        expect([...groups[0]]).toEqual([...expected[0]]);
        expect([...groups[2]]).toEqual([...expected[2]]);
        expect(groups[0].at(-1)).toBe(rows.filter(({ length }) => length > 0).length);
      }),
    );
  });
});
