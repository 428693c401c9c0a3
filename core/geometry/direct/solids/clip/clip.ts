import { decline } from '../../declined.ts';
import { join } from '../../joined-rings.ts';
import { isInside } from '../../plane/area.ts';
import { type Ring, signedArea } from '../../ring.ts';
import { triangulate } from '../../triangulate.ts';
import { type HalfSpace, reachOf } from './half-space.ts';
import type { Welded } from './welded.ts';

const NOTHING: Welded = { points: [], triangles: [] };

/**
 * What of a closed surface lies in a half-space, closed again by caps in its plane; undefined where the half-space is
 * bounded and its boundary runs through the body.
 */
export function clip(body: Welded, space: HalfSpace, tolerance: number): Welded | undefined {
  const { points } = body;
  const distances = distancesTo(points, space, tolerance);
  if (distances.every((distance) => distance >= 0)) return body;
  if (space.boundary !== undefined) {
    const reach = reachOf(space.boundary, cutAway(body, distances), points, tolerance);
    if (reach === 'none') return body;
    if (reach === 'some') return undefined;
  }
  if (distances.every((distance) => distance <= 0)) return NOTHING;
  const cut = new Cut(points, distances);
  for (let at = 0; at < body.triangles.length; at += 3) {
    cut.add(body.triangles[at] ?? 0, body.triangles[at + 1] ?? 0, body.triangles[at + 2] ?? 0);
  }
  if (space.boundary !== undefined && reachOf(space.boundary, cut.newPoints, points, tolerance) !== 'all') {
    return undefined;
  }
  cut.close(space, tolerance);
  return { points: cut.points, triangles: cut.triangles };
}

/** The corners of all triangles on the side that is taken away, those in the plane as well, each once. */
function cutAway({ points, triangles }: Welded, distances: Float64Array): number[] {
  const isTaken = new Uint8Array(distances.length);
  for (let at = 0; at < triangles.length; at += 3) {
    const p = distances[triangles[at] ?? 0] ?? 0;
    const q = distances[triangles[at + 1] ?? 0] ?? 0;
    const r = distances[triangles[at + 2] ?? 0] ?? 0;
    if (Math.min(p, q, r) >= 0) continue;
    for (let corner = at; corner < at + 3; corner++) {
      const point = triangles[corner] ?? 0;
      if ((distances[point] ?? 0) <= 0) isTaken[point] = 1;
    }
  }
  return chosen(points, isTaken);
}

/** The coordinates of the points that are marked. */
function chosen(points: readonly number[], isChosen: Uint8Array): number[] {
  const found: number[] = [];
  for (let point = 0; point < isChosen.length; point++) {
    if (isChosen[point] === 0) continue;
    const at = point * 3;
    found.push(points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0);
  }
  return found;
}

/** Of each point to the plane, positive on the side that is left; 0 within the tolerance. */
function distancesTo(points: readonly number[], { nx, ny, nz, offset }: HalfSpace, tolerance: number): Float64Array {
  const distances = new Float64Array(points.length / 3);
  for (let point = 0; point < distances.length; point++) {
    const at = point * 3;
    const distance = nx * (points[at] ?? 0) + ny * (points[at + 1] ?? 0) + nz * (points[at + 2] ?? 0) - offset;
    distances[point] = Math.abs(distance) < tolerance ? 0 : distance;
  }
  return distances;
}

/** Points up to this number: two of them are one key. */
const MOST_POINTS = 2 ** 26;

/** The side that is left, triangle by triangle. */
class Cut {
  readonly points: number[];
  readonly triangles: number[] = [];
  readonly #distances: Float64Array;
  /** Corners of what is left of one triangle. */
  readonly #kept: number[] = [];
  /** Where an edge, by its ends, meets the plane. */
  readonly #crossings = new Map<number, number>();
  /** Edges in the plane that have a triangle on one side only, by their ends. */
  readonly #rim = new Map<number, readonly [from: number, to: number]>();

  constructor(points: readonly number[], distances: Float64Array) {
    if (points.length > MOST_POINTS) decline('too many vertices to clip');
    this.points = points.slice();
    this.#distances = distances;
  }

  /** Points that lie where edges were cut. */
  get newPoints(): readonly number[] {
    return this.points.slice(this.#distances.length * 3);
  }

  add(a: number, b: number, c: number): void {
    const p = this.#distances[a] ?? 0;
    const q = this.#distances[b] ?? 0;
    const r = this.#distances[c] ?? 0;
    if (p <= 0 && q <= 0 && r <= 0) return;
    if (p >= 0 && q >= 0 && r >= 0) this.#keep(a, b, c);
    else {
      this.#kept.length = 0;
      this.#keepEdge(a, b, p, q);
      this.#keepEdge(b, c, q, r);
      this.#keepEdge(c, a, r, p);
      const kept = this.#kept;
      for (let at = 1; at + 1 < kept.length; at++) this.#keep(kept[0] ?? 0, kept[at] ?? 0, kept[at + 1] ?? 0);
    }
  }

  /** What is left of an edge but for its end, where another one begins. */
  #keepEdge(from: number, to: number, fromSide: number, toSide: number): void {
    if (fromSide >= 0) this.#kept.push(from);
    if (fromSide * toSide < 0) this.#kept.push(this.#crossing(from, to));
  }

