import type { Box3 } from '#core/model';
import type { ElementColumns, GlbModel } from '../glb/index.ts';
import { weightsOf } from './weight.ts';

/** What is to be known of each product, elements first, then spaces, to put them into tiles. */
export interface TileProducts {
  readonly count: number;
  /** Products from this number on are spaces. */
  readonly firstSpace: number;
  /** Group of each, -1 for none. */
  readonly groups: Int32Array;
  /** In triangles: what each costs a viewer. */
  readonly weights: Float64Array;
  /** minX, minY, minZ, maxX, maxY, maxZ of each: metres, Z up, from the model's origin. */
  readonly boxes: Float64Array;
  /** Diagonal of each box: how large a hole it leaves while it is not there. */
  readonly sizes: Float64Array;
}

/**
 * @param boxOf by express id; a product without a box has no triangles and lies at the origin.
 * @param origin of the GLBs, metres.
 */
export function productsOf(
  { elements, spaces, meshes }: GlbModel,
  boxOf: (expressId: number) => Box3 | undefined,
  origin: readonly number[],
): TileProducts {
  const count = elements.count + spaces.count;
  const groups = new Int32Array(count);
  const weights = new Float64Array(count);
  const boxes = new Float64Array(6 * count);
  const sizes = new Float64Array(count);
  const add = (columns: ElementColumns, first: number): void => {
    groups.set(columns.groups, first);
    weights.set(weightsOf(columns, meshes), first);
    for (const [row, expressId] of columns.expressIds.entries()) {
      const box = boxOf(expressId);
      if (box === undefined) continue;
      const at = 6 * (first + row);
      for (let axis = 0; axis < 3; axis++) {
        boxes[at + axis] = (box.min[axis] ?? 0) - (origin[axis] ?? 0);
        boxes[at + 3 + axis] = (box.max[axis] ?? 0) - (origin[axis] ?? 0);
      }
      sizes[first + row] = Math.hypot(
        ...[0, 1, 2].map((axis) => (boxes[at + 3 + axis] ?? 0) - (boxes[at + axis] ?? 0)),
      );
    }
  };
  add(elements, 0);
  add(spaces, elements.count);
  return { count, firstSpace: elements.count, groups, weights, boxes, sizes };
}

/** The smallest box around products. */
export function boxAround({ boxes }: TileProducts, products: Iterable<number>): Float64Array {
  const box = Float64Array.of(Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity);
  for (const product of products) {
    for (let axis = 0; axis < 3; axis++) {
      box[axis] = Math.min(box[axis] ?? 0, boxes[6 * product + axis] ?? 0);
      box[axis + 3] = Math.max(box[axis + 3] ?? 0, boxes[6 * product + 3 + axis] ?? 0);
    }
  }
  return box;
}
