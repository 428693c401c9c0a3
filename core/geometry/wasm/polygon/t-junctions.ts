import { pointX, pointY } from './ring';
import { append, giveBack, take, zeroes } from './scratch';
import { corners, list, takeList } from './whole';

/** Twice the area of point and line over the square of the line: below it the point is on the line. */
const STRAIGHT: f64 = 1e-9;

/** Edges beside which something lies that ends where they do, by their hash: chains of from, to and the next one. */
let chains: usize = 0;
let mask: u32 = 0;
/** Triangles that are still to be looked at: three places each and the one below. */
let top: usize = 0;

/**
 * Cuts triangles so that no edge passes over points. Holes are joined with the rim along lines, and where other points lie on
 * such a line, the triangles on one side of it may end at them while the one on the other side does not: that one is cut
 * into a fan.
 *
 * @param ends behind which point each ring ends, words.
 */
export function withoutTJunctions(points: u32, ends: usize, rings: u32): void {
  // By Euler's formula; where an edge passes over a point, there is one less.
  if (i64(corners) >= 3 * (i64(points) + 2 * (i64(rings) - 1) - 2)) return;
  meetEdges(points, ends, rings);
  top = 0;
  for (let at: u32 = 0; at < corners; at += 3) push(cornerAt(at), cornerAt(at + 1), cornerAt(at + 2));
  let first: usize = 0;
  let last: usize = 0;
  let count: u32 = 0;
  while (top !== 0) {
    const triangle = top;
    top = load<u32>(triangle, 12);
    const a = load<u32>(triangle);
    const b = load<u32>(triangle, 4);
    const c = load<u32>(triangle, 8);
    if (cut(points, a, b, c) || cut(points, b, c, a) || cut(points, c, a, b)) continue;
    store<u32>(triangle, 0, 12);
    if (last === 0) first = triangle;
    else store<u32>(last, u32(triangle), 12);
    last = triangle;
    count += 3;
  }
  const whole = take(0);
  for (let triangle = first; triangle !== 0; triangle = load<u32>(triangle, 12)) memory.copy(append(12), triangle, 12);
  takeList(whole, count);
}

function cornerAt(at: u32): u32 {
  return load<u32>(list + usize(at) * 4);
}

function push(a: u32, b: u32, c: u32): void {
  const at = take(16);
  store<u32>(at, a);
  store<u32>(at, b, 4);
  store<u32>(at, c, 8);
  store<u32>(at, u32(top), 12);
  top = at;
}

/** Finds the edges that meet another triangle or the outside. */
function meetEdges(points: u32, ends: usize, rings: u32): void {
  let size: u32 = 64;
  while (size < corners + 2 * points) size <<= 1;
  mask = size - 1;
  chains = zeroes(size);
  for (let at: u32 = 0; at < corners; at += 3) {
    const a = cornerAt(at);
    const b = cornerAt(at + 1);
    const c = cornerAt(at + 2);
    meet(b, a);
    meet(c, b);
    meet(a, c);
  }
  let first: u32 = 0;
  for (let ring: u32 = 0; ring < rings; ring++) {
    const end = load<u32>(ends + usize(ring) * 4);
    for (let point = first; point < end; point++) {
      const next = point + 1 === end ? first : point + 1;
      meet(point, next);
      meet(next, point);
    }
    first = end;
  }
}

function chainOf(from: u32, to: u32): usize {
  const mixed = from * 0x9e3779b1 + to * 0x85ebca77;
  return chains + usize((mixed ^ (mixed >>> 15)) & mask) * 4;
}

function isMet(from: u32, to: u32): bool {
  for (let edge: usize = load<u32>(chainOf(from, to)); edge !== 0; edge = load<u32>(edge, 8)) {
    if (load<u32>(edge) === from && load<u32>(edge, 4) === to) return true;
  }
  return false;
}

function meet(from: u32, to: u32): void {
  if (isMet(from, to)) return;
  const chain = chainOf(from, to);
  const edge = take(12);
  store<u32>(edge, from);
  store<u32>(edge, to, 4);
  store<u32>(edge, load<u32>(chain), 8);
  store<u32>(chain, u32(edge));
}

/** Cuts the triangle at the points on its edge from a to b; false where there are none. The pieces are still to be looked at. */
function cut(points: u32, a: u32, b: u32, apex: u32): bool {
  if (isMet(a, b)) return false;
  const between = take(0);
  const count = pointsBetween(points, a, b);
  if (count === 0) {
    giveBack(between);
    return false;
  }
  let from = a;
  for (let at: u32 = 0; at < count; at++) {
    const to = load<u32>(between + usize(at) * 16, 8);
    push(from, to, apex);
    meet(to, apex);
    meet(apex, to);
    from = to;
  }
  push(from, b, apex);
  return true;
}

/** Puts the points on the line from a to b one behind the other, in this order, each with its share of the line; answers how many. */
function pointsBetween(points: u32, a: u32, b: u32): u32 {
  const x = pointX(a);
  const y = pointY(a);
  const dx = pointX(b) - x;
  const dy = pointY(b) - y;
  const square = dx * dx + dy * dy;
  let count: u32 = 0;
  for (let point: u32 = 0; point < points; point++) {
    const u = pointX(point) - x;
    const v = pointY(point) - y;
    const share = (u * dx + v * dy) / square;
    if (!(share > STRAIGHT && share < 1 - STRAIGHT && abs<f64>(u * dy - v * dx) <= STRAIGHT * square)) continue;
    let at = append(16);
    for (let before = count; before > 0 && load<f64>(at - 16) > share; before--) {
      memory.copy(at, at - 16, 16);
      at -= 16;
    }
    store<f64>(at, share);
    store<u32>(at, point, 8);
    count++;
  }
  return count;
}
