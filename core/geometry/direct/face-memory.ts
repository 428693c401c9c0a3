import { addMemory, instantiate, sharedMemory } from '#core/step';
import { decline } from './declined.ts';
import { faces } from './faces.generated.ts';

/** What the module does; see wasm/faces. */
interface Exports {
  addRing(length: number): number;
  addFaces(start: number, end: number): number;
  lackingCorners(): number;
  trianglesOfPlane(points: number, rings: number): number;
  planeCorners(): number;
  addPrism(points: number, rings: number, corners: number): void;
  addTriangles(coordinates: number, corners: number, numbers: number, flags: number): number;
  bounds(): void;
  build(metresPerUnit: number, ox: number, oy: number, oz: number, target: number): number;
}

// Where what is; repeated from wasm/faces/room.ts. At the beginning: vertices, corners, and where the arrays and free memory are,
// as words.
const BOUNDS = 48;
const INPUT = 104;

/** Doubles that a function is given; vertices; corners of triangles. */
interface Room {
  readonly input: number;
  readonly vertices: number;
  readonly corners: number;
}

const FIRST_ROOM: Room = { input: 1 << 8, vertices: 1 << 8, corners: 1 << 9 };

/** Where the arrays are for so much room, one behind the other, each at a multiple of 8. */
function layoutOf({ input, vertices, corners }: Room) {
  const positions = INPUT + 8 * input;
  const normals = positions + 24 * vertices;
  const metres = normals + 12 * vertices;
  const indices = metres + 12 * vertices;
  return { positions, normals, metres, indices, end: indices + 4 * corners };
}

/**
 * Memory of the module that gathers faces, and views of what is in there. It is shared although one thread alone uses it: see
 * `measure/triangles.ts`.
 */
export class FaceMemory {
  readonly #memory = sharedMemory(layoutOf(FIRST_ROOM).end);
  readonly native = instantiate<Exports>(faces, this.#memory, { javascript: { noRoom } });
  #room = FIRST_ROOM;
  #layout = layoutOf(FIRST_ROOM);
  /** How many vertices there are, and corners. */
  counts: Uint32Array = new Uint32Array(0);
  /** Least x, y, z, most x, y, z. */
  bounds: Float64Array = new Float64Array(0);
  /** What the functions are given. */
  input: Float64Array = new Float64Array(0);
  /** x, y, z per vertex, in the file's length unit. */
  positions: Float64Array = new Float64Array(0);
  normals: Float32Array = new Float32Array(0);
  /** x, y, z per vertex, in metres. */
  metres: Float32Array = new Float32Array(0);
  /** Three per triangle. */
  indices: Uint32Array = new Uint32Array(0);

  constructor() {
    this.#view();
  }

  get bytes(): number {
    return this.#memory.buffer.byteLength;
  }

  /** Where `metres` is. */
  get metresAt(): number {
    return this.#layout.metres;
  }

  /** Makes room; all views may be others afterwards. */
  reserve(input: number, vertices: number, corners: number): void {
    const old = this.#layout;
    const room = {
      input: enough(this.#room.input, input),
      vertices: enough(this.#room.vertices, vertices),
      corners: enough(this.#room.corners, corners),
    };
    const layout = layoutOf(room);
    const missing = layout.end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#grow(missing);
    this.#room = room;
    this.#layout = layout;
    const bytes = new Uint8Array(this.#memory.buffer);
    // From behind: each moves to where none is that is still to be moved. What is in metres is made anew each time.
    bytes.copyWithin(this.#layout.indices, old.indices, old.end);
    bytes.copyWithin(this.#layout.normals, old.normals, old.metres);
    bytes.copyWithin(this.#layout.positions, old.positions, old.normals);
    this.#view();
  }

  /** Words that a function has found. */
  words(address: number, length: number): Uint32Array {
    return new Uint32Array(this.#memory.buffer, address, length);
  }

  #grow(bytes: number): void {
    try {
      addMemory(this.#memory, bytes);
    } catch (error) {
      if (error instanceof RangeError) noRoom();
      throw error;
    }
  }

  #view(): void {
    const { buffer } = this.#memory;
    const { positions, normals, metres, indices, end } = this.#layout;
    new Uint32Array(buffer, 8, 4).set([positions, normals, indices, end]);
    this.counts = new Uint32Array(buffer, 0, 2);
    this.bounds = new Float64Array(buffer, BOUNDS, 6);
    this.input = new Float64Array(buffer, INPUT, this.#room.input);
    this.positions = new Float64Array(buffer, positions, 3 * this.#room.vertices);
    this.normals = new Float32Array(buffer, normals, 3 * this.#room.vertices);
    this.metres = new Float32Array(buffer, metres, 3 * this.#room.vertices);
    this.indices = new Uint32Array(buffer, indices, this.#room.corners);
  }
}

const noRoom = () => decline('too many vertices');

/** So that it is made seldom; an even number, so that all arrays begin at multiples of 8. */
function enough(room: number, wanted: number): number {
  if (wanted <= room) return room;
  const larger = Math.max(wanted, room * 2);
  return larger + (larger % 2);
}
