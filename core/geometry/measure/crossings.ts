/**
 * Times a metre and the size of the triangle: what lies nearer to an edge or to the surface is not decided here. Rounding
 * stays far below it.
 */
const NEAR = 1e-5;

/**
 * How often a vertical ray from the origin upwards leaves a closed mesh more than it enters it: 1 inside, 0 outside. NaN
 * where it meets an edge, or the origin lies on the surface, as far as rounding can tell.
 *
 * @param vertices x, y, z one after another.
 */
export function crossingsAbove(vertices: Float64Array, indices: ArrayLike<number>): number {
  let crossings = 0;
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const p = 3 * (indices[at] ?? 0);
    const q = 3 * (indices[at + 1] ?? 0);
    const r = 3 * (indices[at + 2] ?? 0);
    const ax = vertices[p] ?? 0;
    const ay = vertices[p + 1] ?? 0;
    const bx = vertices[q] ?? 0;
    const by = vertices[q + 1] ?? 0;
    const cx = vertices[r] ?? 0;
    const cy = vertices[r + 1] ?? 0;
    const near = NEAR * (1 + Math.abs(ax) + Math.abs(ay) + Math.abs(bx) + Math.abs(by) + Math.abs(cx) + Math.abs(cy));
    // Twice the areas of the triangles that the origin makes with each edge, seen from above.
    const ab = ax * by - ay * bx;
    const bc = bx * cy - by * cx;
    const ca = cx * ay - cy * ax;
    const side = sideOf(ab, bc, ca, near);
    if (side === 0) continue;
    const weighted = bc * (vertices[p + 2] ?? 0) + ca * (vertices[q + 2] ?? 0) + ab * (vertices[r + 2] ?? 0);
    const height = weighted / (ab + bc + ca);
    if (Number.isNaN(side) || Math.abs(height) < near) return Number.NaN;
    if (height > 0) crossings += side;
  }
  return crossings;
}

/** 1 where the origin is above or below a triangle that is seen from outside from above, -1 from inside, 0 beside it, NaN near an edge. */
function sideOf(ab: number, bc: number, ca: number, near: number): number {
  const least = Math.min(ab, bc, ca);
  const greatest = Math.max(ab, bc, ca);
  if (least < -near && greatest > near) return 0;
  if (least > near) return 1;
  return greatest < -near ? -1 : Number.NaN;
}
