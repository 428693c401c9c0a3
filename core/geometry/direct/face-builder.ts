import type { Mesh } from '../mesh.ts';
import { decline } from './declined.ts';
import { join, triangulate } from './triangulate.ts';

/** Beyond this a single item is left to an engine that has limits of its own. */
const MOST_VERTICES = 1 << 24;
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
  #positions = new Float64Array(1 << 12);
  #normals = new Float32Array(1 << 12);
  #indices = new Uint32Array(1 << 12);
  #vertices = 0;
  #corners = 0;

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
    const [nx, ny, nz] = newellNormal(outer);
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (!(length > 0) || !Number.isFinite(length)) return;
    const normal: Triple = [nx / length, ny / length, nz / length];
    if (count === 1 && outer.length === 9) this.#plainTriangle(outer, normal);
    else this.#polygon(loops, count, normal);
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

  #plainTriangle(points: readonly number[], [nx, ny, nz]: Triple): void {
    this.reserve(3, 3);
    const first = this.#vertices;
    for (let at = 0; at < 9; at += 3) {
      this.vertex(points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0, nx, ny, nz);
    }
    this.triangle(first, first + 1, first + 2);
  }

  /** Triangulated in the coordinate plane that it faces most. */
  #polygon(loops: readonly (readonly number[])[], count: number, normal: Triple): void {
    const [u, v] = facedPlane(normal);
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
    const [nx, ny, nz] = normal;
    for (let loop = 0; loop < count; loop++) {
      const line = loops[loop] ?? [];
      for (let at = 0; at < line.length; at += 3) {
        this.vertex(line[at] ?? 0, line[at + 1] ?? 0, line[at + 2] ?? 0, nx, ny, nz);
      }
    }
    for (let at = 0; at < triangles.length; at += 3) {
      this.triangle(first + (triangles[at] ?? 0), first + (triangles[at + 1] ?? 0), first + (triangles[at + 2] ?? 0));
    }
  }

  /** Items that lie far from their own origin get one nearby, on whole metres so that equal shapes stay equal. */
  #origin(metresPerUnit: number): Triple {
    const origin: [number, number, number] = [0, 0, 0];
    for (let axis = 0; axis < 3; axis++) {
      let least = Number.POSITIVE_INFINITY;
      let most = Number.NEGATIVE_INFINITY;
      for (let at = axis; at < this.#vertices * 3; at += 3) {
        const coordinate = this.#positions[at] ?? 0;
        if (coordinate < least) least = coordinate;
        if (coordinate > most) most = coordinate;
      }
      if (Math.max(Math.abs(least), Math.abs(most)) * metresPerUnit > FARTHEST_METRES) {
        origin[axis] = Math.round(((least + most) / 2) * metresPerUnit);
      }
    }
    return origin;
  }
}

type Triple = readonly [number, number, number];

/** Twice the area, along the normal, by Newell's method: it takes loops that are not quite planar, too. */
export function newellNormal(loop: readonly number[]): Triple {
  let nx = 0;
  let ny = 0;
  let nz = 0;
  const last = loop.length - 3;
  let px = loop[last] ?? 0;
  let py = loop[last + 1] ?? 0;
  let pz = loop[last + 2] ?? 0;
  for (let at = 0; at < loop.length; at += 3) {
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
  return [nx, ny, nz];
}

/** The two coordinates to keep, in the order that makes the face counter-clockwise. */
export function facedPlane([nx, ny, nz]: Triple): readonly [number, number] {
  const [ax, ay, az] = [Math.abs(nx), Math.abs(ny), Math.abs(nz)];
  if (az >= ax && az >= ay) return nz < 0 ? [1, 0] : [0, 1];
  if (ax >= ay) return nx < 0 ? [2, 1] : [1, 2];
  return ny < 0 ? [0, 2] : [2, 0];
}

function grown<T extends Float64Array | Float32Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
