import earcut from 'earcut';
import { withoutTJunctions } from './t-junctions.ts';

/** Rings one behind the other, and where each but the first begins, in points. */
interface JoinedRings {
  readonly points: readonly number[];
  readonly holeStarts: readonly number[];
}

/**
 * Triangles over the points of an outer ring that runs counter-clockwise and of holes that run clockwise, three indices
 * each, counter-clockwise. Every point is a corner of one, also where three lie on a line: the face beside it ends there,
 * and the surface would not be closed otherwise. By the package earcut, in JavaScript: what WebAssembly gives is compared with it.
 */
export function triangulatedByEarcut({ points, holeStarts }: JoinedRings): readonly number[] {
  if (holeStarts.length === 0) {
    if (points.length === 6) return TRIANGLE;
    if (points.length === 8) return quadrilateral(points);
    if (isConvex(points)) return fan(points.length / 2);
  }
  const triangles = counterClockwiseTriangles(points, earcut(points, holeStarts));
  const whole = withPassedOver(withoutSlivers(points, triangles), points.length / 2, holeStarts);
  return withoutTJunctions(points, holeStarts, whole);
}

const TRIANGLE: readonly number[] = [0, 1, 2];
const ALONG_02: readonly number[] = [0, 1, 2, 0, 2, 3];
const ALONG_13: readonly number[] = [0, 1, 3, 1, 2, 3];

/** Cut along the diagonal between corners that are convex on both sides of it; a straight corner is none to cut off. */
function quadrilateral(points: readonly number[]): readonly number[] {
  return corner(points, 1) > 0 && corner(points, 3) > 0 ? ALONG_02 : ALONG_13;
}

/** Positive where the ring turns left at the point. */
function corner(points: readonly number[], point: number): number {
  const before = ((point + 3) % 4) * 2;
  const here = point * 2;
  const after = ((point + 1) % 4) * 2;
  const x = points[here] ?? 0;
  const y = points[here + 1] ?? 0;
  return (
    (x - (points[before] ?? 0)) * ((points[after + 1] ?? 0) - y) -
    (y - (points[before + 1] ?? 0)) * ((points[after] ?? 0) - x)
  );
}

/** Sine of the least turn at a corner: below it points are as good as on a line, and a fan might not hold all of them. */
const LEAST_TURN = 1e-6;

/** Whether the ring turns left at every point, once around in all. */
function isConvex(points: readonly number[]): boolean {
  const length = points.length;
  let x = points[length - 2] ?? 0;
  let y = points[length - 1] ?? 0;
  let ux = x - (points[length - 4] ?? 0);
  let uy = y - (points[length - 3] ?? 0);
  let upward = 0;
  for (let at = 0; at < length; at += 2) {
    const vx = (points[at] ?? 0) - x;
    const vy = (points[at + 1] ?? 0) - y;
    const turn = ux * vy - uy * vx;
    if (!(turn > 0) || turn * turn <= LEAST_TURN * LEAST_TURN * (ux * ux + uy * uy) * (vx * vx + vy * vy)) return false;
    if (uy < 0 && vy >= 0) upward++;
    x += vx;
    y += vy;
    ux = vx;
    uy = vy;
  }
  return upward === 1;
}

function fan(count: number): number[] {
  const triangles: number[] = [];
  for (let point = 1; point + 1 < count; point++) triangles.push(0, point, point + 1);
  return triangles;
}

/** earcut gives every triangle the same turn, but which one depends on the ring. */
function counterClockwiseTriangles(points: readonly number[], triangles: number[]): number[] {
  let doubled = 0;
  for (let at = 0; at < triangles.length; at += 3) {
    const a = (triangles[at] ?? 0) * 2;
    const b = (triangles[at + 1] ?? 0) * 2;
    const c = (triangles[at + 2] ?? 0) * 2;
    const x = points[a] ?? 0;
    const y = points[a + 1] ?? 0;
    doubled +=
      ((points[b] ?? 0) - x) * ((points[c + 1] ?? 0) - y) - ((points[b + 1] ?? 0) - y) * ((points[c] ?? 0) - x);
  }
  return doubled < 0 ? triangles.reverse() : triangles;
}

