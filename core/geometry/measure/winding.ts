import type { Point3 } from '#core/model';
import { determinant } from '../matrix.ts';
import type { Mesh, Placement } from '../mesh.ts';

/**
 * How often closed meshes go round a point: 1 inside, 0 outside, anything from 0 to 1 on the surface. The sum of the solid angles of
 * the triangles (Van Oosterom and Strackee, 1983) over the full one; unlike counting the crossings of a ray it has no
 * unlucky direction that meets an edge.
 */
export function windingNumber(meshes: readonly Mesh[], placements: readonly Placement[], point: Point3): number {
  let angle = 0;
  for (const { mesh: number, matrix } of placements) {
    const mesh = meshes[number];
    if (mesh !== undefined)
      angle += Math.sign(determinant(matrix)) * solidAngle(aroundPoint(mesh, matrix, point), mesh);
  }
  return angle / (4 * Math.PI);
}

/** For the vertices of one mesh at a time: most are small, and room for each anew would take longer than the rest. */
const room = new Float64Array(3 * 1024);

/** The vertices in model coordinates, seen from the point: differences first, so that far coordinates lose no digits. Good until the next call. */
function aroundPoint({ positions }: Mesh, matrix: Float64Array, point: Point3): Float64Array {
  // By places: V8 takes long to compile an iterator over them.
  const m = (at: number) => matrix[at] ?? 0;
  const [a, b, c] = [m(0), m(1), m(2)];
  const [d, e, f] = [m(4), m(5), m(6)];
  const [g, h, i] = [m(8), m(9), m(10)];
  const [ox, oy, oz] = [m(12) - point[0], m(13) - point[1], m(14) - point[2]];
  const moved = positions.length <= room.length ? room : new Float64Array(positions.length);
  for (let at = 0; at + 2 < positions.length; at += 3) {
    const px = positions[at] ?? 0;
    const py = positions[at + 1] ?? 0;
    const pz = positions[at + 2] ?? 0;
    moved[at] = a * px + d * py + g * pz + ox;
    moved[at + 1] = b * px + e * py + h * pz + oy;
    moved[at + 2] = c * px + f * py + i * pz + oz;
  }
  return moved;
}

/**
 * Of all triangles, seen from the origin; positive where they are counter-clockwise seen from outside. Numbers only: with
 * an array per corner it takes four times as long.
 */
function solidAngle(vertices: Float64Array, { indices }: Mesh): number {
  let angle = 0;
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const p = 3 * (indices[at] ?? 0);
    const q = 3 * (indices[at + 1] ?? 0);
    const r = 3 * (indices[at + 2] ?? 0);
    const ax = vertices[p] ?? 0;
    const ay = vertices[p + 1] ?? 0;
    const az = vertices[p + 2] ?? 0;
    const bx = vertices[q] ?? 0;
    const by = vertices[q + 1] ?? 0;
    const bz = vertices[q + 2] ?? 0;
    const cx = vertices[r] ?? 0;
    const cy = vertices[r + 1] ?? 0;
    const cz = vertices[r + 2] ?? 0;
    const a = Math.sqrt(ax * ax + ay * ay + az * az);
    const b = Math.sqrt(bx * bx + by * by + bz * bz);
    const c = Math.sqrt(cx * cx + cy * cy + cz * cz);
    const triple = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    const ab = ax * bx + ay * by + az * bz;
    const bc = bx * cx + by * cy + bz * cz;
    const ca = cx * ax + cy * ay + cz * az;
    angle += 2 * Math.atan2(triple, a * b * c + ab * c + bc * a + ca * b);
  }
  return angle;
}
