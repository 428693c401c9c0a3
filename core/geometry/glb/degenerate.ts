/**
 * Leaves out the triangles that have fallen to a line or a point: two of their corners are the same vertex. All stay
 * where the shape would lose more than what nobody sees: where the triangles that are left do not fill the same box
 * (a needle sticking out, an element smaller than the grid).
 *
 * @param corners three vertex numbers per triangle.
 * @param vertices x, y, z and normal per vertex, all of them corners.
 */
export function withoutDegenerate(corners: Uint32Array, vertices: Int32Array): Uint32Array {
  const kept = new Uint32Array(corners.length);
  let end = 0;
  for (let at = 0; at < corners.length; at += 3) {
    const a = corners[at] ?? 0;
    const b = corners[at + 1] ?? 0;
    const c = corners[at + 2] ?? 0;
    if (a === b || b === c || c === a) continue;
    kept[end++] = a;
    kept[end++] = b;
    kept[end++] = c;
  }
  if (end === corners.length) return corners;
  const rest = kept.slice(0, end);
  return boxOf(rest, vertices) === boxOf(corners, vertices) ? rest : corners;
}

function boxOf(corners: Uint32Array, vertices: Int32Array): string {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (const corner of corners) {
    for (let axis = 0; axis < 3; axis++) {
      const value = vertices[4 * corner + axis] ?? 0;
      min[axis] = Math.min(min[axis] ?? 0, value);
      max[axis] = Math.max(max[axis] ?? 0, value);
    }
  }
  return `${min} ${max}`;
}
