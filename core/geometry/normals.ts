import type { Mesh } from './mesh.ts';

/**
 * Makes normals agree with the triangles, in place: a normal that points away from the triangles around its vertex is
 * turned, one without length gets their direction (up, where they have none either).
 */
export function alignNormals({ positions, normals, indices }: Mesh): void {
  const facing = facingDirections(positions, indices);
  for (let at = 0; at + 2 < normals.length; at += 3) {
    const x = normals[at] ?? 0;
    const y = normals[at + 1] ?? 0;
    const z = normals[at + 2] ?? 0;
    const length = Math.sqrt(x * x + y * y + z * z);
    const along = x * (facing[at] ?? 0) + y * (facing[at + 1] ?? 0) + z * (facing[at + 2] ?? 0);
    if (length > 0.5 && length < 2) {
      const factor = (along < 0 ? -1 : 1) / length;
      normals[at] = x * factor + 0; // + 0: no -0, which would make equal meshes differ in their bytes
      normals[at + 1] = y * factor + 0;
      normals[at + 2] = z * factor + 0;
    } else setDirection(normals, facing, at);
  }
}

/** Per vertex the sum of the normals of its triangles, each as long as twice the triangle's area. */
function facingDirections(positions: Float32Array, indices: Uint32Array): Float64Array {
  const facing = new Float64Array(positions.length);
  const normal = new Float64Array(3);
  for (let at = 0; at + 2 < indices.length; at += 3) {
    faceNormal(positions, (indices[at] ?? 0) * 3, (indices[at + 1] ?? 0) * 3, (indices[at + 2] ?? 0) * 3, normal);
    for (let corner = at; corner < at + 3; corner++) {
      const vertex = (indices[corner] ?? 0) * 3;
      for (let axis = 0; axis < 3; axis++) facing[vertex + axis] = (facing[vertex + axis] ?? 0) + (normal[axis] ?? 0);
    }
  }
  return facing;
}

function faceNormal(positions: Float32Array, p: number, q: number, r: number, normal: Float64Array): void {
  const x = positions[p] ?? 0;
  const y = positions[p + 1] ?? 0;
  const z = positions[p + 2] ?? 0;
  const ux = (positions[q] ?? 0) - x;
  const uy = (positions[q + 1] ?? 0) - y;
  const uz = (positions[q + 2] ?? 0) - z;
  const wx = (positions[r] ?? 0) - x;
  const wy = (positions[r + 1] ?? 0) - y;
  const wz = (positions[r + 2] ?? 0) - z;
  normal[0] = uy * wz - uz * wy;
  normal[1] = uz * wx - ux * wz;
  normal[2] = ux * wy - uy * wx;
}

function setDirection(normals: Float32Array, directions: Float64Array, at: number): void {
  const x = directions[at] ?? 0;
  const y = directions[at + 1] ?? 0;
  const z = directions[at + 2] ?? 0;
  const length = Math.sqrt(x * x + y * y + z * z);
  normals[at] = length > 0 ? x / length : 0;
  normals[at + 1] = length > 0 ? y / length : 0;
  normals[at + 2] = length > 0 ? z / length : 1;
}