  /** Closes the rim with caps that face away from what is left. */
  close({ nx, ny, nz }: HalfSpace, tolerance: number): void {
    if (this.#rim.size === 0) return;
    const [ux, uy, uz] = across(nx, ny, nz);
    // With u x v = -n the caps are counter-clockwise seen from outside.
    const [vx, vy, vz] = [uy * nz - uz * ny, uz * nx - ux * nz, ux * ny - uy * nx];
    const outlines = this.#loops().map((loop) => {
      const ring: number[] = [];
      for (const point of loop) {
        const at = point * 3;
        const [x, y, z] = [this.points[at] ?? 0, this.points[at + 1] ?? 0, this.points[at + 2] ?? 0];
        ring.push(ux * x + uy * y + uz * z, vx * x + vy * y + vz * z);
      }
      return { loop, ring, area: signedArea(ring) };
    });
    const real = outlines.filter(({ area }) => Math.abs(area) > tolerance * tolerance);
    const outer = real.filter(({ area }) => area > 0).map((outline) => ({ ...outline, holes: [] as Outline[] }));
    for (const hole of real) {
      if (hole.area > 0) continue;
      const around = outer.filter(({ ring }) => isInside(ring, hole.ring[0] ?? 0, hole.ring[1] ?? 0));
      const nearest = around.sort((a, b) => a.area - b.area)[0] ?? decline('clipping with an open rim');
      nearest.holes.push(hole);
    }
    for (const outline of outer) this.#addCap(outline, outline.holes);
  }

  #addCap(outer: Outline, holes: readonly Outline[]): void {
    const numbers = [outer, ...holes].flatMap(({ loop }) => loop);
    const triangles = triangulate(
      join(
        outer.ring,
        holes.map(({ ring }) => ring),
      ),
    );
    for (const corner of triangles) this.triangles.push(numbers[corner] ?? 0);
  }

  #crossing(a: number, b: number): number {
    const from = Math.min(a, b);
    const to = Math.max(a, b);
    const key = from * MOST_POINTS + to;
    const known = this.#crossings.get(key);
    if (known !== undefined) return known;
    const fromSide = this.#distances[from] ?? 0;
    const toSide = this.#distances[to] ?? 0;
    const share = fromSide / (fromSide - toSide);
    const points = this.points;
    const point = points.length / 3;
    for (let axis = 0; axis < 3; axis++) {
      const p = points[from * 3 + axis] ?? 0;
      points.push(p + share * ((points[to * 3 + axis] ?? 0) - p));
    }
    this.#crossings.set(key, point);
    return point;
  }

  #keep(a: number, b: number, c: number): void {
    if (a === b || b === c || c === a) return;
    this.triangles.push(a, b, c);
    const isA = this.#isInPlane(a);
    const isB = this.#isInPlane(b);
    const isC = this.#isInPlane(c);
    if (isA && isB) this.#noteRim(a, b);
    if (isB && isC) this.#noteRim(b, c);
    if (isC && isA) this.#noteRim(c, a);
  }

  #noteRim(from: number, to: number): void {
    if (this.#rim.delete(to * MOST_POINTS + from)) return;
    this.#rim.set(from * MOST_POINTS + to, [from, to]);
  }

  #isInPlane(point: number): boolean {
    return point >= this.#distances.length || this.#distances[point] === 0;
  }

  /** The rim as closed lines, against the direction of the triangles beside it. */
  #loops(): number[][] {
    const next = new Map<number, number[]>();
    for (const [from, to] of this.#rim.values()) {
      const known = next.get(to);
      if (known === undefined) next.set(to, [from]);
      else known.push(from);
    }
    const loops: number[][] = [];
    for (const start of next.keys()) {
      while ((next.get(start)?.length ?? 0) > 0) {
        const loop: number[] = [];
        let at = start;
        do {
          loop.push(at);
          at = next.get(at)?.pop() ?? decline('clipping with an open rim');
        } while (at !== start);
        if (loop.length > 2) loops.push(loop);
      }
    }
    return loops;
  }
}

interface Outline {
  readonly loop: readonly number[];
  readonly ring: Ring;
  readonly area: number;
}

/** A direction at right angles to a unit vector, of length 1. */
function across(nx: number, ny: number, nz: number): readonly [number, number, number] {
  const [x, y, z] = Math.abs(nx) < 0.6 ? [0, -nz, ny] : [nz, 0, -nx];
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
