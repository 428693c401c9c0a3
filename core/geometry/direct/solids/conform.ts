import { decline } from '../declined.ts';
import { newellNormal } from '../faced-plane.ts';
import { DistinctPoints } from './distinct-points.ts';
import { facesOfLoops } from './faces-of-loops.ts';
import { simpleLoops } from './simple-loops.ts';

/** Points as x, y, z in turn. */
type Loop = readonly number[];

/** Two of them are one key; beyond this another engine may try. */
const MOST_POINTS = 1 << 16;

/**
 * Gives every edge the points of other faces that lie on it, so that faces meet corner to corner and the surface is
 * closed. Points nearer to each other than the tolerance become one.
 *
 * @param faces each an outer loop and its holes; there may be more of them afterwards, or fewer.
 */
export function conform(faces: readonly (readonly Loop[])[], tolerance: number): number[][][] {
  const points = new DistinctPoints(tolerance, cornersOf(faces));
  const numbered = faces.map((face) => face.map((loop) => numbersOf(loop, points)));
  if (points.count > MOST_POINTS) decline('too many corners in a layered body');
  const edges = new Edges(points.coordinates, tolerance);
  return numbered.flatMap((face) => {
    const loops = face.map((loop) => withPointsBetween(loop, edges));
    const simple = simpleLoops(loops);
    const found = simple.map((loop) => loopOf(loop, points.coordinates));
    if (simple === loops) return [found];
    return facesOfLoops(found, newellNormal(loopOf(loops[0] ?? [], points.coordinates)));
  });
}

function cornersOf(faces: readonly (readonly Loop[])[]): number {
  let corners = 0;
  for (const face of faces) for (const loop of face) corners += loop.length / 3;
  return corners;
}

function numbersOf(loop: Loop, points: DistinctPoints): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < loop.length; at += 3) {
    numbers.push(points.numberOf(loop[at] ?? 0, loop[at + 1] ?? 0, loop[at + 2] ?? 0));
  }
  return numbers;
}

function withPointsBetween(loop: readonly number[], edges: Edges): number[] {
  const result: number[] = [];
  for (let at = 0; at < loop.length; at++) {
    const from = loop[at] ?? 0;
    const to = loop[at + 1 === loop.length ? 0 : at + 1] ?? from;
    if (from === to) continue;
    result.push(from);
    const between = from < to ? edges.between(from, to) : edges.between(to, from).toReversed();
    for (const point of between) result.push(point);
  }
  return result;
}

function loopOf(numbers: readonly number[], coordinates: Loop): number[] {
  const loop: number[] = [];
  for (const number of numbers) {
    const at = number * 3;
    loop.push(coordinates[at] ?? 0, coordinates[at + 1] ?? 0, coordinates[at + 2] ?? 0);
  }
  return loop;
}

const NONE: readonly number[] = [];

/** Finds the points on a line between two of them. Bodies are upright: a line is narrow along x or along z, mostly. */
class Edges {
  readonly #coordinates: Loop;
  readonly #tolerance: number;
  readonly #known = new Map<number, readonly number[]>();
  readonly #alongX: Sorted;
  readonly #alongZ: Sorted;

  constructor(coordinates: Loop, tolerance: number) {
    this.#coordinates = coordinates;
    this.#tolerance = tolerance;
    this.#alongX = new Sorted(coordinates, 0);
    this.#alongZ = new Sorted(coordinates, 2);
  }

  /** From the first to the second, the first with the lower number. */
  between(from: number, to: number): readonly number[] {
    const key = from * MOST_POINTS + to;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#search(from, to);
    this.#known.set(key, found);
    return found;
  }

  #search(from: number, to: number): readonly number[] {
    const x = this.#coordinates[from * 3] ?? 0;
    const z = this.#coordinates[from * 3 + 2] ?? 0;
    const dx = (this.#coordinates[to * 3] ?? 0) - x;
    const dz = (this.#coordinates[to * 3 + 2] ?? 0) - z;
    const tolerance = this.#tolerance;
    const [firstX, endX] = this.#alongX.range(Math.min(x, x + dx) - tolerance, Math.max(x, x + dx) + tolerance);
    const [firstZ, endZ] = this.#alongZ.range(Math.min(z, z + dz) - tolerance, Math.max(z, z + dz) + tolerance);
    const isNarrowAlongX = endX - firstX <= endZ - firstZ;
    return isNarrowAlongX
      ? this.#among(this.#alongX.points, firstX, endX, from, to)
      : this.#among(this.#alongZ.points, firstZ, endZ, from, to);
  }

  /** Numbers only, and one loop: this is where layered bodies spend their time. */
  #among(points: Uint32Array, first: number, end: number, from: number, to: number): readonly number[] {
    const coordinates = this.#coordinates;
    const tolerance = this.#tolerance;
    const x = coordinates[from * 3] ?? 0;
    const y = coordinates[from * 3 + 1] ?? 0;
    const z = coordinates[from * 3 + 2] ?? 0;
    const dx = (coordinates[to * 3] ?? 0) - x;
    const dy = (coordinates[to * 3 + 1] ?? 0) - y;
    const dz = (coordinates[to * 3 + 2] ?? 0) - z;
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    let found: { readonly point: number; readonly along: number }[] | undefined;
    for (let place = first; place < end; place++) {
      const point = points[place] ?? 0;
      const at = point * 3;
      const u = (coordinates[at] ?? 0) - x;
      const v = (coordinates[at + 1] ?? 0) - y;
      const w = (coordinates[at + 2] ?? 0) - z;
      const along = (u * dx + v * dy + w * dz) / length;
      if (along <= tolerance || along >= length - tolerance) continue;
      const share = along / length;
      const [p, q, r] = [u - share * dx, v - share * dy, w - share * dz];
      if (p * p + q * q + r * r > tolerance * tolerance) continue;
      found ??= [];
      found.push({ point, along });
    }
    if (found === undefined) return NONE;
    return found.sort((a, b) => a.along - b.along || a.point - b.point).map(({ point }) => point);
  }
}

/** Points in the order of one of their coordinates. */
class Sorted {
  readonly points: Uint32Array;
  readonly #values: Float64Array;

  constructor(coordinates: Loop, axis: 0 | 2) {
    const value = (point: number) => coordinates[point * 3 + axis] ?? 0;
    this.points = Uint32Array.from({ length: coordinates.length / 3 }, (_, point) => point);
    this.points.sort((a, b) => value(a) - value(b));
    this.#values = Float64Array.from(this.points, value);
  }

  /** The places of the points from one value to another. */
  range(from: number, to: number): readonly [first: number, end: number] {
    const first = this.#firstAbove(from, true);
    return [first, this.#firstAbove(to, false)];
  }

  #firstAbove(value: number, isIncluded: boolean): number {
    let low = 0;
    let high = this.#values.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#values[middle] ?? 0;
      if (isIncluded ? other < value : other <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
