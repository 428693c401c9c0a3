import { CLOSE, COMMA, OPEN } from '../../../step/wasm/characters';
import { find, foundAt } from '../../../step/wasm/statements';
import { bounds, face, ids, mostBounds, mostIds, numbers, numbersEnd, outerBound, polyLoop } from './desk';
import { argumentsFound, behindReference, orientation, pointOf, references, referred } from './statement';

/** A triangle's coordinates: what has fewer is no loop. */
const LEAST_LOOP: u32 = 9;
const NOT_READ: i32 = -1;

let shell: u32 = 0;
/** How far into the statement of the shell the reference to the next face is; 0 behind the last one. */
let next: usize = 0;
/** The number that is put next. */
let to: usize = 0;

/** Faces of an IfcConnectedFaceSet are read from its first one on; false where its statement is written in another way. */
export function beginShell(id: u32): bool {
  shell = id;
  if (find(id) < 0) return false;
  const open = argumentsFound();
  if (open === 0 || u32(load<u8>(open)) !== OPEN) return false;
  next = open + 1 - foundAt();
  return isListOfReferences(open + 1);
}

function isListOfReferences(start: usize): bool {
  let at = behindReference(start);
  while (at !== 0 && u32(load<u8>(at)) === COMMA) at = behindReference(at + 1);
  return at !== 0 && u32(load<u8>(at)) === CLOSE;
}

/**
 * Reads the next faces of the shell: for each how many loops, how many coordinates each has, and these, x, y, z in turn, the outer
 * loop first. Points that repeat the one before are left out, and loops of less than three points.
 *
 * @returns how many numbers; 0 behind the last face, -1 where the next one is not an IfcFace of poly-loops, is written in another
 * way or has no room: `skipFace` passes over it.
 */
export function readFaces(): i32 {
  to = numbers();
  while (next !== 0) {
    const behind = behindNext();
    if (behind === 0) return filled(NOT_READ);
    const offset = behind - foundAt();
    if (!readFace(referred())) return filled(NOT_READ);
    next = u32(load<u8>(behind)) === COMMA ? offset + 1 : 0;
  }
  return filled(0);
}

function filled(otherwise: i32): i32 {
  return to === numbers() ? otherwise : i32((to - numbers()) >>> 3);
}

/** Passes over the next face, and answers its id; 0 where there is none. */
export function skipFace(): u32 {
  const behind = behindNext();
  if (behind === 0) return 0;
  next = u32(load<u8>(behind)) === COMMA ? behind + 1 - foundAt() : 0;
  return referred();
}

/** Finds the statement of the shell again (others were read) and reads the reference to the next face. */
function behindNext(): usize {
  return next !== 0 && find(shell) >= 0 ? behindReference(foundAt() + next) : 0;
}

/** Puts a face to where `to` is, and that behind it; false where it is not put. */
function readFace(id: u32): bool {
  if (find(id) !== face) return false;
  const open = argumentsFound();
  const count = open !== 0 ? references(open, bounds(), mostBounds) : 0;
  if (count === 0) return false;
  const first = to;
  const lengths = to + 8;
  const coordinates = lengths + usize(count) * 8;
  let end = coordinates;
  let loops: u32 = 0;
  for (let bound: u32 = 0; bound < count; bound++) {
    const length = readBound(load<u32>(bounds() + usize(bound) * 4), end);
    if (length < 0) return false;
    if (u32(length) < LEAST_LOOP) continue;
    const behind = end + usize(length) * 8;
    let place: u32 = loops;
    if (isOuter && loops > 0) {
      if (behind + usize(length) * 8 > numbersEnd()) return false;
      putFirst(coordinates, end, behind);
      memory.copy(lengths + 8, lengths, usize(loops) * 8);
      place = 0;
    }
    store<f64>(lengths + usize(place) * 8, length);
    loops++;
    end = behind;
  }
  if (loops === 0) return true;
  store<f64>(first, loops);
  if (loops < count) memory.copy(lengths + usize(loops) * 8, coordinates, end - coordinates);
  to = end - usize(count - loops) * 8;
  return true;
}

/** Puts the last loop before those that were read before it. There is room for it behind it. */
function putFirst(start: usize, last: usize, end: usize): void {
  const bytes = end - last;
  memory.copy(end, last, bytes);
  memory.copy(start + bytes, start, last - start);
  memory.copy(start, end, bytes);
}

/** Whether the bound that was read last is an IfcFaceOuterBound. */
let isOuter: bool = false;

/** Puts the points of a bound's loop to an address, in the bound's orientation; answers how many numbers, -1 where they are not put. */
function readBound(bound: u32, target: usize): i32 {
  const type = find(bound);
  const open = type >= 0 ? argumentsFound() : 0;
  const behind = open !== 0 ? behindReference(open) : 0;
  const turn = behind !== 0 ? orientation(behind) : NOT_READ;
  if (turn < 0) return NOT_READ;
  isOuter = type === outerBound;
  if (find(referred()) !== polyLoop) return NOT_READ;
  const list = argumentsFound();
  const count = list !== 0 ? references(list, ids(), mostIds) : 0;
  if (count === 0 || target + usize(count) * 24 > numbersEnd()) return NOT_READ;
  return readPoints(count, turn === 1, target);
}

function readPoints(count: u32, isForward: bool, target: usize): i32 {
  let end = target;
  for (let at: u32 = 0; at < count; at++) {
    const point = pointOf(load<u32>(ids() + usize(isForward ? at : count - 1 - at) * 4));
    if (point === 0) return NOT_READ;
    if (end > target && isSame(end - 24, point)) continue;
    memory.copy(end, point, 24);
    end += 24;
  }
  return i32((end - target) >>> 3);
}

function isSame(a: usize, b: usize): bool {
  return load<f64>(a) === load<f64>(b) && load<f64>(a, 8) === load<f64>(b, 8) && load<f64>(a, 16) === load<f64>(b, 16);
}
