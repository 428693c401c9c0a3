import type { Mesh } from '../mesh.ts';
import { decline } from './declined.ts';
import { FaceMemory } from './face-memory.ts';
import type { Frame, Vector } from './frame.ts';
import type { JoinedRings } from './joined-rings.ts';

/** Beyond this a single item is left to an engine that has limits of its own. */
const MOST_VERTICES = 1 << 24;
/** File units times this many metres: single precision resolves 0.01 mm up to here. */
const FARTHEST_METRES = 100;
/** What the memory of a builder may keep for the next one who borrows it. */
const MOST_KEPT_BYTES = 1 << 26;

/** A mesh in metres about an origin of its own. */
export interface BuiltMesh {
  /** Good until something is added. */
  readonly mesh: Mesh;
  /** Where its origin lies, in metres. */
  readonly origin: readonly [x: number, y: number, z: number];
  /** Whether all its coordinates are finite. */
  readonly allFinite: boolean;
}

/**
 * Gathers flat faces in double precision; every face has vertices of its own, so that edges stay sharp. The faces lie in the
 * memory of a module of WebAssembly, which does all that is done per vertex: that is numbers only, and V8 need not learn it
 * anew in each thread. See `withFaces`.
 */
export class FaceBuilder {
  readonly #memory = new FaceMemory();
  readonly #native = this.#memory.native;

  reset(): this {
    this.#memory.counts.fill(0);
    return this;
  }

  get vertices(): number {
    return this.#memory.counts[0] ?? 0;
  }

  /** Bytes that it holds. */
  get bytes(): number {
    return this.#memory.bytes;
  }

  /** x, y, z in turn, in the file's length unit; good until something is added. */
  get positions(): Float64Array {
    return this.#memory.positions.subarray(0, this.vertices * 3);
  }

  /** Three vertices per triangle; good until something is added. */
  get indices(): Uint32Array {
    return this.#memory.indices.subarray(0, this.#memory.counts[1]);
  }

  /** Makes room for this many vertices and triangle corners. */
  reserve(vertices: number, corners: number): void {
    this.#reserve(0, vertices, corners);
  }

  /** @returns its number. Reserve first. */
  vertex(x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
    const { counts, positions, normals } = this.#memory;
    const vertex = counts[0] ?? 0;
    const at = vertex * 3;
    positions[at] = x;
    positions[at + 1] = y;
    positions[at + 2] = z;
    normals[at] = nx;
    normals[at + 1] = ny;
    normals[at + 2] = nz;
    counts[0] = vertex + 1;
    return vertex;
  }

  /** Counter-clockwise seen from outside. Reserve first. */
  triangle(a: number, b: number, c: number): void {
    const { counts, indices } = this.#memory;
    const at = counts[1] ?? 0;
    indices[at] = a;
    indices[at + 1] = b;
    indices[at + 2] = c;
    counts[1] = at + 3;
  }

  /** Room for so many numbers, for `ring` to be written to. */
  loop(length: number): Float64Array {
    this.#reserve(length, 0, 0);
    return this.#memory.input;
  }

