import { decline } from '../declined.ts';

/** Points as x, y, z in turn. */
type Loop = readonly number[];

/** Each edge is compared with each point: beyond this another engine is faster. */
const MOST_POINTS = 2000;

/**
 * Gives every edge the points of other faces that lie on it, so that faces meet corner to corner and the surface is
 * closed. Points nearer to each other than the tolerance become one.
 *
 * @param faces each an outer loop and its holes.
 */
export function conform(faces: readonly (readonly Loop[])[], tolerance: number): number[][][] {
  const points = new Points(tolerance);
  const numbered = faces.map((face) => face.map((loop) => points.numbersOf(loop)));
  if (points.count > MOST_POINTS) decline('too many corners in a layered body');
  return numbered.map((face) => face.map((loop) => points.loopOf(withPointsBetween(loop, points))));
}

function withPointsBetween(loop: readonly number[], points: Points): number[] {
  const result: number[] = [];
  for (const [at, from] of loop.entries()) {
    const to = loop[(at + 1) % loop.length] ?? from;
    if (from === to) continue;
    result.push(from, ...points.between(from, to));
  }
  return result;
}

/** Distinct points of a small body. */
class Points {
  readonly #coordinates: number[] = [];
  readonly #tolerance: number;
  readonly #betweenKnown = new Map<number, readonly number[]>();

  constructor(tolerance: number) {
    this.#tolerance = tolerance;
  }

  get count(): number {
    return this.#coordinates.length / 3;
  }

  numbersOf(loop: Loop): number[] {
    const numbers: number[] = [];
    for (let at = 0; at < loop.length; at += 3) {
      numbers.push(this.#numberOf(loop[at] ?? 0, loop[at + 1] ?? 0, loop[at + 2] ?? 0));
    }
    return numbers;
  }

  loopOf(numbers: readonly number[]): number[] {
    return numbers.flatMap((number) => this.#coordinates.slice(number * 3, number * 3 + 3));
  }

  /** The points on the line between two of them, from the first to the second. */
  between(from: number, to: number): readonly number[] {
    const key = Math.min(from, to) * this.count + Math.max(from, to);
    const known = this.#betweenKnown.get(key);
    const forward = known ?? this.#search(Math.min(from, to), Math.max(from, to));
    if (known === undefined) this.#betweenKnown.set(key, forward);
    return from < to ? forward : forward.toReversed();
  }

  #search(from: number, to: number): number[] {
    const [x, y, z] = this.#at(from);
    const [p, q, r] = this.#at(to);
    const [dx, dy, dz] = [p - x, q - y, r - z];
    const length = Math.hypot(dx, dy, dz);
    const found: { readonly number: number; readonly along: number }[] = [];
    for (let number = 0; number < this.count; number++) {
      const [u, v, w] = this.#at(number);
      const along = ((u - x) * dx + (v - y) * dy + (w - z) * dz) / length;
      if (along <= this.#tolerance || along >= length - this.#tolerance) continue;
      const share = along / length;
      const aside = Math.hypot(u - x - share * dx, v - y - share * dy, w - z - share * dz);
      if (aside <= this.#tolerance) found.push({ number, along });
    }
    return found.sort((a, b) => a.along - b.along).map(({ number }) => number);
  }

  #numberOf(x: number, y: number, z: number): number {
    for (let number = 0; number < this.count; number++) {
      const [u, v, w] = this.#at(number);
      const distance = Math.max(Math.abs(u - x), Math.abs(v - y), Math.abs(w - z));
      if (distance <= this.#tolerance) return number;
    }
    if (this.count > MOST_POINTS) decline('too many corners in a layered body');
    this.#coordinates.push(x, y, z);
    return this.count - 1;
  }

  #at(number: number): readonly [number, number, number] {
    const at = number * 3;
    return [this.#coordinates[at] ?? 0, this.#coordinates[at + 1] ?? 0, this.#coordinates[at + 2] ?? 0];
  }
}
