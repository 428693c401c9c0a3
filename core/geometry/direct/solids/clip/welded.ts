import type { FaceBuilder } from '../../face-builder.ts';

/** A surface by its distinct points and the triangles between them. */
export interface Welded {
  /** x, y, z in turn. */
  readonly points: readonly number[];
  /** Three points each. */
  readonly triangles: readonly number[];
}

/** Takes points that a grid as wide as the tolerance has in one cell as one, and leaves out the triangles that vanish by that. */
export function weld(positions: Float64Array, indices: Uint32Array, tolerance: number): Welded {
  const points: number[] = [];
  const cells: number[] = [];
  const numbers = new Uint32Array(positions.length / 3);
  // Open addressing, at most half full: point + 1, or 0. A text per point as key took three times as long.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, numbers.length * 2))));
  for (let vertex = 0; vertex < numbers.length; vertex++) {
    const at = vertex * 3;
    const x = Math.round((positions[at] ?? 0) / tolerance);
    const y = Math.round((positions[at + 1] ?? 0) / tolerance);
    const z = Math.round((positions[at + 2] ?? 0) / tolerance);
    let slot = hash(x, y, z) & (slots.length - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const other = ((slots[slot] ?? 0) - 1) * 3;
      if (cells[other] === x && cells[other + 1] === y && cells[other + 2] === z) break;
    }
    if (slots[slot] === 0) {
      points.push(positions[at] ?? 0, positions[at + 1] ?? 0, positions[at + 2] ?? 0);
      cells.push(x, y, z);
      slots[slot] = points.length / 3;
    }
    numbers[vertex] = (slots[slot] ?? 0) - 1;
  }
  return { points, triangles: withoutVanished(indices, numbers) };
}

function withoutVanished(indices: Uint32Array, numbers: Uint32Array): number[] {
  const triangles: number[] = [];
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const a = numbers[indices[at] ?? 0] ?? 0;
    const b = numbers[indices[at + 1] ?? 0] ?? 0;
    const c = numbers[indices[at + 2] ?? 0] ?? 0;
    if (a !== b && b !== c && c !== a) triangles.push(a, b, c);
  }
  return triangles;
}

function hash(x: number, y: number, z: number): number {
  const mixed = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77) ^ Math.imul(z, 0xc2b2ae3d);
  return mixed ^ (mixed >>> 15);
}

/** Decimals of a normal by which neighbouring triangles share their vertices. */
const NORMAL_DECIMALS = 1e5;

/** Adds a surface with flat triangles; those of one plane share their vertices. */
export function addWelded(faces: FaceBuilder, { points, triangles }: Welded): void {
  faces.reserve(triangles.length, triangles.length);
  const vertices = new FlatVertices(faces, points);
  for (let at = 0; at < triangles.length; at += 3) {
    const a = triangles[at] ?? 0;
    const b = triangles[at + 1] ?? 0;
    const c = triangles[at + 2] ?? 0;
    vertices.face(a, b, c);
    faces.triangle(vertices.of(a), vertices.of(b), vertices.of(c));
  }
}

/** The vertices of points, one for each direction that faces have there. */
class FlatVertices {
  readonly #faces: FaceBuilder;
  readonly #points: readonly number[];
  /** Chains of vertices per point: place + 1, or 0. */
  readonly #heads: Uint32Array;
  readonly #next: number[] = [];
  readonly #vertices: number[] = [];
  /** Rounded normals, three numbers each. */
  readonly #directions: number[] = [];
  #nx = 0;
  #ny = 0;
  #nz = 1;
  /** The same, rounded. */
  #x = 0;
  #y = 0;
  #z = NORMAL_DECIMALS;

  constructor(faces: FaceBuilder, points: readonly number[]) {
    this.#faces = faces;
    this.#points = points;
    this.#heads = new Uint32Array(points.length / 3);
  }

  /**
   * Takes the direction of a triangle for the vertices to come. One whose corners are on a line keeps that of the triangle
   * before: without it its neighbours would be open, and whether it has an area is a matter of the order of its corners.
   */
  face(a: number, b: number, c: number): void {
    const points = this.#points;
    const [p, q, r] = [a * 3, b * 3, c * 3];
    const ux = (points[q] ?? 0) - (points[p] ?? 0);
    const uy = (points[q + 1] ?? 0) - (points[p + 1] ?? 0);
    const uz = (points[q + 2] ?? 0) - (points[p + 2] ?? 0);
    const vx = (points[r] ?? 0) - (points[p] ?? 0);
    const vy = (points[r + 1] ?? 0) - (points[p + 1] ?? 0);
    const vz = (points[r + 2] ?? 0) - (points[p + 2] ?? 0);
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    const length = Math.sqrt(x * x + y * y + z * z);
    if (!(length > 0)) return;
    this.#nx = x / length;
    this.#ny = y / length;
    this.#nz = z / length;
    this.#x = Math.round(this.#nx * NORMAL_DECIMALS);
    this.#y = Math.round(this.#ny * NORMAL_DECIMALS);
    this.#z = Math.round(this.#nz * NORMAL_DECIMALS);
  }

  of(point: number): number {
    const x = this.#x;
    const y = this.#y;
    const z = this.#z;
    const directions = this.#directions;
    for (let link = this.#heads[point] ?? 0; link !== 0; link = this.#next[link - 1] ?? 0) {
      const at = (link - 1) * 3;
      if (directions[at] === x && directions[at + 1] === y && directions[at + 2] === z) {
        return this.#vertices[link - 1] ?? 0;
      }
    }
    const at = point * 3;
    const points = this.#points;
    const x0 = points[at] ?? 0;
    const y0 = points[at + 1] ?? 0;
    const z0 = points[at + 2] ?? 0;
    const vertex = this.#faces.vertex(x0, y0, z0, this.#nx, this.#ny, this.#nz);
    directions.push(x, y, z);
    this.#next.push(this.#heads[point] ?? 0);
    this.#heads[point] = this.#vertices.push(vertex);
    return vertex;
  }
}
