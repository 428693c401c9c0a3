// After earcut 3.2.4 (https://github.com/mapbox/earcut), ISC, (c) 2026 Mapbox; see LICENSE.earcut. The order of all operations is
// the same, so the triangles are, too.

import { behind, setBeforeByZ, setBehindByZ, setZ, xOf, yOf, zOf } from './node';
import { take, zeroes } from './scratch';

/** Up to here they are sorted by insertion. */
const FEW: u32 = 32;

let left: f64 = 0;
let front: f64 = 0;
/** Steps per length: 32767 along the longer side of the rim. */
let scale: f64 = 0;
/** Points and their z, twice, and how many there are of each byte. */
let sorted: usize = 0;
let other: usize = 0;
let sortedZ: usize = 0;
let otherZ: usize = 0;
let counts: usize = 0;

/** Takes the grid; there will be no more than so many points in a ring. */
export function takeGrid(x: f64, y: f64, steps: f64, most: u32): void {
  left = x;
  front = y;
  scale = steps;
  const bytes = usize(most) * 4;
  sorted = take(bytes * 4);
  other = sorted + bytes;
  sortedZ = other + bytes;
  otherZ = sortedZ + bytes;
  counts = zeroes(256);
}

/** Where coordinates are on a curve that fills the plane. */
export function zOrder(x: f64, y: f64): i32 {
  return spread(toInt32((x - left) * scale)) | (spread(toInt32((y - front) * scale)) << 1);
}

/** As JavaScript's `| 0`, whatever the number. */
function toInt32(number: f64): i32 {
  const whole = trunc<f64>(number);
  if (abs<f64>(whole) < 2147483648) return i32(whole);
  const rest = whole - floor<f64>(whole / 4294967296) * 4294967296;
  return rest >= 0 ? i32(u32(rest)) : 0;
}

/** Sixteen bits, a zero in front of each. */
function spread(bits: i32): i32 {
  let n = (bits | (bits << 8)) & 0x00ff00ff;
  n = (n | (n << 4)) & 0x0f0f0f0f;
  n = (n | (n << 2)) & 0x33333333;
  return (n | (n << 1)) & 0x55555555;
}

/** Links the points of a ring by z. */
export function linkByZ(start: usize): void {
  let count: u32 = 0;
  let p = start;
  do {
    setZ(p, zOrder(xOf(p), yOf(p)));
    put(sorted, count, u32(p));
    count++;
    p = behind(p);
  } while (p !== start);
  if (count <= FEW) insertionSort(count);
  else radixSort(count);
  let lower: usize = 0;
  for (let at: u32 = 0; at < count; at++) {
    const point: usize = word(sorted, at);
    setBeforeByZ(point, lower);
    if (lower !== 0) setBehindByZ(lower, point);
    lower = point;
  }
  setBehindByZ(lower, 0);
}

function word(words: usize, at: u32): u32 {
  return load<u32>(words + usize(at) * 4);
}

function put(words: usize, at: u32, value: u32): void {
  store<u32>(words + usize(at) * 4, value);
}

function insertionSort(count: u32): void {
  for (let at: u32 = 1; at < count; at++) {
    const point = word(sorted, at);
    const z = zOf(point);
    let to = at;
    while (to > 0 && zOf(word(sorted, to - 1)) > z) {
      put(sorted, to, word(sorted, to - 1));
      to--;
    }
    put(sorted, to, point);
  }
}

function radixSort(count: u32): void {
  for (let at: u32 = 0; at < count; at++) put(sortedZ, at, u32(zOf(word(sorted, at))));
  for (let shift: u32 = 0; shift < 32; shift += 16) {
    sortByByte(count, sorted, sortedZ, other, otherZ, shift);
    sortByByte(count, other, otherZ, sorted, sortedZ, shift + 8);
  }
}

/** Keeps the order of those that have the same byte there. */
function sortByByte(count: u32, from: usize, fromZ: usize, to: usize, toZ: usize, shift: u32): void {
  memory.fill(counts, 0, 1024);
  for (let at: u32 = 0; at < count; at++) {
    const digit = (word(fromZ, at) >>> shift) & 255;
    put(counts, digit, word(counts, digit) + 1);
  }
  let sum: u32 = 0;
  for (let digit: u32 = 0; digit < 256; digit++) {
    const some = word(counts, digit);
    put(counts, digit, sum);
    sum += some;
  }
  for (let at: u32 = 0; at < count; at++) {
    const z = word(fromZ, at);
    const digit = (z >>> shift) & 255;
    const place = word(counts, digit);
    put(counts, digit, place + 1);
    put(to, place, word(from, at));
    put(toZ, place, z);
  }
}
