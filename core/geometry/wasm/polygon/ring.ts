// After earcut 3.2.4 (https://github.com/mapbox/earcut), ISC, (c) 2026 Mapbox; see LICENSE.earcut. The order of all operations is
// the same, so the triangles are, too.

import { growBlock } from './blocks';
import { area, equals } from './diagonals';
import {
  before,
  beforeByZ,
  behind,
  behindByZ,
  isLone,
  link,
  node,
  placeOf,
  setBeforeByZ,
  setBehindByZ,
  xOf,
  yOf,
} from './node';

/** Points of a polygon: where they are, how far apart, and where in each its two coordinates are. */
let points: usize = 0;
let stride: usize = 0;
let u: usize = 0;
let v: usize = 0;

/** Whether anything was removed since this was false. */
export let hasRemoved: bool = false;

export function setHasRemoved(value: bool): void {
  hasRemoved = value;
}

/** Takes points; each ring is some of them. */
export function takePoints(at: usize, step: usize, first: usize, second: usize): void {
  points = at;
  stride = step;
  u = first;
  v = second;
}

export function pointX(place: u32): f64 {
  return load<f64>(points + usize(place) * stride + u);
}

export function pointY(place: u32): f64 {
  return load<f64>(points + usize(place) * stride + v);
}

/** Links points from one up to another to a ring that runs as is wanted; answers one of them, 0 where there are none. */
export function ringOf(first: u32, end: u32, isClockwise: bool): usize {
  let last: usize = 0;
  if (isClockwise === areaOf(first, end) > 0) {
    for (let place = first; place < end; place++) last = insert(place, last);
  } else for (let place = end; place > first; place--) last = insert(place - 1, last);
  if (last !== 0 && equals(last, behind(last))) {
    remove(last);
    last = behind(last);
  }
  return last;
}

function areaOf(first: u32, end: u32): f64 {
  let sum: f64 = 0;
  let from = end - 1;
  for (let place = first; place < end; place++) {
    sum += (pointX(from) - pointX(place)) * (pointY(place) + pointY(from));
    from = place;
  }
  return sum;
}

function insert(place: u32, last: usize): usize {
  const point = node(place, pointX(place), pointY(place));
  if (last === 0) link(point, point);
  else {
    const next = behind(last);
    link(last, point);
    link(point, next);
  }
  return point;
}

export function remove(point: usize): void {
  link(before(point), behind(point));
  const lower = beforeByZ(point);
  const higher = behindByZ(point);
  if (lower !== 0) setBehindByZ(lower, higher);
  if (higher !== 0) setBeforeByZ(higher, lower);
  growBlock(before(point), behind(point));
}

/** Removes points that lie on a line with their neighbours or on one of them, all around; answers where it stopped. */
export function filter(start: usize): usize {
  let end = start;
  let p = start;
  let again: bool;
  do {
    again = false;
    if (isNeedless(p)) {
      end = before(p);
      hasRemoved = true;
      remove(p);
      p = before(p);
      again = true;
    } else p = behind(p);
  } while (again || p !== end);
  return end;
}

/** The same from one point to another only. */
export function filterBetween(start: usize, stop: usize): usize {
  if (start === stop) return filter(start);
  let end = stop;
  let p = start;
  let again: bool;
  do {
    again = false;
    if (isNeedless(p)) {
      if (p === end) end = before(p);
      hasRemoved = true;
      remove(p);
      p = before(p);
      again = true;
    } else if (p !== end) {
      p = behind(p);
      again = true;
    }
  } while (again || p !== end);
  return end;
}

function isNeedless(p: usize): bool {
  return p !== behind(p) && !isLone(p) && (equals(p, behind(p)) || area(before(p), p, behind(p)) === 0);
}

/** Links a to b by a line and back: cuts their ring in two, or makes one of two rings. Answers the new point at b. */
export function split(a: usize, b: usize): usize {
  const otherA = node(placeOf(a), xOf(a), yOf(a));
  const otherB = node(placeOf(b), xOf(b), yOf(b));
  const next = behind(a);
  const last = before(b);
  link(a, b);
  link(otherA, next);
  link(otherB, otherA);
  link(last, otherB);
  return otherB;
}
