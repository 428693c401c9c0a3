import type { Mesh } from '../mesh.ts';
import { decline } from './declined.ts';
import { facedPlane, newellNormal, turnIn } from './faced-plane.ts';
import { join, triangulate } from './triangulate.ts';

/** Beyond this a single item is left to an engine that has limits of its own. */
const MOST_VERTICES = 1 << 24;
/** Numbers: some builders serve one body only, which has a few faces. */
const FIRST_ROOM = 1 << 9;
/** File units times this many metres: single precision resolves 0.01 mm up to here. */
const FARTHEST_METRES = 100;

/** A mesh in metres about an origin of its own. */
export interface BuiltMesh {
  readonly mesh: Mesh;
  /** Where its origin lies, in metres. */
  readonly origin: readonly [x: number, y: number, z: number];
}

/**
 * Gathers flat faces in double precision; every face has vertices of its own, so that edges stay sharp. One builder
 * serves all items: its arrays are used again.
 */
export class FaceBuilder {
  #positions = new Float64Array(FIRST_ROOM);
  #normals = new Float32Array(FIRST_ROOM);
  #indices = new Uint32Array(FIRST_ROOM);
  #vertices = 0;
  #corners = 0;
  /** A loop, x, y, z in turn. */
  #ring = new Float64Array(1 << 6);
  /** Of the face at hand. */
  #nx = 0;
  #ny = 0;
  #nz = 0;

  reset(): this {
    this.#vertices = 0;
    this.#corners = 0;
    return this;
  }

  get vertices(): number {
    return this.#vertices;
  }

  /** x, y, z in turn, in the file's length unit; good until something is added. */
  get positions(): Float64Array {
    return this.#positions.subarray(0, this.#vertices * 3);
  }

  /** Three vertices per triangle; good until something is added. */
  get indices(): Uint32Array {
    return this.#indices.subarray(0, this.#corners);
  }

