import { instantiate } from '#core/step';
import type { Frame } from '../direct/frame.ts';
import { ELEMENT_NUMBERS, writeElementNumbers } from '../element-numbers.ts';
import { measureElement } from '../measure/measure.ts';
import { isWithinReach } from '../measure/reach.ts';
import type { Color, ElementGeometry, Mesh } from '../mesh.ts';
import { PackedElement, type PackedElements, writePlacements } from '../packed-element.ts';
import { type BuiltPart, PART_BYTES, putParts, putProduct } from './desk.ts';
import { place } from './place.generated.ts';
import { PlacingMemory, type Room } from './placing-memory.ts';

/** What a product consists of. Equal bodies are one object. */
export interface PlacedBody {
  readonly parts: readonly BuiltPart[];
  /** Where its parts lie in the memory of the block that places them; 0 where they do not. Written by that alone. */
  record: number;
}

/** Why a body is not in its place. */
export type Misplaced = 'not finite' | 'too far';

interface Exports {
  place(record: number, parts: number, numbers: number, meshes: number, colors: number, matrices: number): number;
}

/** The record of a body that has been placed once: no address. */
const SEEN = 1;
/** What `place` answers; repeated from ../wasm/place.ts. */
const PLACED = 0;
const NOT_FINITE = 1;
const STRETCHED = 3;

/** Elements of a block at the most. */
export const MOST_ELEMENTS = 256;
/** Placements for which there is room at first. */
const FIRST_PLACEMENTS = 1 << 10;
const COLOR_BYTES = 4 * 8;
const MATRIX_BYTES = 16 * 8;
/** What records of bodies take together at the most: those of later bodies are written each time that one is placed. */
const MOST_RECORD_BYTES = 1 << 24;

/**
 * Elements in columns, as many as are handed on together. Bodies are placed and measured by WebAssembly, straight into the
 * columns: as objects, 18,000 elements would take 0.2 s.
 */
export class ElementBlock {
  readonly #meshes: readonly Mesh[];
  readonly #memory = new PlacingMemory();
  readonly #native: Exports;
  /** Of a body that has no record. */
  #scratch: Room;
  #records: Room;
  #recordsUsed = 0;
  #recordBytes = 0;
  /** The vertices that the module was given last. */
  #vertices: Room;
  #verticesOf = -1;
  readonly #numbers: Room;
  #meshNumbers: Room;
  #colors: Room;
  #matrices: Room;
  #count = 0;
  #placements = 0;
  #columns: PackedElements;

