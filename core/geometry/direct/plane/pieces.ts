import type { Ring } from '../ring.ts';
import { type Bounds, boundsOf, overlap } from './area.ts';
import { DistinctPoints } from './distinct-points.ts';

interface PointOnEdge {
  readonly point: number;
  readonly along: number;
}

const NONE: readonly PointOnEdge[] = [];

/**
 * The edges of several areas, cut wherever they meet a point or each other: pieces that have nothing in common but their
 * ends. Edges of several areas that run along each other are one piece. Numbers only: a cold process goes through here
 * before anything of it is compiled.
 */
export class Pieces {
  /** x and y of each point in turn. */
  readonly coordinates: readonly number[];
  readonly #points: DistinctPoints;
  readonly #tolerance: number;
  readonly #bounds: Bounds[] = [];
  /** Of each edge its ends, and its source. */
  readonly #edges: number[] = [];
  /** Where the edges of each source begin, and where those of the last one end. */
  readonly #firstEdges: number[] = [];
  /** Of each piece its ends, the lower number first. */
  readonly #ends: number[] = [];
  /** Chains of pieces by their lower end: piece + 1, or 0. */
  readonly #heads: Uint32Array;
  readonly #next: number[] = [];
  /** All cut edges, two ends each, and where those of each source begin. */
  readonly #cut: number[] = [];
  readonly #firstCuts: number[] = [];
  /** Of each cut edge its piece, negative (~piece) where it runs from the higher to the lower end. */
  readonly #runs: number[] = [];
  /** Of each piece and source: 1 inside on the left, 2 inside on the right. */
  readonly #sides: Uint8Array;
  readonly #sources: number;

  /** @param sources rings of each area, what is inside on their left. */
  constructor(sources: readonly (readonly Ring[])[], tolerance: number) {
    let corners = 0;
    for (const rings of sources) for (const ring of rings) corners += ring.length / 2;
    this.#points = new DistinctPoints(tolerance, corners);
    this.coordinates = this.#points.coordinates;
    this.#tolerance = tolerance;
    this.#sources = sources.length;
    for (let source = 0; source < sources.length; source++) {
      this.#firstEdges.push(this.#edges.length);
      const rings = sources[source] ?? [];
      for (const ring of rings) this.#addRing(ring, source);
      this.#bounds.push(boundsOf(rings.length === 1 ? (rings[0] ?? []) : rings.flat()));
    }
    this.#firstEdges.push(this.#edges.length);
    this.#addCrossings();
    this.#heads = new Uint32Array(this.#points.count);
    for (let source = 0; source < sources.length; source++) this.#cutSource(source);
    this.#firstCuts.push(this.#cut.length);
    this.#sides = new Uint8Array(this.count * sources.length);
    for (let source = 0; source < sources.length; source++) this.#findSides(source);
  }

  get count(): number {
    return this.#next.length;
  }

  get points(): number {
    return this.#points.count;
  }

  from(piece: number): number {
    return this.#ends[piece * 2] ?? 0;
  }

  to(piece: number): number {
    return this.#ends[piece * 2 + 1] ?? 0;
  }

