import type { Mesh } from './mesh.ts';

/** The same surface seen from its other side: triangles and normals turned round. */
export function turnedInsideOut({ positions, normals, indices }: Mesh): Mesh {
  const turned = indices.slice();
  for (let at = 0; at + 2 < turned.length; at += 3) {
    turned[at + 1] = indices[at + 2] ?? 0;
    turned[at + 2] = indices[at + 1] ?? 0;
  }
  return { positions, normals: normals.map((component) => -component), indices: turned };
}
