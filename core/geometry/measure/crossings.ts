import type { Point3 } from '#core/model';
import { determinant } from '../matrix.ts';
import type { Mesh } from '../mesh.ts';

/**
 * Times a metre and the size of the triangle: what lies nearer to an edge or to the surface is not decided here. Rounding
 * stays far below it.
 */
const NEAR = 1e-5;
/** Numbers that say where a triangle is: least and greatest x and y, greatest z. */
const LIMITS = 5;
/** Metres, and times their distance from the mesh's origin, by which they are too wide: single precision rounds them. */
const MARGIN = 1e-3;
const RELATIVE_MARGIN = 1e-6;

/**
 * A mesh where it is placed, prepared for being asked about many points: of most triangles five comparisons show that
 * a ray passes them by.
 */
export class PlacedSurface {
  readonly #mesh: Mesh;
  readonly #matrix: Float64Array;
  /** Of each triangle, turned as it is placed but not moved, so that far coordinates lose no digits. */
  readonly #limits: Float32Array;
  /** -1 for a mirrored placement. */
  readonly #sign: number;

  constructor(mesh: Mesh, matrix: Float64Array) {
    this.#mesh = mesh;
    this.#matrix = matrix;
    this.#sign = Math.sign(determinant(matrix));
    this.#limits = limitsOf(mesh, matrix);
  }

  /**
   * How often a vertical ray from a point upwards leaves the closed mesh more than it enters it: 1 inside, 0 outside. NaN
   * where it meets an edge, or the point lies on the surface, as far as rounding can tell.
   */
  crossingsAbove(point: Readonly<Point3>): number {
    const limits = this.#limits;
    const x = point[0] - (this.#matrix[12] ?? 0);
    const y = point[1] - (this.#matrix[13] ?? 0);
    const z = point[2] - (this.#matrix[14] ?? 0);
    let crossings = 0;
    for (let at = 0; at < limits.length; at += LIMITS) {
      if (x < (limits[at] ?? 0) || x > (limits[at + 1] ?? 0)) continue;
      if (y < (limits[at + 2] ?? 0) || y > (limits[at + 3] ?? 0) || z > (limits[at + 4] ?? 0)) continue;
      crossings += this.#crossing(3 * (at / LIMITS), x, y, z);
    }
    return this.#sign * crossings;
  }

  /** Of one triangle, by the number of its first corner. */
  #crossing(corner: number, x: number, y: number, z: number): number {
    const { indices, positions } = this.#mesh;
    const m = this.#matrix;
    const p = 3 * (indices[corner] ?? 0);
    const q = 3 * (indices[corner + 1] ?? 0);
    const r = 3 * (indices[corner + 2] ?? 0);
    const ax = turned(m, 0, positions, p) - x;
    const ay = turned(m, 1, positions, p) - y;
    const bx = turned(m, 0, positions, q) - x;
    const by = turned(m, 1, positions, q) - y;
    const cx = turned(m, 0, positions, r) - x;
    const cy = turned(m, 1, positions, r) - y;
    const near = NEAR * (1 + Math.abs(ax) + Math.abs(ay) + Math.abs(bx) + Math.abs(by) + Math.abs(cx) + Math.abs(cy));
    // Twice the areas of the triangles that the point makes with each edge, seen from above.
    const ab = ax * by - ay * bx;
    const bc = bx * cy - by * cx;
    const ca = cx * ay - cy * ax;
    const side = sideOf(ab, bc, ca, near);
    if (side === 0) return 0;
    const az = turned(m, 2, positions, p) - z;
    const bz = turned(m, 2, positions, q) - z;
    const cz = turned(m, 2, positions, r) - z;
    const height = (bc * az + ca * bz + ab * cz) / (ab + bc + ca);
    if (Number.isNaN(side) || Math.abs(height) < near) return Number.NaN;
    return height > 0 ? side : 0;
  }
}

/** 1 where the point is above or below a triangle that is seen from outside from above, -1 from inside, 0 beside it, NaN near an edge. */
function sideOf(ab: number, bc: number, ca: number, near: number): number {
  const least = Math.min(ab, bc, ca);
  const greatest = Math.max(ab, bc, ca);
  if (least < -near && greatest > near) return 0;
  if (least > near) return 1;
  return greatest < -near ? -1 : Number.NaN;
}

/** One coordinate of a vertex, without the part of the matrix that moves it. */
function turned(matrix: Float64Array, axis: number, positions: Float32Array, at: number): number {
  const x = (matrix[axis] ?? 0) * (positions[at] ?? 0);
  return x + (matrix[axis + 4] ?? 0) * (positions[at + 1] ?? 0) + (matrix[axis + 8] ?? 0) * (positions[at + 2] ?? 0);
}

/** Numbers only, and each vertex is turned once: most meshes are small, and met before V8 has compiled this. */
function limitsOf({ positions, indices }: Mesh, matrix: Float64Array): Float32Array {
  const triangles = Math.floor(indices.length / 3);
  const limits = new Float32Array(LIMITS * triangles);
  const along = positions.length <= 3 * room.length ? room : new Float64Array(positions.length / 3);
  for (let axis = 0; axis < 3; axis++) {
    for (let vertex = 0; 3 * vertex + 2 < positions.length; vertex++) {
      along[vertex] = turned(matrix, axis, positions, 3 * vertex);
    }
    for (let corner = 0, at = 2 * axis; corner + 2 < indices.length; corner += 3, at += LIMITS) {
      const a = along[indices[corner] ?? 0] ?? 0;
      const b = along[indices[corner + 1] ?? 0] ?? 0;
      const c = along[indices[corner + 2] ?? 0] ?? 0;
      const least = Math.min(a, b, c);
      const greatest = Math.max(a, b, c);
      const margin = MARGIN + RELATIVE_MARGIN * Math.max(Math.abs(least), Math.abs(greatest));
      if (axis < 2) limits[at] = least - margin;
      limits[axis < 2 ? at + 1 : at] = greatest + margin;
    }
  }
  return limits;
}

/** One coordinate of the vertices of one mesh at a time. */
const room = new Float64Array(1024);