  /** Whether a source is on the left (1) or the right (2) of a piece, seen from its first end to its second. */
  isIn(piece: number, source: number, side: 1 | 2): boolean {
    return ((this.#sides[piece * this.#sources + source] ?? 0) & side) !== 0;
  }

  #addRing(ring: Ring, source: number): void {
    let before = this.#points.numberOf(ring[ring.length - 2] ?? 0, ring[ring.length - 1] ?? 0);
    for (let at = 0; at < ring.length; at += 2) {
      const point = this.#points.numberOf(ring[at] ?? 0, ring[at + 1] ?? 0);
      if (point !== before) this.#edges.push(before, point, source);
      before = point;
    }
  }

  /** Adds the points where edges of two areas cross; those of one do not. */
  #addCrossings(): void {
    const edges = this.#edges;
    for (let one = 0; one < edges.length; one += 3) {
      const source = edges[one + 2] ?? 0;
      for (let beside = source + 1; beside < this.#sources; beside++) {
        if (!this.#meet(source, beside)) continue;
        const end = this.#firstEdges[beside + 1] ?? 0;
        for (let other = this.#firstEdges[beside] ?? 0; other < end; other += 3) this.#addCrossing(one, other);
      }
    }
  }

  #meet(source: number, other: number): boolean {
    const a = this.#bounds[source];
    const b = this.#bounds[other];
    return a !== undefined && b !== undefined && overlap(a, b, -2 * this.#tolerance);
  }

  #addCrossing(one: number, other: number): void {
    const c = this.coordinates;
    const a = (this.#edges[one] ?? 0) * 2;
    const b = (this.#edges[one + 1] ?? 0) * 2;
    const p = (this.#edges[other] ?? 0) * 2;
    const q = (this.#edges[other + 1] ?? 0) * 2;
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
    if (along > 0 && along < ux * ux + uy * uy) this.#points.numberOf(ax + x, ay + y);
  }

  #cutSource(source: number): void {
    this.#firstCuts.push(this.#cut.length);
    const end = this.#firstEdges[source + 1] ?? 0;
    for (let at = this.#firstEdges[source] ?? 0; at < end; at += 3) {
      this.#cutEdge(this.#edges[at] ?? 0, this.#edges[at + 1] ?? 0);
    }
  }

  /** Cuts an edge at every point that lies on it. */
  #cutEdge(from: number, to: number): void {
    const found = this.#pointsOn(from, to);
    let before = from;
    for (const { point } of found) {
      this.#addPiece(before, point);
      before = point;
    }
    this.#addPiece(before, to);
  }

  /** In the order of the edge. */
  #pointsOn(from: number, to: number): readonly PointOnEdge[] {
    const c = this.coordinates;
    const tolerance = this.#tolerance;
    const x = c[from * 2] ?? 0;
    const y = c[from * 2 + 1] ?? 0;
    const dx = (c[to * 2] ?? 0) - x;
    const dy = (c[to * 2 + 1] ?? 0) - y;
    // Most points are left of the edge or right of it.
    const left = Math.min(0, dx) - tolerance;
    const right = Math.max(0, dx) + tolerance;
    const square = dx * dx + dy * dy;
    const most = tolerance * tolerance * square;
    let found: PointOnEdge[] | undefined;
    for (let point = 0; point < this.points; point++) {
      const u = (c[point * 2] ?? 0) - x;
      if (u < left || u > right || point === from || point === to) continue;
      const v = (c[point * 2 + 1] ?? 0) - y;
      const aside = dx * v - dy * u;
      if (aside * aside > most) continue;
      const along = u * dx + v * dy;
      if (along <= 0 || along >= square) continue;
      found ??= [];
      found.push({ point, along });
    }
    return found?.sort((a, b) => a.along - b.along) ?? NONE;
  }

  #addPiece(from: number, to: number): void {
    const isForward = from < to;
    const low = isForward ? from : to;
    const high = isForward ? to : from;
    let link = this.#heads[low] ?? 0;
    while (link !== 0 && this.#ends[link * 2 - 1] !== high) link = this.#next[link - 1] ?? 0;
    if (link === 0) {
      link = this.#next.push(this.#heads[low] ?? 0);
      this.#heads[low] = link;
      this.#ends.push(low, high);
    }
    this.#cut.push(from, to);
    this.#runs.push(isForward ? link - 1 : -link);
  }

  #findSides(source: number): void {
    const sources = this.#sources;
    const runs = new Int32Array(this.count);
    const end = (this.#firstCuts[source + 1] ?? 0) / 2;
    for (let at = (this.#firstCuts[source] ?? 0) / 2; at < end; at++) {
      const run = this.#runs[at] ?? 0;
      if (run >= 0) runs[run] = (runs[run] ?? 0) + 1;
      else runs[~run] = (runs[~run] ?? 0) - 1;
    }
    for (let piece = 0; piece < runs.length; piece++) {
      const run = runs[piece] ?? 0;
      const side = run > 0 ? 1 : run < 0 ? 2 : this.#isInside(piece, source) ? 3 : 0;
      this.#sides[piece * sources + source] = side;
    }
  }

  /** Whether the middle of a piece lies inside of a source (even-odd over the source's own pieces). */
  #isInside(piece: number, source: number): boolean {
    const coordinates = this.coordinates;
    const a = this.from(piece) * 2;
    const b = this.to(piece) * 2;
    const x = ((coordinates[a] ?? 0) + (coordinates[b] ?? 0)) / 2;
    const y = ((coordinates[a + 1] ?? 0) + (coordinates[b + 1] ?? 0)) / 2;
    if (!isWithin(this.#bounds[source], x, y, this.#tolerance)) return false;
    const cut = this.#cut;
    const end = this.#firstCuts[source + 1] ?? 0;
    let inside = false;
    for (let at = this.#firstCuts[source] ?? 0; at < end; at += 2) {
      const p = (cut[at] ?? 0) * 2;
      const q = (cut[at + 1] ?? 0) * 2;
      const py = coordinates[p + 1] ?? 0;
      const qy = coordinates[q + 1] ?? 0;
      if (qy > y === py > y) continue;
      const px = coordinates[p] ?? 0;
      const qx = coordinates[q] ?? 0;
      if (x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
    }
    return inside;
  }
}

function isWithin(bounds: Bounds | undefined, x: number, y: number, margin: number): boolean {
  if (bounds === undefined || x < bounds.left - margin || x > bounds.right + margin) return false;
  return y >= bounds.front - margin && y <= bounds.back + margin;
}