  /**
   * A planar face without holes: so many coordinates of `loop`, x, y, z in turn, counter-clockwise seen from outside. A face
   * without area is left out.
   */
  ring(length: number): void {
    this.#reserve(0, length / 3, length - 6);
    while (this.#native.addRing(length) === 0) this.#reserve(0, 0, this.#native.lackingCorners());
  }

  /** A planar face, its loops as x, y, z in turn: the outer one as above, first; holes the other way round or not. */
  face(loops: readonly (readonly number[])[]): void {
    const length = loops.reduce((sum, loop) => sum + 1 + loop.length, 1);
    const input = this.loop(length);
    input[0] = loops.length;
    let at = 1;
    for (const loop of loops) input[at++] = loop.length;
    for (const loop of loops) at = put(loop, input, at);
    const coordinates = length - 1 - loops.length;
    this.#addFaces(length, coordinates / 3, coordinates + 6 * loops.length);
  }

  /**
   * Planar faces: for each how many loops, how many coordinates each has, and these, as above.
   * @param length how many of the numbers count.
   */
  faces(numbers: Float64Array, length: number): void {
    this.loop(length).set(numbers.subarray(0, length));
    this.#addFaces(length, Math.ceil(length / 3), length);
  }

  /**
   * Cuts a polygon of the plane into triangles, counter-clockwise: an outer ring that runs so and holes that run clockwise.
   * @returns three points each. Nothing is added.
   */
  triangulate({ points, holeStarts }: JoinedRings): number[] {
    const input = this.loop(points.length + holeStarts.length + 1);
    input[put(holeStarts, input, put(points, input, 0))] = points.length / 2;
    const address = this.#native.trianglesOfPlane(points.length / 2, holeStarts.length + 1);
    const corners = this.#memory.words(address, this.#native.planeCorners());
    const triangles: number[] = [];
    for (let at = 0; at < corners.length; at++) triangles.push(corners[at] ?? 0); // Array.from takes five times as long
    return triangles;
  }

  /** A profile in the xy plane of a frame, swept along a path there. @param triangles over the profile's points. */
  prism(frame: Frame, path: Vector, { points, holeStarts }: JoinedRings, triangles: readonly number[]): void {
    const count = points.length / 2;
    const rings = holeStarts.length + 1;
    const length = 15 + points.length + rings + triangles.length;
    this.#reserve(length, 6 * count, 2 * triangles.length + 6 * count);
    const { input } = this.#memory;
    let at = put(points, input, put(path, input, put(frame, input, 0)));
    at = put(holeStarts, input, at);
    input[at] = count;
    put(triangles, input, at + 1);
    this.#native.addPrism(count, rings, triangles.length);
  }

  /**
   * Triangles by the numbers of their points, from 1 on.
   *
   * @param pnIndex what the numbers stand for; undefined where for themselves.
   * @param flags one per triangle: where it is below 0 there is none.
   * @returns false where a number names no point.
   */
  triangles(
    coordinates: Float64Array,
    numbers: Float64Array,
    pnIndex: Float64Array | undefined,
    flags: Float64Array,
  ): boolean {
    const behind = [numbers, pnIndex ?? NONE, flags];
    const length = behind.reduce((sum, array) => sum + array.length, coordinates.length);
    this.#reserve(length + 9, numbers.length, numbers.length);
    const { input } = this.#memory;
    input.set(coordinates);
    let at = coordinates.length;
    for (const array of behind) {
      input.set(array, at);
      at += array.length;
    }
    return this.#native.addTriangles(coordinates.length, numbers.length, pnIndex?.length ?? -1, flags.length) === 1;
  }

  /** What was gathered, scaled to metres. */
  build(metresPerUnit: number): BuiltMesh {
    const { bounds, metres, metresAt, normals } = this.#memory;
    this.#native.bounds();
    const origin = [
      nearby(bounds[0] ?? 0, bounds[3] ?? 0, metresPerUnit),
      nearby(bounds[1] ?? 0, bounds[4] ?? 0, metresPerUnit),
      nearby(bounds[2] ?? 0, bounds[5] ?? 0, metresPerUnit),
    ] as const;
    const allFinite = this.#native.build(metresPerUnit, ...origin, metresAt) === 1;
    const length = this.vertices * 3;
    const mesh = {
      positions: metres.subarray(0, length),
      normals: normals.subarray(0, length),
      indices: this.indices,
    };
    return { mesh, origin, allFinite };
  }

  /** Makes room for so many numbers of input, and for more vertices and corners. */
  #reserve(input: number, vertices: number, corners: number): void {
    const { counts, input: known, indices, positions } = this.#memory;
    const allVertices = (counts[0] ?? 0) + vertices;
    const allCorners = (counts[1] ?? 0) + corners;
    if (allVertices > MOST_VERTICES) decline('too many vertices');
    if (input <= known.length && allVertices * 3 <= positions.length && allCorners <= indices.length) return;
    this.#memory.reserve(input, allVertices, allCorners);
  }

  /** Adds the faces of the input, so many numbers. @param corners that there will be, as a rule. */
  #addFaces(length: number, vertices: number, corners: number): void {
    this.#reserve(0, vertices, corners);
    for (let at = 0; ; this.#reserve(0, 0, this.#native.lackingCorners())) {
      at = this.#native.addFaces(at, length);
      if (at === length) return;
    }
  }
}

const NONE = new Float64Array(0);
/** Those that nobody has borrowed. Solids are made of solids: a few are in use at once. */
const idle: FaceBuilder[] = [];

/** Lends an empty builder; what it gives is good until `use` returns. */
export function withFaces<Result>(use: (faces: FaceBuilder) => Result): Result {
  const faces = idle.pop() ?? new FaceBuilder();
  try {
    return use(faces.reset());
  } finally {
    if (faces.bytes <= MOST_KEPT_BYTES) idle.push(faces);
  }
}

/** Copies numbers one by one: to set typed arrays from plain ones takes longer. Answers the place behind them. */
function put(numbers: readonly number[], target: Float64Array, place: number): number {
  for (let at = 0; at < numbers.length; at++) target[place + at] = numbers[at] ?? 0;
  return place + numbers.length;
}

/** Items that lie far from their own origin get one nearby, on whole metres so that equal shapes stay equal. */
function nearby(least: number, most: number, metresPerUnit: number): number {
  const isFar = Math.max(Math.abs(least), Math.abs(most)) * metresPerUnit > FARTHEST_METRES;
  return isFar ? Math.round(((least + most) / 2) * metresPerUnit) : 0;
}
