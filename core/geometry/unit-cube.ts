import type { Box3 } from '#core/model';
import type { Affine } from './matrix.ts';
import type { Mesh } from './mesh.ts';

/** A cube of one metre about its origin; each face has corners of its own, so that edges are sharp. */
export function unitCube(): Mesh {
  const positions: number[] = [];
  const normals: number[] = [];
  const indices: number[] = [];
  for (const axis of [0, 1, 2]) {
    for (const side of [-0.5, 0.5]) {
      const first = positions.length / 3;
      for (const [u, v] of [
        [-0.5, -0.5],
        [0.5, -0.5],
        [0.5, 0.5],
        [-0.5, 0.5],
      ] as const) {
        const corner = [0, 0, 0];
        corner[axis] = side;
        corner[(axis + 1) % 3] = u;
        corner[(axis + 2) % 3] = v;
        positions.push(...corner);
        normals.push(...[0, 1, 2].map((other) => (other === axis ? 2 * side : 0)));
      }
      // Counter-clockwise seen from outside.
      const turn = side > 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2];
      indices.push(...turn.map((corner) => first + corner));
    }
  }
  return {
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    indices: Uint32Array.from(indices),
  };
}

/** The thinnest that a box is shown, in metres. */
const THINNEST = 0.001;

/** Makes the unit cube into a box. */
export function boxMatrix({ min, max }: Box3): Affine {
  const matrix = new Float64Array(16);
  for (const axis of [0, 1, 2] as const) {
    matrix[axis * 5] = Math.max(max[axis] - min[axis], THINNEST);
    matrix[12 + axis] = (min[axis] + max[axis]) / 2;
  }
  matrix[15] = 1;
  return matrix;
}
