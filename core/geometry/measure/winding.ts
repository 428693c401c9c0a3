import type { Point3 } from '#core/model';
import { determinant, transformPoint } from '../matrix.ts';
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

/** The vertices in model coordinates, seen from the point: differences first, so that far coordinates lose no digits. */
function aroundPoint({ positions }: Mesh, matrix: Float64Array, [x, y, z]: Point3): Float64Array {
  const toPoint = matrix.slice();
  toPoint[12] = (matrix[12] ?? 0) - x;
  toPoint[13] = (matrix[13] ?? 0) - y;
  toPoint[14] = (matrix[14] ?? 0) - z;
  const moved = new Float64Array(positions.length);
  for (let at = 0; at + 2 < positions.length; at += 3) {
    moved.set(transformPoint(toPoint, [positions[at] ?? 0, positions[at + 1] ?? 0, positions[at + 2] ?? 0]), at);
  }
  return moved;
}

/** Of all triangles, seen from the origin; positive where they are counter-clockwise seen from outside. */
function solidAngle(vertices: Float64Array, { indices }: Mesh): number {
  let angle = 0;
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const [ax, ay, az] = vertex(vertices, indices[at]);
    const [bx, by, bz] = vertex(vertices, indices[at + 1]);
    const [cx, cy, cz] = vertex(vertices, indices[at + 2]);
    const [a, b, c] = [Math.hypot(ax, ay, az), Math.hypot(bx, by, bz), Math.hypot(cx, cy, cz)];
    const triple = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    const ab = ax * bx + ay * by + az * bz;
    const bc = bx * cx + by * cy + bz * cz;
    const ca = cx * ax + cy * ay + cz * az;
    angle += 2 * Math.atan2(triple, a * b * c + ab * c + bc * a + ca * b);
  }
  return angle;
}

function vertex(vertices: Float64Array, index = 0): Point3 {
  return [vertices[3 * index] ?? 0, vertices[3 * index + 1] ?? 0, vertices[3 * index + 2] ?? 0];
}
