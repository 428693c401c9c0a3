import { MeshoptEncoder } from 'meshoptimizer/encoder';

/**
 * Orders triangles and vertices so that they compress well; leaves out vertices that no triangle has. Where a few vertices
 * have all the triangles (an item that is listed a thousand times) that would take minutes: these stay as they are.
 *
 * @param vertices four numbers each.
 */
export function reorder(vertices: Int32Array, indices: Uint32Array): [vertices: Int32Array, indices: Uint32Array] {
  if (looksAtNeighbours(indices, vertices.length / 4) > MOST_LOOKS) return [vertices, indices];
  const reordered = indices.slice();
  const [newNumbers, count] = MeshoptEncoder.reorderMesh(reordered, true, true);
  const ordered = new Int32Array(count * 4);
  for (let vertex = 0; vertex < newNumbers.length; vertex++) {
    const number = newNumbers[vertex] ?? count;
    if (number >= count) continue;
    for (let entry = 0; entry < 4; entry++) ordered[4 * number + entry] = vertices[4 * vertex + entry] ?? 0;
  }
  return [ordered, reordered];
}

/** Some 0.4 s. */
const MOST_LOOKS = 1e8;

/** For each triangle that meshoptimizer puts in its place it looks at all that have a vertex of it: so often at the most. */
function looksAtNeighbours(indices: Uint32Array, vertices: number): number {
  if (indices.length ** 2 <= MOST_LOOKS) return 0; // even if one vertex had them all
  const triangles = new Uint32Array(vertices);
  for (const vertex of indices) triangles[vertex] = (triangles[vertex] ?? 0) + 1;
  return triangles.reduce((sum, count) => sum + count * count, 0);
}
