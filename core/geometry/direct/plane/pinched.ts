import { type Ring, signedArea } from '../ring.ts';
import { type Area, isInside } from './area.ts';

/** A point of a rim, and where rims lead from there. */
interface Corner {
  readonly x: number;
  readonly y: number;
  readonly next: Corner[];
}

/**
 * An area whose rims touch each other or themselves in single points or along lines, as areas whose rims do not: a
 * triangulation takes such a point for two, and goes wrong.
 *
 * @param tolerance within which a point lies on a rim. @returns the same area alone where it is fine as it is.
 */
export function withoutPinches(area: Area, tolerance: number): readonly Area[] {
  const rings = [area.outer, ...area.holes];
  const corners = cornersOf(rings, tolerance);
  const isPinched = link(corners, rings, tolerance);
  return isPinched ? areasOf(trace(corners)) : [area];
}

/** Every distinct point once. */
function cornersOf(rings: readonly Ring[], tolerance: number): Corner[] {
  const corners: Corner[] = [];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const [x, y] = [ring[at] ?? 0, ring[at + 1] ?? 0];
      if (cornerAt(corners, x, y, tolerance) === undefined) corners.push({ x, y, next: [] });
    }
  }
  return corners;
}

const cornerAt = (corners: readonly Corner[], x: number, y: number, tolerance: number) =>
  corners.find((corner) => Math.abs(corner.x - x) <= tolerance && Math.abs(corner.y - y) <= tolerance);

/** Follows all rims from corner to corner, also those that lie on the way. @returns whether rims touch. */
function link(corners: readonly Corner[], rings: readonly Ring[], tolerance: number): boolean {
  let isPinched = false;
  for (const ring of rings) {
    const ends = endsOf(corners, ring, tolerance);
    for (const [at, end] of ends.entries()) {
      let from = ends.at(at - 1) ?? end;
      for (const to of [...onTheWay(corners, from, end, tolerance), end]) {
        if (join(from, to)) isPinched = true;
        from = to;
      }
    }
  }
  return isPinched;
}

function endsOf(corners: readonly Corner[], ring: Ring, tolerance: number): Corner[] {
  const ends: Corner[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const end = cornerAt(corners, ring[at] ?? 0, ring[at + 1] ?? 0, tolerance);
    if (end === undefined) throw new Error('A point of a rim is not among its corners.');
    ends.push(end);
  }
  return ends;
}

/** What runs there and back again is nothing. @returns whether a rim was here before. */
function join(from: Corner, to: Corner): boolean {
  const back = to.next.indexOf(from);
  const isTouched = from.next.length > 0 || back >= 0;
  if (back >= 0) to.next.splice(back, 1);
  else if (from !== to) from.next.push(to);
  return isTouched;
}

function onTheWay(corners: readonly Corner[], from: Corner, to: Corner, tolerance: number): Corner[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const along = ({ x, y }: Corner) => ((x - from.x) * dx + (y - from.y) * dy) / length;
  const aside = ({ x, y }: Corner) => Math.abs((x - from.x) * dy - (y - from.y) * dx) / length;
  return corners
    .filter((corner) => along(corner) > tolerance && along(corner) < length - tolerance && aside(corner) <= tolerance)
    .sort((a, b) => along(a) - along(b));
}

/** Rims with the area on their left; where several meet, to the left, so that each comes back to a point but once. */
function trace(corners: readonly Corner[]): number[][] {
  const rings: number[][] = [];
  for (const start of corners) {
    while (start.next.length > 0) {
      const ring: number[] = [];
      let before: Corner | undefined;
      let at: Corner = start;
      do {
        ring.push(at.x, at.y);
        const to: Corner | undefined = leftmost(before, at);
        if (to === undefined) break;
        at.next.splice(at.next.indexOf(to), 1);
        [before, at] = [at, to];
      } while (at !== start);
      rings.push(ring);
    }
  }
  return rings;
}

function leftmost(before: Corner | undefined, at: Corner): Corner | undefined {
  if (before === undefined || at.next.length < 2) return at.next[0];
  const [bx, by] = [at.x - before.x, at.y - before.y];
  const turn = ({ x, y }: Corner) => Math.atan2(bx * (y - at.y) - by * (x - at.x), bx * (x - at.x) + by * (y - at.y));
  return at.next.reduce((best, other) => (turn(other) > turn(best) ? other : best));
}

/** Rings that run clockwise are holes of the ring around them. */
function areasOf(rings: readonly Ring[]): Area[] {
  const areas = rings.filter((ring) => signedArea(ring) > 0).map((outer) => ({ outer, holes: [] as Ring[] }));
  for (const hole of rings) {
    if (!(signedArea(hole) < 0)) continue;
    // The middle of an edge lies on no other rim.
    const x = ((hole[0] ?? 0) + (hole[2] ?? 0)) / 2;
    const y = ((hole[1] ?? 0) + (hole[3] ?? 0)) / 2;
    areas.find(({ outer }) => isInside(outer, x, y))?.holes.push(hole);
  }
  return areas;
}