/** Twice the area over the square of the longest edge: below it three points are on a line. */
const STRAIGHT = 1e-9;

/** Without triangles that are nothing but a point on a line, where it is the only triangle of that point. */
function withoutSlivers(points: readonly number[], triangles: number[]): number[] {
  const uses = new Uint32Array(points.length / 2);
  for (const point of triangles) uses[point] = (uses[point] ?? 0) + 1;
  const kept: number[] = [];
  for (let at = 0; at < triangles.length; at += 3) {
    const a = triangles[at] ?? 0;
    const b = triangles[at + 1] ?? 0;
    const c = triangles[at + 2] ?? 0;
    const isOnly = uses[a] === 1 || uses[b] === 1 || uses[c] === 1;
    if (!isOnly || !isStraight(points, a, b, c)) kept.push(a, b, c);
  }
  return kept;
}

function isStraight(points: readonly number[], a: number, b: number, c: number): boolean {
  const x = points[a * 2] ?? 0;
  const y = points[a * 2 + 1] ?? 0;
  const ux = (points[b * 2] ?? 0) - x;
  const uy = (points[b * 2 + 1] ?? 0) - y;
  const vx = (points[c * 2] ?? 0) - x;
  const vy = (points[c * 2 + 1] ?? 0) - y;
  const longest = Math.max(ux * ux + uy * uy, vx * vx + vy * vy, (ux - vx) ** 2 + (uy - vy) ** 2);
  return Math.abs(ux * vy - uy * vx) <= STRAIGHT * longest;
}

/**
 * earcut passes over points that lie on a line with their neighbours. Where it did, the triangle on the other side of
 * that line is cut into a fan, so that its edge stops at each of them.
 */
function withPassedOver(triangles: number[], count: number, holeStarts: readonly number[]): number[] {
  const isUsed = new Uint8Array(count);
  for (const point of triangles) isUsed[point] = 1;
  if (isUsed.every((used) => used === 1)) return triangles;
  const between = passedOver(isUsed, count, holeStarts);
  const result: number[] = [];
  for (let at = 0; at < triangles.length; at += 3) {
    addFan(result, [triangles[at] ?? 0, triangles[at + 1] ?? 0, triangles[at + 2] ?? 0], between, count);
  }
  return result;
}

/** From an edge `from * count + to` to the points that were passed over between its ends, in the ring's order. */
function passedOver(isUsed: Uint8Array, count: number, holeStarts: readonly number[]): Map<number, number[]> {
  const between = new Map<number, number[]>();
  let first = 0;
  for (const end of [...holeStarts, count]) {
    const used: number[] = [];
    for (let point = first; point < end; point++) if (isUsed[point] === 1) used.push(point);
    for (const [at, from] of used.entries()) {
      const to = used[(at + 1) % used.length] ?? from;
      const skipped: number[] = [];
      for (let point = next(from, first, end); point !== to; point = next(point, first, end)) skipped.push(point);
      if (skipped.length > 0) between.set(from * count + to, skipped);
    }
    first = end;
  }
  return between;
}

const next = (point: number, first: number, end: number) => (point + 1 === end ? first : point + 1);

/** The triangle, cut wherever points lie on one of its edges; on two edges at once, one after the other. */
function addFan(
  result: number[],
  [a, b, c]: readonly [number, number, number],
  between: ReadonlyMap<number, readonly number[]>,
  count: number,
): void {
  for (const [from, to, apex] of [
    [a, b, c],
    [b, c, a],
    [c, a, b],
  ] as const) {
    const skipped = between.get(from * count + to);
    if (skipped === undefined) continue;
    const corners = [from, ...skipped, to];
    for (let at = 0; at + 1 < corners.length; at++) {
      addFan(result, [corners[at] ?? 0, corners[at + 1] ?? 0, apex], between, count);
    }
    return;
  }
  result.push(a, b, c);
}
