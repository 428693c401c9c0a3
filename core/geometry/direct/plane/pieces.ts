import type { Ring } from '../ring.ts';
import type { DistinctPoints } from '../solids/distinct-points.ts';

/** What is on one side of a piece. */
export interface Side {
  /** In the first source and in no other. */
  readonly isRest: boolean;
  /** In the first source and in another. */
  readonly isCommon: boolean;
}

const SIDES: readonly Side[] = [
  { isRest: false, isCommon: false },
  { isRest: true, isCommon: false },
  { isRest: false, isCommon: true },
];

/**
 * The edges of several areas, cut wherever they meet a point or each other: pieces that have nothing in common but their
 * ends. Edges of several areas that run along each other are one piece.
 */
export class Pieces {
  readonly #coordinates: readonly number[];
  readonly #tolerance: number;
  /** Of each edge its ends and its source. */
  readonly #edges: number[] = [];
  /** Of each piece its ends, the lower number first. */
  readonly #ends: number[] = [];
  /** Of each source its pieces with their directions, two ends each. */
  readonly #cut: number[][];
  /** Of each piece and source the times that it runs forward less those that it runs backward; undefined: not at all. */
  readonly #runs = new Map<number, number>();
  readonly #numbers = new Map<number, number>();
  readonly #sources: number;

  /** @param sources rings of each area, what is inside on their left. */
  constructor(sources: readonly (readonly Ring[])[], points: DistinctPoints, tolerance: number) {
    this.#coordinates = points.coordinates;
    this.#tolerance = tolerance;
    this.#sources = sources.length;
    this.#cut = sources.map(() => []);
    for (let source = 0; source < sources.length; source++) {
      for (const ring of sources[source] ?? []) this.#addRing(ring, source, points);
    }
    this.#addCrossings(points);
    for (let at = 0; at < this.#edges.length; at += 3) {
      this.#cutEdge(this.#edges[at] ?? 0, this.#edges[at + 1] ?? 0, this.#edges[at + 2] ?? 0, points.count);
    }
  }

  get count(): number {
    return this.#ends.length / 2;
  }

  from(piece: number): number {
    return this.#ends[piece * 2] ?? 0;
  }

  to(piece: number): number {
    return this.#ends[piece * 2 + 1] ?? 0;
  }

  /** Seen from the piece's first end to its second. */
  sideOf(piece: number, isLeft: boolean): Side {
    let side = SIDES[0];
    for (let source = 0; source < this.#sources; source++) {
      if (!this.#isIn(piece, source, isLeft)) {
        if (source === 0) break;
      } else if (source === 0) side = SIDES[1];
      else {
        side = SIDES[2];
        break;
      }
    }
    return side ?? { isRest: false, isCommon: false };
  }

