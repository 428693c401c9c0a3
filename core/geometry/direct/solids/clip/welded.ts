import type { FaceBuilder } from '../../face-builder.ts';

/** A surface by its distinct points and the triangles between them. */
export interface Welded {
  /** x, y, z in turn. */
  readonly points: readonly number[];
  /** Three points each. */
  readonly triangles: readonly number[];
}

/** Takes points nearer than the tolerance as one, and leaves out the triangles that vanish by that. */
export function weld(positions: Float64Array, indices: Uint32Array, tolerance: number): Welded {
  const points: number[] = [];
  const known = new Map<string, number>();
  const numbers = new Uint32Array(positions.length / 3);
  for (let vertex = 0; vertex < numbers.length; vertex++) {
    const at = vertex * 3;
    const [x, y, z] = [positions[at] ?? 0, positions[at + 1] ?? 0, positions[at + 2] ?? 0];
    const key = `${Math.round(x / tolerance)},${Math.round(y / tolerance)},${Math.round(z / tolerance)}`;
    let number = known.get(key);
    if (number === undefined) {
      number = points.length / 3;
      points.push(x, y, z);
      known.set(key, number);
    }
    numbers[vertex] = number;
  }
  const triangles: number[] = [];
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => numbers[indices[at + corner] ?? 0] ?? 0);
    if (a === undefined || b === undefined || c === undefined || a === b || b === c || c === a) continue;
    triangles.push(a, b, c);
  }
  return { points, triangles };
}

/** Decimals of a normal by which neighbouring triangles share their vertices. */
const NORMAL_DECIMALS = 1e5;

/** Adds a surface with flat triangles; those of one plane share their vertices. */
export function addWelded(faces: FaceBuilder, { points, triangles }: Welded): void {
  faces.reserve(triangles.length, triangles.length);
  const vertices = new Map<string, number>();
  for (let at = 0; at < triangles.length; at += 3) {
    const corners = [triangles[at] ?? 0, triangles[at + 1] ?? 0, triangles[at + 2] ?? 0] as const;
    const normal = normalOf(points, corners);
    if (normal === undefined) continue;
    const [nx, ny, nz] = normal;
    const plane = normal.map((component) => Math.round(component * NORMAL_DECIMALS)).join(',');
    const [a, b, c] = corners.map((corner) => {
      const key = `${corner},${plane}`;
      const known = vertices.get(key);
      if (known !== undefined) return known;
      const from = corner * 3;
      const vertex = faces.vertex(points[from] ?? 0, points[from + 1] ?? 0, points[from + 2] ?? 0, nx, ny, nz);
      vertices.set(key, vertex);
      return vertex;
    });
    if (a !== undefined && b !== undefined && c !== undefined) faces.triangle(a, b, c);
  }
}

/** Undefined where the triangle has no area. */
function normalOf(points: readonly number[], [a, b, c]: readonly [number, number, number]) {
  const coordinate = (point: number, axis: number) => points[point * 3 + axis] ?? 0;
  const [ux, uy, uz] = [0, 1, 2].map((axis) => coordinate(b, axis) - coordinate(a, axis));
  const [vx, vy, vz] = [0, 1, 2].map((axis) => coordinate(c, axis) - coordinate(a, axis));
  if (ux === undefined || uy === undefined || uz === undefined) return undefined;
  if (vx === undefined || vy === undefined || vz === undefined) return undefined;
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const length = Math.hypot(x, y, z);
  return length > 0 ? ([x / length, y / length, z / length] as const) : undefined;
}
