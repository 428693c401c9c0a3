import { type Ring, signedArea } from '../ring.ts';
import { DistinctPoints } from '../solids/distinct-points.ts';
import type { Area } from './area.ts';
import { areasOf } from './grid.ts';
import { Pieces } from './pieces.ts';
import { closedRings } from './rims.ts';

/** Edges in all: each is compared with each, and beyond this another way is faster. */
const MOST_EDGES = 2000;
/** Squares of the tolerance below which an area is nothing. */
const LEAST_AREA = 100;

/**
 * An area without some others: all edges are cut where they meet, and those pieces are kept that have what remains on one
 * side only. Of a hundred edges this takes 0.1 ms and no library, which a cold process would have to compile first.
 *
 * @returns undefined where the pieces do not fit together: points that are nearer to each other than the tolerance, but not
 *   nearly enough to be one, may do that.
 */
export function overlayDifference(area: Area, cutters: readonly Area[], tolerance: number): Area[] | undefined {
  const sources = [area, ...cutters].map(({ outer, holes }) => [outer, ...holes]);
  const edges = sources.reduce((sum, rings) => sum + rings.reduce((all, { length }) => all + length / 2, 0), 0);
  if (edges > MOST_EDGES) return undefined;
  const points = new DistinctPoints(tolerance, edges);
  const pieces = new Pieces(sources, points, tolerance);
  const rest: number[] = [];
  let common = 0;
  for (let piece = 0; piece < pieces.count; piece++) {
    const left = pieces.sideOf(piece, true);
    const right = pieces.sideOf(piece, false);
    const from = pieces.from(piece);
    const to = pieces.to(piece);
    if (left.isRest && !right.isRest) rest.push(from, to);
    else if (right.isRest && !left.isRest) rest.push(to, from);
    if (left.isCommon !== right.isCommon) common += (left.isCommon ? 1 : -1) * crossOf(points.coordinates, from, to);
  }
  const rings = closedRings(rest, points.coordinates, tolerance / 10);
  if (rings === undefined) return undefined;
  const real = rings.filter((ring) => ring.length >= 6 && Math.abs(signedArea(ring)) > LEAST_AREA * tolerance ** 2);
  return isWhole(area, rings, common / 2, tolerance) ? areasOf(real) : undefined;
}

/** What remains and what is taken away are the area, up to the tolerance along its rim. */
function isWhole({ outer, holes }: Area, rest: readonly Ring[], common: number, tolerance: number): boolean {
  const sum = (rings: readonly Ring[]) => rings.reduce((total, ring) => total + signedArea(ring), 0);
  const length = [outer, ...holes, ...rest].reduce((total, ring) => total + lengthOf(ring), 0);
  return Math.abs(sum(rest) + common - sum([outer, ...holes])) <= 2 * tolerance * length;
}

function lengthOf(ring: Ring): number {
  let length = 0;
  for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
    length += Math.abs((ring[at] ?? 0) - (ring[before] ?? 0)) + Math.abs((ring[at + 1] ?? 0) - (ring[before + 1] ?? 0));
  }
  return length;
}

function crossOf(coordinates: readonly number[], from: number, to: number): number {
  const [a, b] = [from * 3, to * 3];
  const ox = coordinates[0] ?? 0;
  const oy = coordinates[1] ?? 0;
  return (
    ((coordinates[a] ?? 0) - ox) * ((coordinates[b + 1] ?? 0) - oy) -
    ((coordinates[b] ?? 0) - ox) * ((coordinates[a + 1] ?? 0) - oy)
  );
}
