import type { Mesh } from '../mesh.ts';
import { bake, type Primitive } from './bake.ts';
import { type Items, indexItems, normalItems, positionItems } from './items.ts';
import { reorder } from './reorder.ts';
import type { Shape } from './shapes.ts';
import type { Linear, Vector } from './transform.ts';

/** A shape as a GLB has it: turned, merged, on the grid, in the order that compresses well. */
export interface EncodedShape {
  /** Where its coordinates begin: metres, in the frame of the turned shape. */
  readonly corner: Vector;
  /** Metres from `corner` to the farthest vertex. */
  readonly reach: number;
  /** Triangles that were left out. */
  readonly degenerate: number;
  /** None where the shape has no triangles. */
  readonly primitives: readonly EncodedPrimitive[];
}

export interface EncodedPrimitive {
  /** Place among the shape's materials. */
  readonly material: number;
  readonly position: Items;
  readonly normal: Items | undefined;
  readonly indices: Items;
}

/**
 * @param turn a rotation, applied to the shape as a whole.
 * @param isFlat whether a mesh does without normals.
 */
export function encodeShape(
  shape: Shape,
  turn: Linear,
  meshes: readonly Mesh[],
  isFlat: (mesh: Mesh) => boolean,
): EncodedShape {
  const { corner, reach, degenerate, primitives, exponent } = bake(shape, turn, meshes, isFlat);
  return { corner, reach, degenerate, primitives: primitives.map((primitive) => encode(primitive, exponent)) };
}

function encode({ material, vertices, hasNormals, indices }: Primitive, exponent: number): EncodedPrimitive {
  const [ordered, reordered] = reorder(vertices, indices);
  return {
    material,
    position: positionItems(ordered, exponent),
    normal: hasNormals ? normalItems(ordered) : undefined,
    indices: indexItems(reordered, ordered.length / 4),
  };
}
