import type { FaceBuilder } from '../../face-builder.ts';
import { cross, type Frame, unit, type Vector, Z_AXIS } from '../../frame.ts';
import { join } from '../../joined-rings.ts';
import type { Area } from '../../plane/area.ts';
import type { Pieces } from '../../plane/pieces.ts';
import { triangulate } from '../../triangulate.ts';
import type { Storeys } from './storeys.ts';

/** No piece. */
const NONE = -1;

/** The upright faces of a layered body, each on one piece of its outlines, and the floors between them. */
export class Walls {
  /** x and y of each point in turn. */
  readonly coordinates: readonly number[];
  readonly #storeys: Storeys;
  readonly #frame: Frame;
  readonly #up: Vector;
  readonly #levels: number;
  /** Of each piece its ends; equal ones: no wall stands there, or it is part of its neighbour. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  /** Of each wall where it begins and ends, what is filled on its left, and the numbers of its heights. */
  readonly #walls: number[] = [];
  /** Of each point and height: 1 where a wall has a corner. */
  readonly #corners: Uint8Array;
  /** Numbers of the heights of the corners along both upright edges of a wall. */
  readonly #here: number[] = [];
  readonly #there: number[] = [];

  constructor(pieces: Pieces, storeys: Storeys, frame: Frame, tolerance: number) {
    this.coordinates = pieces.coordinates;
    this.#storeys = storeys;
    this.#frame = frame;
    this.#up = unit(cross([frame[0], frame[1], frame[2]], [frame[3], frame[4], frame[5]])) ?? Z_AXIS;
    this.#levels = storeys.heights.length;
    this.#from = new Int32Array(pieces.count);
    this.#to = new Int32Array(pieces.count);
    for (let piece = 0; piece < pieces.count; piece++) {
      if (!this.#hasWall(piece)) continue;
      this.#from[piece] = pieces.from(piece);
      this.#to[piece] = pieces.to(piece);
    }
    this.#mergeStraight(pieces.points, tolerance / 10);
    this.#corners = new Uint8Array(pieces.points * this.#levels);
    for (let piece = 0; piece < pieces.count; piece++) this.#findWalls(piece);
  }

  x(point: number): number {
    return this.coordinates[point * 2] ?? 0;
  }

  y(point: number): number {
    return this.coordinates[point * 2 + 1] ?? 0;
  }

  addTo(faces: FaceBuilder): void {
    const walls = this.#walls;
    for (let at = 0; at < walls.length; at += 4) {
      this.#addWall(faces, walls[at] ?? 0, walls[at + 1] ?? 0, walls[at + 2] ?? 0, walls[at + 3] ?? 0);
    }
  }

  /** Lines around what is filled below a height but not above it, or the other way round, on their left. */
  rimOf(at: number, isUp: boolean): number[] {
    const rim: number[] = [];
    const inside = isUp ? at - 1 : at;
    const outside = isUp ? at : at - 1;
    for (let piece = 0; piece < this.#from.length; piece++) {
      const from = this.#from[piece] ?? 0;
      const to = this.#to[piece] ?? 0;
      if (from === to) continue;
      const ends = this.#storeys.filled(inside, piece) & ~this.#storeys.filled(outside, piece);
      if (ends === 1) rim.push(from, to);
      else if (ends === 2) rim.push(to, from);
    }
    return rim;
  }

  /** @param height its number. */
  addFloor(faces: FaceBuilder, { outer, holes }: Area, height: number, isUp: boolean): void {
    const joined = join(outer, holes);
    const { points } = joined;
    const triangles = triangulate(joined);
    const nx = isUp ? this.#up[0] : -this.#up[0];
    const ny = isUp ? this.#up[1] : -this.#up[1];
    const nz = isUp ? this.#up[2] : -this.#up[2];
    faces.reserve(points.length / 2, triangles.length);
    const first = faces.vertices;
    for (let at = 0; at < points.length; at += 2) {
      this.#addVertex(faces, points[at] ?? 0, points[at + 1] ?? 0, height, nx, ny, nz);
    }
    for (let at = 0; at < triangles.length; at += 3) {
      const a = first + (triangles[at] ?? 0);
      const b = first + (triangles[at + 1] ?? 0);
      const c = first + (triangles[at + 2] ?? 0);
      if (isUp) faces.triangle(a, b, c);
      else faces.triangle(a, c, b);
    }
  }

  #hasWall(piece: number): boolean {
    for (let storey = 0; storey < this.#storeys.count; storey++) {
      const filled = this.#storeys.filled(storey, piece);
      if (filled === 1 || filled === 2) return true;
    }
    return false;
  }

