import { GRID, onGrid } from './grid.ts';
import type { JsonBytes } from './json-bytes.ts';
import { apply, multiply, quaternion, type Transform, transpose, type Vector } from './transform.ts';
import type { WrittenShape } from './write-shapes.ts';

/** A quaternion has this many decimals even where hardly anything moves: glTF wants it to be of unit length. */
const FEWEST_DECIMALS = 4;

/**
 * Writes what a node says of where its mesh stands: `,"translation":` in whole grid units, and `,"rotation":` with just
 * the decimals that keep the mesh's farthest vertex within the grid. What says nothing is left out.
 *
 * @param frame takes the shape, not yet turned, to model coordinates; its linear part is a rotation.
 */
export function writePlace(
  json: JsonBytes,
  frame: Transform,
  { turn, corner, reach }: Pick<WrittenShape, 'turn' | 'corner' | 'reach'>,
  origin: Vector,
): void {
  const rotation = multiply(frame.linear, transpose(turn));
  const [x, y, z] = apply(rotation, corner);
  const at: Vector = [x + frame.offset[0], y + frame.offset[1], z + frame.offset[2]];
  const translation = onGrid(at, origin);
  if (translation[0] !== 0 || translation[1] !== 0 || translation[2] !== 0) {
    json.raw(',"translation":[').number(translation[0]).raw(',').number(translation[1]);
    json.raw(',').number(translation[2]).raw(']');
  }
  const decimals = Math.max(FEWEST_DECIMALS, Math.ceil(Math.log10(reach / GRID)));
  const step = 10 ** decimals;
  const rounded = (value: number) => Math.round(value * step) / step;
  const [qx, qy, qz, qw] = quaternion(rotation);
  if (rounded(qx) === 0 && rounded(qy) === 0 && rounded(qz) === 0) return;
  json.raw(',"rotation":[').number(rounded(qx)).raw(',').number(rounded(qy));
  json.raw(',').number(rounded(qz)).raw(',').number(rounded(qw)).raw(']');
}
