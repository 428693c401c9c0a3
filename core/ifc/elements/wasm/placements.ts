// AssemblyScript, not TypeScript. IfcLocalPlacement as matrices in metres, by the rules of ../../placement/placements.ts.

import { CLOSE, COMMA, OPEN } from '../../../step/wasm/characters';
import { number, value } from '../../../step/wasm/plain-number';
import { endOf, first, isAbsent, startOf } from '../../wasm/desk';
import {
  AXES,
  AXIS,
  COORDINATES,
  classAt,
  find,
  frameOf,
  KIND,
  LOCAL_PLACEMENT,
  LOCATION,
  matrixOf,
  POINT,
  REF_DIRECTION,
  RELATIVE_PLACEMENT,
  RELATIVE_TO,
} from './desk';
import { frame_at } from './javascript';
import { locatePlain, NONE, referenceAt } from './references';

/** Chains of placements that are longer, or lead back to themselves, are for JavaScript. */
const DEEPEST: u32 = 32;

// A matrix that is remembered: the id of its placement, whether it is there, and 16 doubles.
const IS_THERE: usize = 4;
const MATRIX: usize = 8;

// Axes that are remembered: of which two directions, 0xffffffff for none, whether they are there, and nine doubles.
const REFERENCE: usize = 4;
const ARE_THERE: usize = 8;
const DOUBLES: usize = 16;

const ABSENT: u32 = u32.MAX_VALUE;

let toMetres: f64 = 1;
/** Of the point read last. */
let x: f64 = 0;
let y: f64 = 0;
let z: f64 = 0;

export function beginPlacements(lengthToMetres: f64): void {
  toMetres = lengthToMetres;
}

/** Where the matrix of a placement is; 0 where that is for JavaScript to find out. */
export function placed(id: u32): usize {
  return below(id, 0);
}

function below(id: u32, depth: u32): usize {
  const entry = matrixOf(id);
  if (load<u32>(entry) === id && load<u32>(entry, IS_THERE) !== 0) return entry + MATRIX;
  const kind = find(id);
  if (depth === DEEPEST || !isOf(kind, LOCAL_PLACEMENT)) return 0;
  const relativeTo = referenceAt(load<i32>(classAt(kind), RELATIVE_TO));
  const isInWorld = isAbsent(load<i32>(classAt(kind), RELATIVE_TO));
  const axes = referenceAt(load<i32>(classAt(kind), RELATIVE_PLACEMENT));
  if (axes === NONE || (relativeTo === NONE && !isInWorld)) return 0;
  const above = isInWorld ? 0 : below(u32(relativeTo), depth + 1);
  if (!isInWorld && above === 0) return 0;
  const frame = axesOf(u32(axes));
  // One that stands in the place of what is above it would be read while it is written.
  if (frame === 0 || above === entry + MATRIX) return 0;
  multiply(above, frame, entry + MATRIX);
  if (!isInRange(entry + MATRIX)) return 0;
  store<u32>(entry, id);
  store<u32>(entry, 1, IS_THERE);
  return entry + MATRIX;
}

/** Whether the origin is one that numbers can hold: JavaScript reports those that are not. */
function isInRange(matrix: usize): bool {
  return (
    isFiniteNumber(load<f64>(matrix, 96)) &&
    isFiniteNumber(load<f64>(matrix, 104)) &&
    isFiniteNumber(load<f64>(matrix, 112))
  );
}

/** Infinity less itself is no number. */
function isFiniteNumber(value: f64): bool {
  return value - value === 0;
}

function isOf(kind: i32, wanted: u32): bool {
  return kind > 0 && load<u32>(classAt(kind), KIND) === wanted && locatePlain();
}

/** Where X, Y and Z are, nine doubles; the origin is that of the point read last. 0 where they are not plainly written. */
function axesOf(id: u32): usize {
  const kind = find(id);
  if (!isOf(kind, AXES)) return 0;
  const location = referenceAt(load<i32>(classAt(kind), LOCATION));
  const axis = directionAt(load<i32>(classAt(kind), AXIS));
  const reference = directionAt(load<i32>(classAt(kind), REF_DIRECTION));
  if (location === NONE || axis === NONE || reference === NONE) return 0;
  return readPoint(u32(location)) ? frameFor(u32(axis), u32(reference)) : 0;
}

/** `ABSENT` for none; `NONE` for what is neither that nor a reference. */
function directionAt(argument: i32): u64 {
  const id = referenceAt(argument);
  if (id === u64(ABSENT)) return NONE;
  return id === NONE && isAbsent(argument) ? u64(ABSENT) : id;
}

function frameFor(axis: u32, reference: u32): usize {
  const entry = frameOf(axis ^ (reference * 31));
  const isKnown = load<u32>(entry, ARE_THERE) !== 0;
  if (isKnown && load<u32>(entry) === axis && load<u32>(entry, REFERENCE) === reference) return entry + DOUBLES;
  store<u32>(entry, 0, ARE_THERE);
  if (!frame_at(axis, reference, entry + DOUBLES)) return 0;
  store<u32>(entry, axis);
  store<u32>(entry, reference, REFERENCE);
  store<u32>(entry, 1, ARE_THERE);
  return entry + DOUBLES;
}

/** Of one to three coordinates, the others are 0. */
function readPoint(id: u32): bool {
  const kind = find(id);
  if (!isOf(kind, POINT)) return false;
  const coordinates = load<i32>(classAt(kind), COORDINATES);
  if (first(coordinates) !== OPEN) return false;
  x = 0;
  y = 0;
  z = 0;
  const end = endOf(coordinates);
  let at = startOf(coordinates);
  for (let axis = 0; axis < 3; axis++) {
    at = number(at + 1);
    if (at === 0 || isNaN(value)) return false;
    const metres = value * toMetres;
    if (axis === 0) x = metres;
    else if (axis === 1) y = metres;
    else z = metres;
    const byte = u32(load<u8>(at));
    if (byte === CLOSE) return at + 1 === end;
    if (byte !== COMMA) return false;
  }
  return false;
}

/** What stands below another placement, 0 for the world, by its axes and its origin. */
function multiply(above: usize, axes: usize, target: usize): void {
  if (above === 0) {
    for (let column: usize = 0; column < 3; column++) {
      const from = axes + column * 24;
      put(target + column * 32, load<f64>(from), load<f64>(from, 8), load<f64>(from, 16), 0);
    }
    put(target + 96, x, y, z, 1);
    return;
  }
  for (let column: usize = 0; column < 3; column++) {
    const from = axes + column * 24;
    putBelow(target + column * 32, above, load<f64>(from), load<f64>(from, 8), load<f64>(from, 16), 0);
  }
  putBelow(target + 96, above, x, y, z, 1);
}

function put(target: usize, a: f64, b: f64, c: f64, w: f64): void {
  store<f64>(target, a);
  store<f64>(target, b, 8);
  store<f64>(target, c, 16);
  store<f64>(target, w, 24);
}

function putBelow(target: usize, above: usize, a: f64, b: f64, c: f64, w: f64): void {
  for (let axis: usize = 0; axis < 24; axis += 8) {
    const from = above + axis;
    const sum = load<f64>(from) * a + load<f64>(from, 32) * b + load<f64>(from, 64) * c + load<f64>(from, 96) * w;
    store<f64>(target + axis, sum);
  }
  store<f64>(target, w, 24);
}
