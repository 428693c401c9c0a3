import type { Mesh } from '../mesh.ts';
import { cofactors, determinant, type Linear, type Transform } from './transform.ts';

/** The mesh's vertices, transformed, in double precision. */
export function placePositions({ positions }: Mesh, { linear: m, offset }: Transform): Float64Array {
  const placed = new Float64Array(positions.length);
  for (let at = 0; at < positions.length; at += 3) {
    const x = positions[at] ?? 0;
    const y = positions[at + 1] ?? 0;
    const z = positions[at + 2] ?? 0;
    placed[at] = m[0] * x + m[3] * y + m[6] * z + offset[0];
    placed[at + 1] = m[1] * x + m[4] * y + m[7] * z + offset[1];
    placed[at + 2] = m[2] * x + m[5] * y + m[8] * z + offset[2];
  }
  return placed;
}

/** The mesh's normals, transformed, of unit length, each as one number: see {@link packNormal}. */
export function placeNormals({ normals }: Mesh, linear: Linear): Int32Array {
  const m = cofactors(linear);
  const side = Math.sign(determinant(linear));
  const packed = new Int32Array(normals.length / 3);
  for (let vertex = 0; vertex < packed.length; vertex++) {
    const x = normals[3 * vertex] ?? 0;
    const y = normals[3 * vertex + 1] ?? 0;
    const z = normals[3 * vertex + 2] ?? 0;
    const nx = m[0] * x + m[3] * y + m[6] * z;
    const ny = m[1] * x + m[4] * y + m[7] * z;
    const nz = m[2] * x + m[5] * y + m[8] * z;
    const scale = (side * 127) / (Math.sqrt(nx * nx + ny * ny + nz * nz) || 1);
    packed[vertex] = packNormal(Math.round(nx * scale), Math.round(ny * scale), Math.round(nz * scale));
  }
  return packed;
}

/** Three signed bytes in one number, x lowest. */
function packNormal(x: number, y: number, z: number): number {
  return (x & 0xff) | ((y & 0xff) << 8) | ((z & 0xff) << 16);
}
