import * as is from './characters.ts';
import { PlainNumberReader } from './plain-number.ts';

/** Takes the numbers of a tuple. */
export interface Tuple {
  x: number;
  y: number;
  z: number;
}

const numbers = new PlainNumberReader();

/**
 * Reads the tuple of an IfcCartesianPoint or IfcDirection from its first `(` on, `((x,y,z)`: one to three numbers without
 * an exponent, blank or comment between, each equal to what `NumberReader` makes of it; missing ones are 0.
 *
 * @returns false where anything is written in another way; nothing is set then.
 */
export function readPlainTuple(bytes: Uint8Array, open: number, target: Tuple): boolean {
  if (bytes[open] !== is.OPEN || bytes[open + 1] !== is.OPEN) return false;
  const x = numbers.read(bytes, open + 2);
  const y = bytes[numbers.end] === is.COMMA ? numbers.read(bytes, numbers.end + 1) : 0;
  const z = bytes[numbers.end] === is.COMMA ? numbers.read(bytes, numbers.end + 1) : 0;
  // A number that is none makes the sum none.
  if (bytes[numbers.end] !== is.CLOSE || Number.isNaN(x + y + z)) return false;
  target.x = x;
  target.y = y;
  target.z = z;
  return true;
}

/**
 * Reads the references of a list from its `(` on, `(#1,#2)`, into `target` from its beginning.
 *
 * @returns how many; -1 where anything else stands between.
 */
export function readPlainReferences(bytes: Uint8Array, open: number, target: number[]): number {
  if (bytes[open] !== is.OPEN) return -1;
  let at = open + 1;
  for (let count = 0; ; ) {
    if (bytes[at] !== is.HASH) return -1;
    const first = ++at;
    let id = 0;
    for (let digit = (bytes[at] ?? 0) - is.ZERO; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - is.ZERO) {
      id = id * 10 + digit;
    }
    if (at === first) return -1;
    target[count++] = id;
    const end = bytes[at++];
    if (end === is.CLOSE) return count;
    if (end !== is.COMMA) return -1;
  }
}

/** Numbers in an array that grows. */
export class NumberList {
  values = new Float64Array(1 << 10);
  length = 0;

  add(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/**
 * Reads the numbers of a list of tuples, `((1.,2.),(3.,4.))`, or of a plain list, from its `(` on into `target`, which is
 * emptied first.
 *
 * @returns where the list ends; -1 where anything is written in another way, and `target` is of no use then.
 */
export function readPlainNumbers(bytes: Uint8Array, open: number, target: NumberList): number {
  target.length = 0;
  let depth = 0;
  for (let at = open; ; ) {
    const byte = bytes[at];
    if (byte === is.COMMA) at++;
    else if (byte === is.OPEN) {
      depth++;
      at++;
    } else if (byte === is.CLOSE) {
      at++;
      if (--depth === 0) return at;
    } else {
      const number = numbers.read(bytes, at);
      if (Number.isNaN(number)) return -1;
      target.add(number);
      at = numbers.end;
    }
  }
}