  #isIn(piece: number, source: number, isLeft: boolean): boolean {
    const runs = this.#runs.get(piece * this.#sources + source) ?? 0;
    if (runs !== 0) return runs > 0 === isLeft;
    return this.#isInside(piece, source);
  }

  /** Whether the middle of a piece lies inside of a source (even-odd over the source's own pieces). */
  #isInside(piece: number, source: number): boolean {
    const coordinates = this.#coordinates;
    const [a, b] = [this.from(piece) * 3, this.to(piece) * 3];
    const x = ((coordinates[a] ?? 0) + (coordinates[b] ?? 0)) / 2;
    const y = ((coordinates[a + 1] ?? 0) + (coordinates[b + 1] ?? 0)) / 2;
    const cut = this.#cut[source] ?? [];
    let inside = false;
    for (let at = 0; at < cut.length; at += 2) {
      const p = (cut[at] ?? 0) * 3;
      const q = (cut[at + 1] ?? 0) * 3;
      const py = coordinates[p + 1] ?? 0;
      const qy = coordinates[q + 1] ?? 0;
      if (qy > y === py > y) continue;
      const px = coordinates[p] ?? 0;
      const qx = coordinates[q] ?? 0;
      if (x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
    }
    return inside;
  }

  #addRing(ring: Ring, source: number, points: DistinctPoints): void {
    let before = points.numberOf(ring[ring.length - 2] ?? 0, ring[ring.length - 1] ?? 0, 0);
    for (let at = 0; at < ring.length; at += 2) {
      const point = points.numberOf(ring[at] ?? 0, ring[at + 1] ?? 0, 0);
      if (point !== before) this.#edges.push(before, point, source);
      before = point;
    }
  }

  /** Adds the points where edges of two areas cross; those of one do not. */
  #addCrossings(points: DistinctPoints): void {
    const edges = this.#edges;
    for (let one = 0; one < edges.length; one += 3) {
      for (let other = one + 3; other < edges.length; other += 3) {
        if (edges[one + 2] !== edges[other + 2]) this.#addCrossing(one, other, points);
      }
    }
  }

  #addCrossing(one: number, other: number, points: DistinctPoints): void {
    const c = this.#coordinates;
    const a = (this.#edges[one] ?? 0) * 3;
    const b = (this.#edges[one + 1] ?? 0) * 3;
    const p = (this.#edges[other] ?? 0) * 3;
    const q = (this.#edges[other + 1] ?? 0) * 3;
    // All seen from the first point, so that coordinates far from the origin lose nothing.
    const ax = c[a] ?? 0;
    const ay = c[a + 1] ?? 0;
    const ux = (c[b] ?? 0) - ax;
    const uy = (c[b + 1] ?? 0) - ay;
    const px = (c[p] ?? 0) - ax;
    const py = (c[p + 1] ?? 0) - ay;
    const qx = (c[q] ?? 0) - ax;
    const qy = (c[q + 1] ?? 0) - ay;
    const fromP = ux * py - uy * px;
    const fromQ = ux * qy - uy * qx;
    if (fromP > 0 === fromQ > 0 || fromP === fromQ) return;
    const share = fromP / (fromP - fromQ);
    const x = px + share * (qx - px);
    const y = py + share * (qy - py);
    const along = x * ux + y * uy;
    if (along > 0 && along < ux * ux + uy * uy) points.numberOf(ax + x, ay + y, 0);
  }

  /** Cuts an edge at every point that lies on it. */
  #cutEdge(from: number, to: number, source: number, count: number): void {
    const c = this.#coordinates;
    const x = c[from * 3] ?? 0;
    const y = c[from * 3 + 1] ?? 0;
    const dx = (c[to * 3] ?? 0) - x;
    const dy = (c[to * 3 + 1] ?? 0) - y;
    const square = dx * dx + dy * dy;
    const most = this.#tolerance * this.#tolerance * square;
    let found: { readonly point: number; readonly along: number }[] | undefined;
    for (let point = 0; point < count; point++) {
      if (point === from || point === to) continue;
      const u = (c[point * 3] ?? 0) - x;
      const v = (c[point * 3 + 1] ?? 0) - y;
      const aside = dx * v - dy * u;
      if (aside * aside > most) continue;
      const along = u * dx + v * dy;
      if (along <= 0 || along >= square) continue;
      found ??= [];
      found.push({ point, along });
    }
    let before = from;
    if (found !== undefined) {
      found.sort((a, b) => a.along - b.along);
      for (const { point } of found) {
        this.#addPiece(before, point, source);
        before = point;
      }
    }
    this.#addPiece(before, to, source);
  }

  #addPiece(from: number, to: number, source: number): void {
    this.#cut[source]?.push(from, to);
    const [low, high] = from < to ? [from, to] : [to, from];
    const key = low * 2 ** 26 + high;
    let piece = this.#numbers.get(key);
    if (piece === undefined) {
      piece = this.#ends.push(low, high) / 2 - 1;
      this.#numbers.set(key, piece);
    }
    const run = piece * this.#sources + source;
    this.#runs.set(run, (this.#runs.get(run) ?? 0) + (from < to ? 1 : -1));
  }
}