  /** @param meshes by number; it grows before a body that uses a new one is placed. */
  constructor(meshes: readonly Mesh[]) {
    this.#meshes = meshes;
    const memory = this.#memory;
    this.#scratch = memory.room(PART_BYTES);
    this.#records = memory.room(PART_BYTES);
    this.#vertices = memory.room(1);
    this.#numbers = memory.room(MOST_ELEMENTS * ELEMENT_NUMBERS * 8);
    this.#meshNumbers = memory.room(FIRST_PLACEMENTS * 4);
    this.#colors = memory.room(FIRST_PLACEMENTS * COLOR_BYTES);
    this.#matrices = memory.room(FIRST_PLACEMENTS * MATRIX_BYTES);
    this.#columns = this.#viewed(new Uint32Array(MOST_ELEMENTS), new Uint32Array(MOST_ELEMENTS));
    this.#native = instantiate<Exports>(place, memory.shared, {
      javascript: { positions: (mesh) => this.#putVertices(mesh ?? 0), cbrt: Math.cbrt, power: Math.pow },
    });
  }

  get count(): number {
    return this.#count;
  }

  get placementCount(): number {
    return this.#placements;
  }

  /** Views of what is there: good until the next placement. */
  get columns(): PackedElements {
    return this.#columns;
  }

  /**
   * Adds an element with a body of at least one part.
   *
   * @param placement of the product, in the file's length unit. @param color of parts that have none.
   * @returns the element, good until the block is cleared.
   */
  place(
    expressId: number,
    placement: Frame,
    metresPerUnit: number,
    body: PlacedBody,
    color: Color,
  ): PackedElement | Misplaced {
    const parts = body.parts.length;
    this.#reserve(parts);
    const record = this.#recordOf(body);
    putProduct(this.#memory, placement, metresPerUnit, color);
    const first = this.#placements;
    const numbers = this.#numbers.address + this.#count * ELEMENT_NUMBERS * 8;
    const result = this.#native.place(
      record,
      parts,
      numbers,
      this.#meshNumbers.address + first * 4,
      this.#colors.address + first * COLOR_BYTES,
      this.#matrices.address + first * MATRIX_BYTES,
    );
    if (result === NOT_FINITE) return 'not finite';
    if (result !== PLACED && !(result === STRETCHED && this.#measure(body.parts))) return 'too far';
    return this.#commit(expressId, parts);
  }

  /** Adds an element that another engine has made. */
  put(geometry: ElementGeometry): void {
    const { placements, expressId } = geometry;
    this.#reserve(placements.length);
    writePlacements(placements, this.#columns, this.#placements);
    writeElementNumbers(geometry, this.#columns.numbers, this.#count * ELEMENT_NUMBERS);
    this.#commit(expressId, placements.length);
  }

  /** Takes all elements out. */
  clear(): void {
    this.#count = 0;
    this.#placements = 0;
  }

  #commit(expressId: number, parts: number): PackedElement {
    this.#placements += parts;
    this.#columns.expressIds[this.#count] = expressId;
    this.#columns.ends[this.#count] = this.#placements;
    return new PackedElement(this.#columns, this.#count++);
  }

  /** Measures the element whose placements have just been written; false where it is too far away. */
  #measure(parts: readonly BuiltPart[]): boolean {
    const { matrices, numbers } = this.#columns;
    const placed = parts.map(({ shape }, part) => {
      const at = (this.#placements + part) * 16;
      return { mesh: shape.mesh, shape: shape.measures, matrix: matrices.subarray(at, at + 16) };
    });
    const measures = measureElement(placed);
    const wasInsideOut = parts.some(({ shape }) => shape.wasInsideOut);
    writeElementNumbers({ measures, wasInsideOut }, numbers, this.#count * ELEMENT_NUMBERS);
    return isWithinReach(measures.box);
  }

  #recordOf(body: PlacedBody): number {
    if (body.record > SEEN) return body.record;
    const bytes = body.parts.length * PART_BYTES;
    // Most bodies are placed once: what is placed a second time is remembered.
    const isSeenBefore = body.record !== 0;
    const address = isSeenBefore && this.#recordBytes + bytes <= MOST_RECORD_BYTES ? this.#newRecord(bytes) : 0;
    body.record = address === 0 ? SEEN : address;
    if (address === 0) this.#scratch = this.#memory.room(bytes, this.#scratch);
    const record = address === 0 ? this.#scratch.address : address;
    putParts(this.#memory, record, body.parts);
    return record;
  }

  #newRecord(bytes: number): number {
    if (this.#recordsUsed + bytes > this.#records.bytes) {
      this.#records = this.#memory.room(bytes);
      this.#recordsUsed = 0;
    }
    const address = this.#records.address + this.#recordsUsed;
    this.#recordsUsed += bytes;
    this.#recordBytes += bytes;
    return address;
  }

  #putVertices(mesh: number): number {
    if (mesh !== this.#verticesOf) {
      const positions = this.#meshes[mesh]?.positions ?? new Float32Array(0);
      this.#vertices = this.#memory.room(positions.byteLength, this.#vertices);
      this.#memory.floats.set(positions, this.#vertices.address / 4);
      this.#verticesOf = mesh;
    }
    return this.#vertices.address;
  }

  /** Makes room for another element of so many placements. */
  #reserve(placements: number): void {
    if (this.#count === MOST_ELEMENTS) throw new RangeError('The block is full.');
    const wanted = this.#placements + placements;
    const most = Math.min(
      this.#meshNumbers.bytes / 4,
      this.#colors.bytes / COLOR_BYTES,
      this.#matrices.bytes / MATRIX_BYTES,
    );
    if (wanted <= most) return;
    const memory = this.#memory;
    this.#meshNumbers = memory.room(wanted * 4, this.#meshNumbers);
    this.#colors = memory.room(wanted * COLOR_BYTES, this.#colors);
    this.#matrices = memory.room(wanted * MATRIX_BYTES, this.#matrices);
    this.#columns = this.#viewed(this.#columns.expressIds, this.#columns.ends);
  }

  #viewed(expressIds: Uint32Array, ends: Uint32Array): PackedElements {
    const { buffer } = this.#memory.shared;
    const doubles = ({ address, bytes }: Room) => new Float64Array(buffer, address, bytes / 8);
    const { address, bytes } = this.#meshNumbers;
    return {
      expressIds,
      ends,
      numbers: doubles(this.#numbers),
      meshes: new Uint32Array(buffer, address, bytes / 4),
      colors: doubles(this.#colors),
      matrices: doubles(this.#matrices),
    };
  }
}