  /** Makes room for this many vertices and triangle corners. */
  reserve(vertices: number, corners: number): void {
    const wanted = (this.#vertices + vertices) * 3;
    if (wanted > MOST_VERTICES * 3) decline('too many vertices');
    if (wanted > this.#positions.length) {
      const length = Math.max(this.#positions.length * 2, wanted);
      this.#positions = grown(this.#positions, new Float64Array(length));
      this.#normals = grown(this.#normals, new Float32Array(length));
    }
    if (this.#corners + corners <= this.#indices.length) return;
    this.#indices = grown(this.#indices, new Uint32Array(Math.max(this.#indices.length * 2, this.#corners + corners)));
  }

  /** @returns its number. Reserve first. */
  vertex(x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
    const at = this.#vertices * 3;
    this.#positions[at] = x;
    this.#positions[at + 1] = y;
    this.#positions[at + 2] = z;
    this.#normals[at] = nx;
    this.#normals[at + 1] = ny;
    this.#normals[at + 2] = nz;
    return this.#vertices++;
  }

  /** Counter-clockwise seen from outside. Reserve first. */
  triangle(a: number, b: number, c: number): void {
    const at = this.#corners;
    this.#indices[at] = a;
    this.#indices[at + 1] = b;
    this.#indices[at + 2] = c;
    this.#corners = at + 3;
  }

  /**
   * A planar face, its loops as x, y, z in turn: the outer one first, counter-clockwise seen from outside, holes the
   * other way round or not. A face without area is left out.
   */
  face(loops: readonly (readonly number[])[], count: number): void {
    const [outer] = loops;
    if (outer === undefined) return;
    if (count === 1) {
      if (outer.length > this.#ring.length) this.#ring = new Float64Array(outer.length * 2);
      this.#ring.set(outer);
      this.ring(this.#ring, outer.length);
    } else if (this.#takeNormal(...newellNormal(outer))) this.#polygon(loops, count);
  }

  /**
   * A planar face without holes: so many coordinates, x, y, z in turn, counter-clockwise seen from outside. Nearly all
   * faces of a model are triangles and quadrilaterals, which need neither lists nor a library.
   */
  ring(points: Float64Array, length: number): void {
    if (!this.#findNormal(points, length)) return;
    if (length > 12) {
      this.#polygon([Array.from(points.subarray(0, length))], 1);
      return;
    }
    const corners = length / 3;
    this.reserve(corners, 6);
    const first = this.#vertices;
    for (let at = 0; at < length; at += 3) {
      this.vertex(points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0, this.#nx, this.#ny, this.#nz);
    }
    if (corners === 3) this.triangle(first, first + 1, first + 2);
    else this.#quadrilateral(points, first);
  }

  /** Cut along the diagonal between corners that are convex on both sides of it; a straight corner is none to cut off. */
  #quadrilateral(points: Float64Array, first: number): void {
    const plane = facedPlane(this.#nx, this.#ny, this.#nz);
    if (turnIn(plane, points, 0, 3, 6) > 0 && turnIn(plane, points, 6, 9, 0) > 0) {
      this.triangle(first, first + 1, first + 2);
      this.triangle(first, first + 2, first + 3);
    } else {
      this.triangle(first, first + 1, first + 3);
      this.triangle(first + 1, first + 2, first + 3);
    }
  }

  /** What was gathered, scaled to metres. */
  build(metresPerUnit: number): BuiltMesh {
    const origin = this.#origin(metresPerUnit);
    const [ox, oy, oz] = origin;
    const length = this.#vertices * 3;
    const positions = new Float32Array(length);
    const from = this.#positions;
    for (let at = 0; at < length; at += 3) {
      // + 0: no -0, which would make equal meshes differ in their bytes
      positions[at] = (from[at] ?? 0) * metresPerUnit - ox + 0;
      positions[at + 1] = (from[at + 1] ?? 0) * metresPerUnit - oy + 0;
      positions[at + 2] = (from[at + 2] ?? 0) * metresPerUnit - oz + 0;
    }
    const normals = this.#normals.slice(0, length);
    for (let at = 0; at < length; at++) normals[at] = (normals[at] ?? 0) + 0;
    return { mesh: { positions, normals, indices: this.#indices.slice(0, this.#corners) }, origin };
  }

  /** Triangulated in the coordinate plane that it faces most. */
  #polygon(loops: readonly (readonly number[])[], count: number): void {
    const { u, v } = facedPlane(this.#nx, this.#ny, this.#nz);
    const rings: number[][] = [];
    let points = 0;
    for (let loop = 0; loop < count; loop++) {
      const line = loops[loop] ?? [];
      const ring: number[] = [];
      for (let at = 0; at < line.length; at += 3) ring.push(line[at + u] ?? 0, line[at + v] ?? 0);
      rings.push(ring);
      points += ring.length / 2;
    }
    const [outer = [], ...holes] = rings;
    const triangles = triangulate(join(outer, holes));
    this.reserve(points, triangles.length);
    const first = this.#vertices;
    for (let loop = 0; loop < count; loop++) {
      const line = loops[loop] ?? [];
      for (let at = 0; at < line.length; at += 3) {
        this.vertex(line[at] ?? 0, line[at + 1] ?? 0, line[at + 2] ?? 0, this.#nx, this.#ny, this.#nz);
      }
    }
    for (let at = 0; at < triangles.length; at += 3) {
      this.triangle(first + (triangles[at] ?? 0), first + (triangles[at + 1] ?? 0), first + (triangles[at + 2] ?? 0));
    }
  }

  /** The same as `newellNormal`, without a list; false where the ring has no area. */
  #findNormal(loop: Float64Array, length: number): boolean {
    let nx = 0;
    let ny = 0;
    let nz = 0;
    let px = loop[length - 3] ?? 0;
    let py = loop[length - 2] ?? 0;
    let pz = loop[length - 1] ?? 0;
    for (let at = 0; at < length; at += 3) {
      const x = loop[at] ?? 0;
      const y = loop[at + 1] ?? 0;
      const z = loop[at + 2] ?? 0;
      nx += (py - y) * (pz + z);
      ny += (pz - z) * (px + x);
      nz += (px - x) * (py + y);
      px = x;
      py = y;
      pz = z;
    }
    return this.#takeNormal(nx, ny, nz);
  }

  #takeNormal(nx: number, ny: number, nz: number): boolean {
    const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (!(size > 0) || !Number.isFinite(size)) return false;
    this.#nx = nx / size;
    this.#ny = ny / size;
    this.#nz = nz / size;
    return true;
  }

  /** Items that lie far from their own origin get one nearby, on whole metres so that equal shapes stay equal. */
  #origin(metresPerUnit: number): Triple {
    const positions = this.#positions;
    const length = this.#vertices * 3;
    let left = positions[0] ?? 0;
    let front = positions[1] ?? 0;
    let low = positions[2] ?? 0;
    let right = left;
    let back = front;
    let high = low;
    for (let at = 3; at < length; at += 3) {
      const x = positions[at] ?? 0;
      const y = positions[at + 1] ?? 0;
      const z = positions[at + 2] ?? 0;
      if (x < left) left = x;
      else if (x > right) right = x;
      if (y < front) front = y;
      else if (y > back) back = y;
      if (z < low) low = z;
      else if (z > high) high = z;
    }
    return [nearby(left, right, metresPerUnit), nearby(front, back, metresPerUnit), nearby(low, high, metresPerUnit)];
  }
}

function nearby(least: number, most: number, metresPerUnit: number): number {
  const isFar = Math.max(Math.abs(least), Math.abs(most)) * metresPerUnit > FARTHEST_METRES;
  return isFar ? Math.round(((least + most) / 2) * metresPerUnit) : 0;
}

type Triple = readonly [number, number, number];

function grown<T extends Float64Array | Float32Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
