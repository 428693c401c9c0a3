import { GRID, onGrid } from './grid.ts';
import type { MeshNode } from './nodes.ts';
import { apply, multiply, quaternion, type Transform, transpose, type Vector } from './transform.ts';
import type { WrittenShape } from './write-shapes.ts';

/** A quaternion has this many decimals even where hardly anything moves: glTF wants it to be of unit length. */
const FEWEST_DECIMALS = 4;

/**
 * What a node says of where its mesh stands: a translation in whole grid units, and a rotation with just the decimals
 * that keep the mesh's farthest vertex within the grid. What says nothing is left out.
 *
 * @param frame takes the shape, not yet turned, to model coordinates; its linear part is a rotation.
 */
export function placeNode(
  frame: Transform,
  { turn, corner, reach }: Pick<WrittenShape, 'turn' | 'corner' | 'reach'>,
  origin: Vector,
): Omit<MeshNode, 'mesh'> {
  const rotation = multiply(frame.linear, transpose(turn));
  const [x, y, z] = apply(rotation, corner);
  const at: Vector = [x + frame.offset[0], y + frame.offset[1], z + frame.offset[2]];
  const translation = onGrid(at, origin);
  const decimals = Math.max(FEWEST_DECIMALS, Math.ceil(Math.log10(reach / GRID)));
  const step = 10 ** decimals;
  const turned = quaternion(rotation).map((value) => Math.round(value * step) / step);
  const isTurned = turned.slice(0, 3).some((value) => value !== 0);
  return {
    ...(translation.some((value) => value !== 0) && { translation }),
    ...(isTurned && { rotation: turned }),
  };
}
