// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../placing/place.generated.ts.

import { clear, grow, reach, write } from './place/box';
import * as desk from './place/desk';
import { matrixOf } from './place/matrix';
import { add, begin, finish } from './place/sums';

/** All of it is written. */
const PLACED = 0;
/** A matrix has numbers that are not finite. */
const NOT_FINITE = 1;
/** Coordinates a million kilometres away. */
const TOO_FAR = 2;
/** Placements are written; what they measure is for the caller to find out, as one of them stretches. */
const STRETCHED = 3;

/**
 * Puts a body in its place: writes mesh, colour and matrix of each part, and what all of them measure in model coordinates.
 * The order of operations is that of measure/measure.ts.
 *
 * @param record where its parts are. @param parts how many.
 * @param numbers where the numbers of the element go, as `writeElementNumbers` has them.
 * @param meshes @param colors @param matrices where the first placement goes.
 */
export function place(record: usize, parts: u32, numbers: usize, meshes: usize, colors: usize, matrices: usize): u32 {
  let part = record;
  let matrix = matrices;
  let isStretched = false;
  clear();
  begin();
  for (let at: u32 = 0; at < parts; at++) {
    if (!matrixOf(part, matrix)) return NOT_FINITE;
    store<u32>(meshes + usize(at) * 4, load<u32>(part, desk.mesh));
    const color = (load<u32>(part, desk.flags) & desk.hasNoColor) !== 0 ? desk.materialColor : part + desk.color;
    memory.copy(colors + usize(at) * 32, color, 32);
    isStretched = isStretched || !add(part, matrix);
    part += desk.PART_BYTES;
    matrix += 128;
  }
  if (isStretched) return STRETCHED;
  part = record;
  matrix = matrices;
  for (let at: u32 = 0; at < parts; at++) {
    grow(part, matrix);
    part += desk.PART_BYTES;
    matrix += 128;
  }
  if (!reach()) return TOO_FAR;
  write(numbers);
  finish(numbers);
  return PLACED;
}
