import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BinaryArray } from '../../../adapters/postgres/load/binary-array.ts';
import { type ColumnTypeName, columnTypes, type Scalar } from '../../../adapters/postgres/load/column-types.ts';

function written(type: ColumnTypeName, values: readonly Scalar[]): Buffer {
  const array = new BinaryArray(columnTypes[type].number);
  for (const value of values) write(array, type, value);
  return array.whole();
}

function write(array: BinaryArray, type: ColumnTypeName, value: Scalar): void {
  if (value === null) array.null();
  else expect(columnTypes[type].write(array, value)).toBe(true);
}

/** As `array_recv` reads it: head of five numbers, then each element behind its length. */
function elementsIn(bytes: Buffer): (Buffer | null)[] {
  const elements: (Buffer | null)[] = [];
  for (let at = 20; at < bytes.length; ) {
    const length = bytes.readInt32BE(at);
    const end = at + 4 + Math.max(length, 0);
    elements.push(length === -1 ? null : bytes.subarray(at + 4, end));
    at = end;
  }
  return elements;
}

const headOf = (bytes: Buffer) => [0, 4, 8, 12, 16].map((at) => bytes.readInt32BE(at));

/** Type -> values of it, and how the protocol's documentation says that one is read. */
const kinds: Record<ColumnTypeName, [fc.Arbitrary<Scalar>, (bytes: Buffer) => Scalar]> = {
  text: [fc.string({ unit: 'grapheme', maxLength: 80 }), (bytes) => bytes.toString()],
  json: [fc.json(), (bytes) => bytes.toString()],
  jsonb: [fc.json(), (bytes) => (bytes[0] === 1 ? bytes.toString('utf8', 1) : null)],
  bigint: [fc.maxSafeInteger(), (bytes) => Number(bytes.readBigInt64BE())],
  integer: [fc.integer(), (bytes) => bytes.readInt32BE()],
  'double precision': [fc.double(), (bytes) => bytes.readDoubleBE()],
  boolean: [fc.boolean(), (bytes) => bytes[0] === 1],
};

describe('an array in the binary form of the protocol', () => {
  it.each(Object.entries(kinds))('says the same as the values of type %s', (type, [values, read]) => {
    fc.assert(
      fc.property(fc.array(fc.option(values)), (given) => {
        const bytes = written(type as ColumnTypeName, given);
        expect(elementsIn(bytes).map((element) => element && read(element))).toEqual(given);
        const hasNull = given.includes(null) ? 1 : 0;
        expect(headOf(bytes)).toEqual([1, hasNull, columnTypes[type as ColumnTypeName].number, given.length, 1]);
      }),
    );
  });

  it('takes a text that is UTF-8 already as it is', () => {
    expect(elementsIn(written('json', [Buffer.from('"ü"')]))).toEqual([Buffer.from('"ü"')]);
  });

  it('begins anew when it is cleared', () => {
    const array = new BinaryArray(columnTypes.text.number);
    write(array, 'text', null);
    array.clear();
    write(array, 'text', 'second');
    expect(elementsIn(array.whole())).toEqual([Buffer.from('second')]);
    expect(headOf(array.whole())).toEqual([1, 0, 25, 1, 1]);
  });

  it.each<[ColumnTypeName, Scalar]>([
    ['text', 1],
    ['json', true],
    ['jsonb', Buffer.from('{}')],
    ['bigint', 1.5],
    ['bigint', '1'],
    ['integer', 2 ** 31],
    ['integer', '1'],
    ['double precision', '1'],
    ['boolean', 1],
  ])('of type %s refuses %p', (type, value) => {
    const array = new BinaryArray(columnTypes[type].number);
    expect(value !== null && columnTypes[type].write(array, value)).toBe(false);
    expect(elementsIn(array.whole())).toEqual([]);
  });
});
