import { type Frame, identity, type Vector } from '../direct/frame.ts';
import type { Color } from '../mesh.ts';
import type { Shape } from '../shapes.ts';

/** A body's part as a mesh. */
export interface BuiltPart {
  readonly shape: Shape;
  /** Of the mesh, in metres. */
  readonly origin: Vector;
  /** From the part's coordinates to the product's, in the file's length unit. */
  readonly frame: Frame;
  /** Of its style; undefined where it has none. */
  readonly color: Color | undefined;
}

// Where JavaScript and WebAssembly put numbers for each other; repeated from ../wasm/place/desk.ts.

/** Bytes at the beginning, of which no record is. */
export const DESK_BYTES = 512;
/** Bytes per part of a record. */
export const PART_BYTES = 288;

const MATERIAL_COLOR = 96 / 8;
const METRES = 128 / 8;
const IS_AT_ORIGIN = 136 / 4;

const ORIGIN = 96 / 8;
const COLOR = 120 / 8;
const MESH = 152 / 4;
const FLAGS = 156 / 4;
const TRIANGLES = 160 / 4;
const VERTICES = 164 / 4;
const AREA = 168 / 8;
const AREA_CENTROID = 176 / 8;
const VOLUME = 200 / 8;
const VOLUME_CENTROID = 208 / 8;
const LEAST = 232 / 8;
const MOST = 256 / 8;

const IS_UNMOVED = 1;
const HAS_NO_COLOR = 2;
const IS_CLOSED = 4;
const WAS_INSIDE_OUT = 8;

/** The memory of the module, as numbers. */
export interface Numbers {
  readonly doubles: Float64Array;
  readonly words: Uint32Array;
}

/** Writes where the product is whose parts are to be placed next. @param color of parts that have none. */
export function putProduct({ doubles, words }: Numbers, placement: Frame, metresPerUnit: number, color: Color): void {
  for (let at = 0; at < 12; at++) doubles[at] = placement[at] ?? 0;
  doubles[METRES] = metresPerUnit;
  words[IS_AT_ORIGIN] = placement === identity ? 1 : 0;
  putColor(doubles, MATERIAL_COLOR, color);
}

/** Writes a record of all parts. @param record its address. */
export function putParts(numbers: Numbers, record: number, parts: readonly BuiltPart[]): void {
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (part !== undefined) putPart(numbers, record + at * PART_BYTES, part);
  }
}

function putPart({ doubles, words }: Numbers, address: number, { shape, origin, frame, color }: BuiltPart): void {
  const at = address / 8;
  const word = address / 4;
  for (let number = 0; number < 12; number++) doubles[at + number] = frame[number] ?? 0;
  putPoint(doubles, at + ORIGIN, origin);
  if (color !== undefined) putColor(doubles, at + COLOR, color);
  const { mesh, measures } = shape;
  words[word + MESH] = shape.number;
  words[word + FLAGS] =
    (frame === identity ? IS_UNMOVED : 0) |
    (color === undefined ? HAS_NO_COLOR : 0) |
    (measures.closed ? IS_CLOSED : 0) |
    (shape.wasInsideOut ? WAS_INSIDE_OUT : 0);
  words[word + TRIANGLES] = mesh.indices.length / 3;
  words[word + VERTICES] = mesh.positions.length / 3;
  doubles[at + AREA] = measures.area;
  putPoint(doubles, at + AREA_CENTROID, measures.areaCentroid);
  doubles[at + VOLUME] = measures.volume;
  putPoint(doubles, at + VOLUME_CENTROID, measures.volumeCentroid);
  putPoint(doubles, at + LEAST, measures.box.min);
  putPoint(doubles, at + MOST, measures.box.max);
}

function putPoint(doubles: Float64Array, at: number, point: Vector): void {
  doubles[at] = point[0];
  doubles[at + 1] = point[1];
  doubles[at + 2] = point[2];
}

function putColor(doubles: Float64Array, at: number, color: Color): void {
  for (let part = 0; part < 4; part++) doubles[at + part] = color[part] ?? 0;
}
