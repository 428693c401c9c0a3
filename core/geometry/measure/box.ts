import type { Box3 } from '#core/model';
import type { Affine } from '../matrix.ts';

/** An axis-aligned box that grows with every vertex. */
export class GrowingBox {
  readonly #low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  readonly #high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];

  /**
   * @param positions xyz per vertex, each taken through the matrix in double precision
   * @param box of the positions themselves
   */
  add(positions: Float32Array, box: Box3, matrix: Affine): void {
    for (let axis = 0; axis < 3; axis++) {
      // Along an axis that follows one axis of the mesh, as nearly all do, the box of the mesh says all, to the last bit.
      const along = onlyAxis(matrix, axis);
      if (along !== undefined) this.#addRange(matrix, axis, box.min[along], box.max[along], along);
      else this.#addAxis(positions, matrix, axis);
    }
  }

  /** NaN coordinates in, infinite limits out. */
  toBox(): Box3 {
    const [x0 = 0, y0 = 0, z0 = 0] = this.#low;
    const [x1 = 0, y1 = 0, z1 = 0] = this.#high;
    return { min: [x0, y0, z0], max: [x1, y1, z1] };
  }

  #addRange(matrix: Affine, axis: number, low: number, high: number, along: number): void {
    const factor = matrix[axis + 4 * along] ?? 0;
    const origin = matrix[axis + 12] ?? 0;
    this.#low[axis] = Math.min(this.#low[axis] ?? 0, factor * (factor < 0 ? high : low) + origin);
    this.#high[axis] = Math.max(this.#high[axis] ?? 0, factor * (factor < 0 ? low : high) + origin);
  }

  #addAxis(positions: Float32Array, matrix: Affine, axis: number): void {
    const mx = matrix[axis] ?? 0;
    const my = matrix[axis + 4] ?? 0;
    const mz = matrix[axis + 8] ?? 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let at = 0; at + 2 < positions.length; at += 3) {
      const coordinate = mx * (positions[at] ?? 0) + my * (positions[at + 1] ?? 0) + mz * (positions[at + 2] ?? 0);
      if (coordinate < low) low = coordinate;
      if (coordinate > high) high = coordinate;
    }
    const origin = matrix[axis + 12] ?? 0;
    this.#low[axis] = Math.min(this.#low[axis] ?? 0, low + origin);
    this.#high[axis] = Math.max(this.#high[axis] ?? 0, high + origin);
  }
}

/** The one axis of a mesh that a coordinate depends on; undefined where there are more of them, or none. */
function onlyAxis(matrix: Affine, axis: number): 0 | 1 | 2 | undefined {
  const [x, y, z] = [matrix[axis] !== 0, matrix[axis + 4] !== 0, matrix[axis + 8] !== 0];
  if (x) return y || z ? undefined : 0;
  if (y) return z ? undefined : 1;
  return z ? 2 : undefined;
}
