/** Twice the area of point and line over the square of the line: below it the point is on the line. */
const STRAIGHT = 1e-9;

/**
 * A triangulation without edges that pass over points. earcut joins holes with the rim along lines, and where other points
 * lie on such a line, the triangles on one side of it may end at them while the one on the other side does not: that one
 * is cut into a fan.
 *
 * @param points x, y in turn, of rings one behind the other.
 * @param holeStarts the point that each ring but the first begins with.
 */
export function withoutTJunctions(
  points: readonly number[],
  holeStarts: readonly number[],
  triangles: readonly number[],
): readonly number[] {
  const count = points.length / 2;
  // By Euler's formula; where an edge passes over a point, there is one less.
  if (triangles.length >= 3 * (count + 2 * holeStarts.length - 2)) return triangles;
  const met = metEdges(count, holeStarts, triangles);
  const result: number[] = [];
  const rest = [...triangles];
  while (rest.length > 0) {
    const [a = 0, b = 0, c = 0] = rest.splice(-3);
    if (cut(points, met, rest, a, b, c) || cut(points, met, rest, b, c, a) || cut(points, met, rest, c, a, b)) continue;
    result.push(a, b, c);
  }
  return result;
}

/** Edges, `from * count + to`, beside which something lies that ends where they do: another triangle, or the outside. */
function metEdges(count: number, holeStarts: readonly number[], triangles: readonly number[]): Set<number> {
  const met = new Set<number>();
  for (let at = 0; at < triangles.length; at += 3) {
    const [a = 0, b = 0, c = 0] = triangles.slice(at, at + 3);
    met
      .add(b * count + a)
      .add(c * count + b)
      .add(a * count + c);
  }
  let first = 0;
  for (const end of [...holeStarts, count]) {
    for (let point = first; point < end; point++) {
      const next = point + 1 === end ? first : point + 1;
      met.add(point * count + next).add(next * count + point);
    }
    first = end;
  }
  return met;
}

/** Cuts the triangle at the points on its edge from a to b; false where there are none. The pieces go to the rest. */
function cut(points: readonly number[], met: Set<number>, rest: number[], a: number, b: number, apex: number): boolean {
  const count = points.length / 2;
  if (met.has(a * count + b)) return false;
  const between = pointsBetween(points, a, b);
  if (between.length === 0) return false;
  let from = a;
  for (const to of [...between, b]) {
    rest.push(from, to, apex);
    if (to !== b) met.add(to * count + apex).add(apex * count + to);
    from = to;
  }
  return true;
}

/** The points on the line from a to b, in this order. */
function pointsBetween(points: readonly number[], a: number, b: number): number[] {
  const x = points[a * 2] ?? 0;
  const y = points[a * 2 + 1] ?? 0;
  const dx = (points[b * 2] ?? 0) - x;
  const dy = (points[b * 2 + 1] ?? 0) - y;
  const square = dx * dx + dy * dy;
  const found: { readonly point: number; readonly share: number }[] = [];
  for (let point = 0; point < points.length / 2; point++) {
    const u = (points[point * 2] ?? 0) - x;
    const v = (points[point * 2 + 1] ?? 0) - y;
    const share = (u * dx + v * dy) / square;
    if (share > STRAIGHT && share < 1 - STRAIGHT && Math.abs(u * dy - v * dx) <= STRAIGHT * square) {
      found.push({ point, share });
    }
  }
  return found.sort((one, other) => one.share - other.share).map(({ point }) => point);
}
