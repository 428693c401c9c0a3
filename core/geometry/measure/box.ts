import type { Box3 } from '#core/model';
import type { Affine } from '../matrix.ts';

/** An axis-aligned box that grows with every vertex. */
export class GrowingBox {
  readonly #low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  readonly #high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];

  /** @param positions xyz per vertex, each taken through the matrix in double precision */
  add(positions: Float32Array, matrix: Affine): void {
    for (let axis = 0; axis < 3; axis++) this.#addAxis(positions, matrix, axis);
  }

  /** NaN coordinates in, infinite limits out. */
  toBox(): Box3 {
    const [x0 = 0, y0 = 0, z0 = 0] = this.#low;
    const [x1 = 0, y1 = 0, z1 = 0] = this.#high;
    return { min: [x0, y0, z0], max: [x1, y1, z1] };
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
