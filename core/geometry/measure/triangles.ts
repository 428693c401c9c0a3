import type { Box3, Point3 } from '#core/model';
import { addMemory, instantiate, sharedMemory } from '#core/step';
import { measure } from '../measure.generated.ts';

/** What a set of triangles measures, in the cube, square and so on of the unit of its coordinates. */
export interface Triangles {
  readonly area: number;
  readonly areaCentroid: Point3;
  /** Positive where the triangles are counter-clockwise seen from outside. */
  readonly volume: number;
  /** The area centroid where the volume is zero. */
  readonly volumeCentroid: Point3;
}

/** What a set of triangles measures, and where its vertices lie. */
export interface BoxedTriangles extends Triangles {
  /** Of all vertices; infinite, from high to low, where there are none. */
  readonly box: Box3;
}

/** What is true of a mesh wherever it is placed, in its own coordinates. */
export interface ShapeMeasures extends BoxedTriangles {
  readonly closed: boolean;
}

interface Exports {
  measure(positions: number, vertices: number, indices: number, corners: number, scratch: number): number;
  measureDoubles(positions: number, vertices: number, indices: number, corners: number): void;
}

/** Bytes at the beginning of the memory, for what is measured; repeated from wasm/measure/triangles.ts. */
const RESULTS = 256;
/** What a memory may keep between two meshes. */
const MOST_KEPT_BYTES = 1 << 26;

/** Measures by WebAssembly: what is measured is copied into its memory. */
class Measuring {
  /**
   * Shared, although one thread alone uses it: where memory that is not shared grows, its buffer is detached, and V8 then
   * compiles all functions anew that read typed arrays (0.16 s of processor time).
   */
  readonly #memory = sharedMemory(RESULTS);
  readonly #exports = instantiate<Exports>(measure, this.#memory);
  readonly #results = new Float64Array(this.#memory.buffer, 0, 14);

  get isLarge(): boolean {
    return this.#memory.buffer.byteLength > MOST_KEPT_BYTES;
  }

  shape(positions: Float32Array, indices: Uint32Array): ShapeMeasures {
    const at = this.#put(positions, indices);
    const scratch = at + roundedUp(indices.byteLength);
    const closed = this.#exports.measure(RESULTS, positions.length / 3, at, indices.length, scratch) === 1;
    // Not `{ ...this.#measured(), closed }`: of that V8 makes a new kind of object each time, which all who read it then miss.
    const { box, area, areaCentroid, volume, volumeCentroid } = this.#measured();
    return { box, area, areaCentroid, volume, volumeCentroid, closed };
  }

  triangles(positions: Float64Array, indices: Uint32Array): BoxedTriangles {
    const at = this.#put(positions, indices);
    this.#exports.measureDoubles(RESULTS, positions.length / 3, at, indices.length);
    return this.#measured();
  }

  /** @returns where the indices are. */
  #put(positions: Float32Array | Float64Array, indices: Uint32Array): number {
    const at = RESULTS + roundedUp(positions.byteLength);
    const missing = at + indices.byteLength - this.#memory.buffer.byteLength;
    if (missing > 0) addMemory(this.#memory, missing);
    const { buffer } = this.#memory;
    if (positions instanceof Float32Array) new Float32Array(buffer, RESULTS, positions.length).set(positions);
    else new Float64Array(buffer, RESULTS, positions.length).set(positions);
    new Uint32Array(buffer, at, indices.length).set(indices);
    return at;
  }

  #measured(): BoxedTriangles {
    const numbers = this.#results;
    return {
      box: { min: pointAt(numbers, 0), max: pointAt(numbers, 3) },
      area: numbers[6] ?? 0,
      areaCentroid: pointAt(numbers, 7),
      volume: numbers[10] ?? 0,
      volumeCentroid: pointAt(numbers, 11),
    };
  }
}

/** One for all meshes of the thread: nothing of one is left when the next comes. */
let measuring: Measuring | undefined;

/** Measures the triangles of a mesh, and whether they enclose something. */
export function shapeOf(positions: Float32Array, indices: Uint32Array): ShapeMeasures {
  return using((one) => one.shape(positions, indices));
}

/**
 * Sums over triangles: areas, and tetrahedra between each triangle and the middle of the bounding box. All in double
 * precision about that middle, so that neither far coordinates nor single-precision input lose digits on the way.
 *
 * @param positions xyz per vertex
 * @param indices three vertices per triangle
 */
export function trianglesOf(positions: Float64Array, indices: Uint32Array): BoxedTriangles {
  return using((one) => one.triangles(positions, indices));
}

function using<Result>(measured: (measuring: Measuring) => Result): Result {
  measuring ??= new Measuring();
  const result = measured(measuring);
  if (measuring.isLarge) measuring = undefined;
  return result;
}

const pointAt = (numbers: Float64Array, at: number): Point3 => [
  numbers[at] ?? 0,
  numbers[at + 1] ?? 0,
  numbers[at + 2] ?? 0,
];

/** To a multiple of 8, where doubles begin. */
const roundedUp = (bytes: number) => Math.ceil(bytes / 8) * 8;
