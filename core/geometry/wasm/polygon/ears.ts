// After earcut 3.2.4 (https://github.com/mapbox/earcut), ISC, (c) 2026 Mapbox; see LICENSE.earcut. The order of all operations is
// the same, so the triangles are, too.

import { area, cross, isDiagonal, isInTriangle, isLocallyInside } from './diagonals';
import { before, beforeByZ, behind, behindByZ, placeOf, xOf, yOf, zOf } from './node';
import { filter, filterBetween, hasRemoved, remove, setHasRemoved, split } from './ring';
import { linkByZ, zOrder } from './z-order';

let triangles: usize = 0;
/** How many corners of triangles there are. */
export let cornerCount: u32 = 0;
let isHashed: bool = false;

/** Cuts a ring into triangles, three places each as words; there is room for them. */
export function cutRing(ring: usize, target: usize, byZ: bool): void {
  triangles = target;
  cornerCount = 0;
  isHashed = byZ;
  cutEars(ring);
}

function addTriangle(a: usize, b: usize, c: usize): void {
  const at = triangles + usize(cornerCount) * 4;
  store<u32>(at, placeOf(a));
  store<u32>(at, placeOf(b), 4);
  store<u32>(at, placeOf(c), 8);
  cornerCount += 3;
}

function cutEars(start: usize): void {
  if (isHashed) linkByZ(start);
  let ear = start;
  let stop = ear;
  let isCured = false;
  while (before(ear) !== behind(ear)) {
    const last = before(ear);
    const next = behind(ear);
    if (area(last, ear, next) < 0 && (isHashed ? isEarByZ(ear) : isEar(ear))) {
      addTriangle(last, ear, next);
      remove(ear);
      ear = next;
      stop = next;
      continue;
    }
    ear = next;
    if (ear !== stop) continue;
    // All around, and no ear any more.
    setHasRemoved(false);
    ear = filter(ear);
    if (hasRemoved) stop = ear;
    else if (!isCured) {
      ear = withoutCrossings(ear);
      stop = ear;
      isCured = true;
    } else {
      cutApart(ear);
      break;
    }
  }
}

/** Of the corner that is looked at: its points and its box. */
let ax: f64 = 0;
let ay: f64 = 0;
let bx: f64 = 0;
let by: f64 = 0;
let cx: f64 = 0;
let cy: f64 = 0;
let left: f64 = 0;
let front: f64 = 0;
let right: f64 = 0;
let back: f64 = 0;

function takeCorner(a: usize, b: usize, c: usize): void {
  ax = xOf(a);
  ay = yOf(a);
  bx = xOf(b);
  by = yOf(b);
  cx = xOf(c);
  cy = yOf(c);
  left = min<f64>(min<f64>(ax, bx), cx);
  front = min<f64>(min<f64>(ay, by), cy);
  right = max<f64>(max<f64>(ax, bx), cx);
  back = max<f64>(max<f64>(ay, by), cy);
}

function isInCorner(p: usize): bool {
  const x = xOf(p);
  const y = yOf(p);
  return (
    x >= left &&
    x <= right &&
    y >= front &&
    y <= back &&
    !(ax === x && ay === y) &&
    isInTriangle(ax, ay, bx, by, cx, cy, x, y) &&
    area(before(p), p, behind(p)) >= 0
  );
}

/** Whether no other point is in the corner. */
function isEar(ear: usize): bool {
  const a = before(ear);
  const c = behind(ear);
  takeCorner(a, ear, c);
  for (let p = behind(c); p !== a; p = behind(p)) if (isInCorner(p)) return false;
  return true;
}

function isEarByZ(ear: usize): bool {
  const c = behind(ear);
  takeCorner(before(ear), ear, c);
  const low = zOrder(left, front);
  const high = zOrder(right, back);
  for (let p = beforeByZ(ear); p !== 0 && zOf(p) >= low; p = beforeByZ(p)) if (p !== c && isInCorner(p)) return false;
  for (let p = behindByZ(ear); p !== 0 && zOf(p) <= high; p = behindByZ(p)) if (p !== c && isInCorner(p)) return false;
  return true;
}

/** Cuts off triangles where an edge crosses the next but one. */
function withoutCrossings(start: usize): usize {
  let first = start;
  let p = start;
  let isCured = false;
  do {
    const a = before(p);
    const n = behind(p);
    const b = behind(n);
    if (cross(a, p, n, b) && isLocallyInside(a, b) && isLocallyInside(b, a)) {
      addTriangle(a, p, b);
      remove(p);
      remove(behind(p));
      p = b;
      first = b;
      isCured = true;
    }
    p = behind(p);
  } while (p !== first);
  return isCured ? filter(p) : p;
}

/** Cuts the ring in two along a diagonal, and these into triangles; one that has no diagonal stays as it is. */
function cutApart(start: usize): void {
  let a = start;
  do {
    for (let b = behind(behind(a)); b !== before(a); b = behind(b)) {
      if (placeOf(a) === placeOf(b) || !isDiagonal(a, b)) continue;
      const c = split(a, b);
      const one = filterBetween(a, behind(a));
      const other = filterBetween(c, behind(c));
      cutEars(one);
      cutEars(other);
      return;
    }
    a = behind(a);
  } while (a !== start);
}
