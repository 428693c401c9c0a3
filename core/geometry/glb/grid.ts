import type { ElementColumns } from './element-columns.ts';
import type { Vector } from './transform.ts';

/**
 * Metres between two neighbouring coordinates: 0.1 mm, for vertices and for the translations of nodes alike. One
 * grid for the whole model, so that no node needs a scale of its own and translations are whole numbers.
 */
export const GRID = 1e-4;

/** Whole kilometres: models of the same site have the same origin, and near the file's own zero it is zero. */
const ORIGIN_STEP = 1000;

/** Takes grid units, Z up, to glTF's metres, Y up: (x, y, z) becomes (x, z, -y). Column-major. */
export const GRID_TO_GLTF = [GRID, 0, 0, 0, 0, 0, -GRID, 0, 0, GRID, 0, 0, 0, 0, 0, 1] as const;

/**
 * Where glTF's (0, 0, 0) shall lie: the median of where the products stand, in whole kilometres. The median, because
 * one element astray must not take the origin away from all the others. What is left for the 32-bit floats of a
 * viewer is exact to 0.1 mm.
 */
export function originOf(products: readonly ElementColumns[]): Vector {
  const axis = (number: number): number => {
    const offsets = new Float64Array(products.reduce((sum, { count }) => sum + count, 0));
    let count = 0;
    for (const { ends, matrices } of products) {
      for (let product = 0, first = 0; product < ends.length; product++) {
        const end = ends[product] ?? first;
        if (end > first) offsets[count++] = matrices[16 * first + 12 + number] ?? 0;
        first = end;
      }
    }
    const sorted = offsets.subarray(0, count).sort();
    const median = sorted[sorted.length >>> 1] ?? 0;
    return Math.round(median / ORIGIN_STEP) * ORIGIN_STEP + 0; // + 0: never -0
  };
  return [axis(0), axis(1), axis(2)];
}

/** The vector from `origin` to `point`, both in metres, in grid units. */
export function onGrid(point: Vector, origin: Vector): Vector {
  const units = (value: number): number => Math.round(value / GRID) + 0;
  return [units(point[0] - origin[0]), units(point[1] - origin[1]), units(point[2] - origin[2])];
}
