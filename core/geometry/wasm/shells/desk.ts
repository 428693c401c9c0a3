import { beginNumbers } from '../../../step/wasm/plain-number';
import { beginStatements } from '../../../step/wasm/statements';

// Where things are in the bytes that are the module's own; repeated in ../../direct/face-reader.ts.
const POWERS: usize = 0;
const IDS: usize = POWERS + 8 * 23;
const MOST_IDS: u32 = 8192;
const BOUNDS: usize = IDS + 4 * 8192;
const MOST_BOUNDS: u32 = 512;
const POINTS: usize = BOUNDS + 4 * 512;
const POINT_BYTES: usize = 32;
const POINT_MASK: u32 = 4095;
const NUMBERS: usize = POINTS + 32 * 4096;
const MOST_NUMBERS: u32 = 8192;

let desk: usize = 0;
/** Classes, as numbers of their keywords; -1 where the file has none of them. */
export let face: i32 = 0;
export let outerBound: i32 = 0;
export let polyLoop: i32 = 0;

/** Says where the module's own bytes are, all zeroes, how statements are found, and which keywords the classes have. */
export function begin(at: usize, directory: usize, faceType: i32, outerBoundType: i32, polyLoopType: i32): void {
  desk = at;
  beginStatements(directory);
  face = faceType;
  outerBound = outerBoundType;
  polyLoop = polyLoopType;
  // Each of them is exact.
  let power: f64 = 1;
  for (let exponent: usize = 0; exponent < 23; exponent++) {
    store<f64>(desk + POWERS + exponent * 8, power);
    power *= 10;
  }
  beginNumbers(desk + POWERS);
}

/** Room for the ids of a loop's points. */
export function ids(): usize {
  return desk + IDS;
}

export const mostIds: u32 = MOST_IDS;

/** Room for the ids of a face's bounds. */
export function bounds(): usize {
  return desk + BOUNDS;
}

export const mostBounds: u32 = MOST_BOUNDS;

/** Where a point is kept, by the lower bits of its id: x, y, z, and the id. */
export function pointPlace(id: u32): usize {
  return desk + POINTS + usize(id & POINT_MASK) * POINT_BYTES;
}

/** Where the faces go that were read. */
export function numbers(): usize {
  return desk + NUMBERS;
}

export function numbersEnd(): usize {
  return desk + NUMBERS + usize(MOST_NUMBERS) * 8;
}
