import type { Mesh } from '../mesh.ts';
import { GRID } from './grid.ts';

/** Cosine of about one degree: a normal this near its face's is the face's. */
const SAME_DIRECTION = 0.9998;

/**
 * Whether every normal of the mesh is that of its face, so that a viewer can do without (glTF 2.0, 3.7.2.1: without
 * normals, flat shading) and vertices weld across edges. A normal may also point to the other side: then it
 * contradicts the winding, which is what counts. Faces lower than the grid are not asked: they have no direction.
 */
export function isFlat({ positions, normals, indices }: Mesh): boolean {
  const normal = new Float64Array(3);
  for (let at = 0; at < indices.length; at += 3) {
    const a = 3 * (indices[at] ?? 0);
    const b = 3 * (indices[at + 1] ?? 0);
    const c = 3 * (indices[at + 2] ?? 0);
    if (!faceNormal(positions, a, b, c, normal)) continue;
    if (!(isAlong(normal, normals, a) && isAlong(normal, normals, b) && isAlong(normal, normals, c))) return false;
  }
  return true;
}

/** Sets `normal` to the unit normal of a face; false where the face is too low to have one. */
function faceNormal(positions: Float32Array, a: number, b: number, c: number, normal: Float64Array): boolean {
  const ux = (positions[b] ?? 0) - (positions[a] ?? 0);
  const uy = (positions[b + 1] ?? 0) - (positions[a + 1] ?? 0);
  const uz = (positions[b + 2] ?? 0) - (positions[a + 2] ?? 0);
  const vx = (positions[c] ?? 0) - (positions[a] ?? 0);
  const vy = (positions[c + 1] ?? 0) - (positions[a + 1] ?? 0);
  const vz = (positions[c + 2] ?? 0) - (positions[a + 2] ?? 0);
  const nx = uy * vz - uz * vy;
  const ny = uz * vx - ux * vz;
  const nz = ux * vy - uy * vx;
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
  const longest = Math.sqrt(Math.max(ux * ux + uy * uy + uz * uz, vx * vx + vy * vy + vz * vz));
  normal[0] = nx / length;
  normal[1] = ny / length;
  normal[2] = nz / length;
  return length > GRID * longest;
}

function isAlong(normal: Float64Array, normals: Float32Array, at: number): boolean {
  const [x = 0, y = 0, z = 0] = normal;
  const along = x * (normals[at] ?? 0) + y * (normals[at + 1] ?? 0) + z * (normals[at + 2] ?? 0);
  return Math.abs(along) > SAME_DIRECTION;
}
