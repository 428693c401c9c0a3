import { type Ring, signedArea } from '../ring.ts';
import type { Area } from './area.ts';
import { areasOf } from './grid.ts';
import { Pieces } from './pieces.ts';
import { closedRings, withoutStraight } from './rims.ts';

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
  const pieces = new Pieces(sources, tolerance);
  const rest: number[] = [];
  let common = 0;
  for (let piece = 0; piece < pieces.count; piece++) {
    const left = partOf(pieces, piece, 1, sources.length);
    const right = partOf(pieces, piece, 2, sources.length);
    const from = pieces.from(piece);
    const to = pieces.to(piece);
    if (left === REST && right !== REST) rest.push(from, to);
    else if (right === REST && left !== REST) rest.push(to, from);
    if ((left === COMMON) !== (right === COMMON)) {
      common += (left === COMMON ? 1 : -1) * crossOf(pieces.coordinates, from, to);
    }
  }
  const found = closedRings(rest, pieces.coordinates);
  if (found === undefined) return undefined;
  const rings = found.map((ring) => withoutStraight(ring, pieces.coordinates, tolerance / 10));
  const real = rings.filter((ring) => ring.length >= 6 && Math.abs(signedArea(ring)) > LEAST_AREA * tolerance ** 2);
  return isWhole(area, rings, common / 2, tolerance) ? areasOf(real) : undefined;
}

/** Beside a piece is nothing of the area, or what remains of it, or what is taken away. */
const [NEITHER, REST, COMMON] = [0, 1, 2];

function partOf(pieces: Pieces, piece: number, side: 1 | 2, sources: number): number {
  if (!pieces.isIn(piece, 0, side)) return NEITHER;
  for (let source = 1; source < sources; source++) if (pieces.isIn(piece, source, side)) return COMMON;
  return REST;
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
  const [a, b] = [from * 2, to * 2];
  const ox = coordinates[0] ?? 0;
  const oy = coordinates[1] ?? 0;
  return (
    ((coordinates[a] ?? 0) - ox) * ((coordinates[b + 1] ?? 0) - oy) -
    ((coordinates[b] ?? 0) - ox) * ((coordinates[a + 1] ?? 0) - oy)
  );
}
