import type { BinaryArray } from './binary-array.ts';

/** A value of a row, or a text that is UTF-8 already. */
export type Scalar = string | number | boolean | Uint8Array | null;

/** A type of PostgreSQL: its number in `pg_type`, and how a value that is not null gets into an array of it. */
interface ColumnType {
  readonly number: number;
  /** @returns false where the value is none of this type. */
  readonly write: (array: BinaryArray, value: Exclude<Scalar, null>) => boolean;
}

const INT32 = 2 ** 31;
const JSONB_VERSION = 1;

const textual = (number: number, prefix?: number): ColumnType => ({
  number,
  write: (array, value) => {
    if (typeof value === 'string') array.text(value, prefix);
    else if (value instanceof Uint8Array && prefix === undefined) array.utf8(value);
    else return false;
    return true;
  },
});

export const columnTypes = {
  text: textual(25),
  json: textual(114),
  jsonb: textual(3802, JSONB_VERSION),
  bigint: {
    number: 20,
    write: (array, value) => {
      if (!Number.isSafeInteger(value)) return false;
      array.int64(Number(value));
      return true;
    },
  },
  integer: {
    number: 23,
    write: (array, value) => {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < -INT32 || value >= INT32) return false;
      array.int32(value);
      return true;
    },
  },
  'double precision': {
    number: 701,
    write: (array, value) => {
      if (typeof value !== 'number') return false;
      array.float64(value);
      return true;
    },
  },
  boolean: {
    number: 16,
    write: (array, value) => {
      if (typeof value !== 'boolean') return false;
      array.boolean(value);
      return true;
    },
  },
} satisfies Record<string, ColumnType>;

export type ColumnTypeName = keyof typeof columnTypes;
