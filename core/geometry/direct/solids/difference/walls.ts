import type { FaceBuilder } from '../../face-builder.ts';
import { cross, type Frame, unit, type Vector, Z_AXIS } from '../../frame.ts';
import type { Area } from '../../plane/area.ts';
import type { Pieces } from '../../plane/pieces.ts';
import { join, triangulate } from '../../triangulate.ts';
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
  /** Of each point and height: 1 where a wall has a corner. */
  readonly #corners: Uint8Array;
  /** Heights of the corners along one edge of a wall. */
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
    this.#walk((from, to, bottom, top) => {
      for (const point of [from, to]) {
        this.#corners[point * this.#levels + bottom] = 1;
        this.#corners[point * this.#levels + top] = 1;
      }
    });
  }

  x(point: number): number {
    return this.coordinates[point * 2] ?? 0;
  }

  y(point: number): number {
    return this.coordinates[point * 2 + 1] ?? 0;
  }

  addTo(faces: FaceBuilder): void {
    this.#walk((from, to, bottom, top) => this.#addWall(faces, from, to, bottom, top));
  }

  /** Lines around what is filled below a height but not above it, or the other way round, on their left. */
  rimOf(at: number, isUp: boolean): number[] {
    const rim: number[] = [];
    const [inside, outside] = isUp ? [at - 1, at] : [at, at - 1];
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

  addFloor(faces: FaceBuilder, { outer, holes }: Area, height: number, isUp: boolean): void {
    const joined = join(outer, holes);
    const { points } = joined;
    const triangles = triangulate(joined);
    const side = isUp ? 1 : -1;
    const [nx, ny, nz] = this.#up;
    faces.reserve(points.length / 2, triangles.length);
    const first = faces.vertices;
    for (let at = 0; at < points.length; at += 2) {
      this.#addVertex(faces, points[at] ?? 0, points[at + 1] ?? 0, height, side * nx, side * ny, side * nz);
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
    const note = (point: number, piece: number) => {
      if (pieces[point] === 0) one[point] = piece;
      else other[point] = piece;
      pieces[point] = (pieces[point] ?? 0) + 1;
    };
    for (let piece = 0; piece < this.#from.length; piece++) {
      if (this.#from[piece] === this.#to[piece]) continue;
      note(this.#from[piece] ?? 0, piece);
      note(this.#to[piece] ?? 0, piece);
    }
    for (let point = 0; point < points; point++) {
      const a = one[point] ?? NONE;
      const b = other[point] ?? NONE;
      if (pieces[point] !== 2 || !this.#goesOn(a, b, point, straight)) continue;
      const end = this.#otherEnd(b, point);
      if (this.#from[a] === point) this.#from[a] = end;
      else this.#to[a] = end;
      this.#to[b] = this.#from[b] ?? 0;
      if (one[end] === b) one[end] = a;
      else if (other[end] === b) other[end] = a;
    }
  }

  #goesOn(a: number, b: number, point: number, straight: number): boolean {
    const before = this.#otherEnd(a, point);
    const after = this.#otherEnd(b, point);
    const [x, y] = [this.x(point) - this.x(before), this.y(point) - this.y(before)];
    const [dx, dy] = [this.x(after) - this.x(before), this.y(after) - this.y(before)];
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

  /** Every wall, what is filled on its left, from one height up to another. */
  #walk(take: (from: number, to: number, bottom: number, top: number) => void): void {
    for (let piece = 0; piece < this.#from.length; piece++) {
      const from = this.#from[piece] ?? 0;
      const to = this.#to[piece] ?? 0;
      if (from === to) continue;
      let bottom = 0;
      for (let storey = 1; storey <= this.#storeys.count; storey++) {
        const filled = this.#storeys.filled(bottom, piece);
        if (this.#storeys.filled(storey, piece) === filled) continue;
        if (filled === 1) take(from, to, bottom, storey);
        else if (filled === 2) take(to, from, bottom, storey);
        bottom = storey;
      }
    }
  }

  /** A rectangle with the corners of its neighbours along its upright edges: from side to side it needs no library. */
  #addWall(faces: FaceBuilder, from: number, to: number, bottom: number, top: number): void {
    this.#findCorners(this.#here, from, bottom, top);
    this.#findCorners(this.#there, to, bottom, top);
    const [here, there] = [this.#here, this.#there];
    const [xx, xy, xz, yx, yy, yz] = this.#frame;
    const [dx, dy] = [this.x(to) - this.x(from), this.y(to) - this.y(from)];
    const along: Vector = [xx * dx + yx * dy, xy * dx + yy * dy, xz * dx + yz * dy];
    const [nx, ny, nz] = unit(cross(along, this.#up)) ?? Z_AXIS;
    const corners = here.length + there.length;
    faces.reserve(corners, (corners - 2) * 3);
    const first = faces.vertices;
    const second = first + here.length;
    for (const height of here) this.#addVertex(faces, this.x(from), this.y(from), height, nx, ny, nz);
    for (const height of there) this.#addVertex(faces, this.x(to), this.y(to), height, nx, ny, nz);
    let left = 0;
    let right = 0;
    while (left + 1 < here.length || right + 1 < there.length) {
      const isRight =
        left + 1 === here.length || (right + 1 < there.length && (there[right + 1] ?? 0) <= (here[left + 1] ?? 0));
      if (isRight) {
        faces.triangle(first + left, second + right, second + right + 1);
        right++;
      } else {
        faces.triangle(first + left, second + right, first + left + 1);
        left++;
      }
    }
  }

  #findCorners(heights: number[], point: number, bottom: number, top: number): void {
    heights.length = 0;
    for (let at = bottom; at <= top; at++) {
      if (this.#corners[point * this.#levels + at] === 1) heights.push(this.#storeys.heights[at] ?? 0);
    }
  }

  #addVertex(faces: FaceBuilder, x: number, y: number, z: number, nx: number, ny: number, nz: number): void {
    const [xx, xy, xz, yx, yy, yz, zx, zy, zz, ox, oy, oz] = this.#frame;
    faces.vertex(
      xx * x + yx * y + zx * z + ox,
      xy * x + yy * y + zy * z + oy,
      xz * x + yz * y + zz * z + oz,
      nx,
      ny,
      nz,
    );
  }
}