  /** Two pieces that run on straight where no other ends, with the same beside them all the way up, are one. */
  #mergeStraight(points: number, straight: number): void {
    const one = new Int32Array(points).fill(NONE);
    const other = new Int32Array(points).fill(NONE);
    const pieces = new Int32Array(points);
    for (let end = 0; end < this.#from.length * 2; end++) {
      const piece = end >> 1;
      if (this.#from[piece] === this.#to[piece]) continue;
      const point = ((end & 1) === 0 ? this.#from[piece] : this.#to[piece]) ?? 0;
      if (pieces[point] === 0) one[point] = piece;
      else other[point] = piece;
      pieces[point] = (pieces[point] ?? 0) + 1;
    }
    for (let point = 0; point < points; point++) {
      const a = one[point] ?? NONE;
      const b = other[point] ?? NONE;
      if (pieces[point] !== 2 || !this.#goesOn(a, b, point, straight)) continue;
      const end = this.#otherEnd(b, point);
      this.#join(a, b, point);
      if (one[end] === b) one[end] = a;
      else if (other[end] === b) other[end] = a;
    }
  }

  /** Makes one piece of two that end at a point; nothing is left of the second. */
  #join(a: number, b: number, point: number): void {
    const end = this.#otherEnd(b, point);
    if (this.#from[a] === point) this.#from[a] = end;
    else this.#to[a] = end;
    this.#to[b] = this.#from[b] ?? 0;
  }

  #goesOn(a: number, b: number, point: number, straight: number): boolean {
    const before = this.#otherEnd(a, point);
    const after = this.#otherEnd(b, point);
    const x = this.x(point) - this.x(before);
    const y = this.y(point) - this.y(before);
    const dx = this.x(after) - this.x(before);
    const dy = this.y(after) - this.y(before);
    if (x * dx + y * dy <= 0 || Math.abs(dx * y - dy * x) > straight * Math.sqrt(dx * dx + dy * dy)) return false;
    const isSameWay = (this.#to[a] === point) === (this.#from[b] === point);
    for (let storey = 0; storey < this.#storeys.count; storey++) {
      const filled = this.#storeys.filled(storey, a);
      const beside = this.#storeys.filled(storey, b);
      const turned = filled === 1 ? 2 : filled === 2 ? 1 : filled;
      if (beside !== (isSameWay ? filled : turned)) return false;
    }
    return true;
  }

  #otherEnd(piece: number, point: number): number {
    return (this.#from[piece] === point ? this.#to[piece] : this.#from[piece]) ?? 0;
  }

  #findWalls(piece: number): void {
    const from = this.#from[piece] ?? 0;
    const to = this.#to[piece] ?? 0;
    if (from === to) return;
    let bottom = 0;
    let beside = this.#storeys.filled(0, piece);
    for (let storey = 1; storey <= this.#storeys.count; storey++) {
      const filled = this.#storeys.filled(storey, piece);
      if (filled === beside) continue;
      if (beside === 1) this.#noteWall(from, to, bottom, storey);
      else if (beside === 2) this.#noteWall(to, from, bottom, storey);
      bottom = storey;
      beside = filled;
    }
  }

  #noteWall(from: number, to: number, bottom: number, top: number): void {
    this.#walls.push(from, to, bottom, top);
    this.#corners[from * this.#levels + bottom] = 1;
    this.#corners[from * this.#levels + top] = 1;
    this.#corners[to * this.#levels + bottom] = 1;
    this.#corners[to * this.#levels + top] = 1;
  }

  /** A rectangle with the corners of its neighbours along its upright edges: from side to side it needs no library. */
  #addWall(faces: FaceBuilder, from: number, to: number, bottom: number, top: number): void {
    const here = this.#here;
    const there = this.#there;
    this.#findCorners(here, from, bottom, top);
    this.#findCorners(there, to, bottom, top);
    faces.reserve(here.length + there.length, (here.length + there.length - 2) * 3);
    const first = faces.vertices;
    const second = first + here.length;
    this.#addEdges(faces, from, to);
    let left = 0;
    let right = 0;
    while (left + 1 < here.length || right + 1 < there.length) {
      // Heights are numbered: whichever side is behind goes on.
      const isRight = left + 1 === here.length || (there[right + 1] ?? this.#levels) <= (here[left + 1] ?? 0);
      if (isRight) faces.triangle(first + left, second + right, second + ++right);
      else faces.triangle(first + left, second + right, first + ++left);
    }
  }

  /** The vertices along both upright edges, facing to the right of the way from one to the other. */
  #addEdges(faces: FaceBuilder, from: number, to: number): void {
    const frame = this.#frame;
    const up = this.#up;
    const dx = this.x(to) - this.x(from);
    const dy = this.y(to) - this.y(from);
    const u = frame[0] * dx + frame[3] * dy;
    const v = frame[1] * dx + frame[4] * dy;
    const w = frame[2] * dx + frame[5] * dy;
    const nx = v * up[2] - w * up[1];
    const ny = w * up[0] - u * up[2];
    const nz = u * up[1] - v * up[0];
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    for (let at = 0; at < this.#here.length; at++) {
      this.#addVertex(faces, this.x(from), this.y(from), this.#here[at] ?? 0, nx / length, ny / length, nz / length);
    }
    for (let at = 0; at < this.#there.length; at++) {
      this.#addVertex(faces, this.x(to), this.y(to), this.#there[at] ?? 0, nx / length, ny / length, nz / length);
    }
  }

  #findCorners(heights: number[], point: number, bottom: number, top: number): void {
    heights.length = 0;
    for (let at = bottom; at <= top; at++) if (this.#corners[point * this.#levels + at] === 1) heights.push(at);
  }

  /** @param at number of the height. */
  #addVertex(faces: FaceBuilder, x: number, y: number, at: number, nx: number, ny: number, nz: number): void {
    const f = this.#frame;
    const z = this.#storeys.heights[at] ?? 0;
    faces.vertex(
      f[0] * x + f[3] * y + f[6] * z + f[9],
      f[1] * x + f[4] * y + f[7] * z + f[10],
      f[2] * x + f[5] * y + f[8] * z + f[11],
      nx,
      ny,
      nz,
    );
  }
}
