import { pointX, pointY } from './ring';
import { append, giveBack, take, zeroes } from './scratch';

/** Twice the area over the square of the longest edge: below it three points are on a line. */
const STRAIGHT: f64 = 1e-9;

/** Triangles as words, three places each, and how many corners. */
export let list: usize = 0;
export let corners: u32 = 0;

export function takeList(triangles: usize, count: u32): void {
  list = triangles;
  corners = count;
}

function cornerAt(at: u32): u32 {
  return load<u32>(list + usize(at) * 4);
}

/** Takes triangles that all have the same turn, and gives them the other one where they run clockwise. */
export function takeCounterClockwise(triangles: usize, count: u32): void {
  takeList(triangles, count);
  let doubled: f64 = 0;
  for (let at: u32 = 0; at < count; at += 3) {
    const a = cornerAt(at);
    const b = cornerAt(at + 1);
    const c = cornerAt(at + 2);
    const x = pointX(a);
    const y = pointY(a);
    doubled += (pointX(b) - x) * (pointY(c) - y) - (pointY(b) - y) * (pointX(c) - x);
  }
  if (doubled < 0) turn();
}

function turn(): void {
  let from = list;
  let to = list + usize(corners) * 4;
  while (from + 4 < to) {
    to -= 4;
    const corner = load<u32>(from);
    store<u32>(from, load<u32>(to));
    store<u32>(to, corner);
    from += 4;
  }
}

/** Leaves out triangles that are nothing but a point on a line, where it is the only triangle of that point. */
export function leaveOutSlivers(points: u32): void {
  const uses = zeroes(points);
  for (let at: u32 = 0; at < corners; at++) {
    const use = uses + usize(cornerAt(at)) * 4;
    store<u32>(use, load<u32>(use) + 1);
  }
  let kept: u32 = 0;
  for (let at: u32 = 0; at < corners; at += 3) {
    const a = cornerAt(at);
    const b = cornerAt(at + 1);
    const c = cornerAt(at + 2);
    if ((isOnce(uses, a) || isOnce(uses, b) || isOnce(uses, c)) && isStraight(a, b, c)) continue;
    memory.copy(list + usize(kept) * 4, list + usize(at) * 4, 12);
    kept += 3;
  }
  corners = kept;
  giveBack(uses);
}

function isOnce(uses: usize, point: u32): bool {
  return load<u32>(uses + usize(point) * 4) === 1;
}

function isStraight(a: u32, b: u32, c: u32): bool {
  const ux = pointX(b) - pointX(a);
  const uy = pointY(b) - pointY(a);
  const vx = pointX(c) - pointX(a);
  const vy = pointY(c) - pointY(a);
  const wx = ux - vx;
  const wy = uy - vy;
  const longest = max<f64>(max<f64>(ux * ux + uy * uy, vx * vx + vy * vy), wx * wx + wy * wy);
  return abs<f64>(ux * vy - uy * vx) <= STRAIGHT * longest;
}

/** Of each point the next one of its ring that is a corner of a triangle, for those that are themselves; else no point. */
let following: usize = 0;
/** Of each point the next one of its ring. */
let nexts: usize = 0;
const NONE: u32 = 0xffffffff;

/**
 * Points that lie on a line with their neighbours are passed over. Where they were, the triangle on the other side of that
 * line is cut into a fan, so that its edge stops at each of them.
 *
 * @param ends behind which point each ring ends, words.
 */
export function putIn(points: u32, ends: usize, rings: u32): void {
  const isUsed = zeroes(points);
  let used: u32 = 0;
  for (let at: u32 = 0; at < corners; at++) {
    const point = isUsed + usize(cornerAt(at)) * 4;
    used += 1 - load<u32>(point);
    store<u32>(point, 1);
  }
  if (used === points) {
    giveBack(isUsed);
    return;
  }
  findFollowing(isUsed, points, ends, rings);
  const triangles = list;
  const end = triangles + usize(corners) * 4;
  list = take(0);
  corners = 0;
  for (let at = triangles; at < end; at += 12) addFan(load<u32>(at), load<u32>(at, 4), load<u32>(at, 8));
}

function findFollowing(isUsed: usize, points: u32, ends: usize, rings: u32): void {
  following = zeroes(points);
  nexts = zeroes(points);
  let first: u32 = 0;
  for (let ring: u32 = 0; ring < rings; ring++) {
    const end = load<u32>(ends + usize(ring) * 4);
    let next = NONE;
    // Twice around, backwards: at the end of the first the first used one is known.
    for (let round = 0; round < 2; round++) {
      for (let point = end; point > first; point--) {
        const at = usize(point - 1) * 4;
        store<u32>(nexts + at, point === end ? first : point);
        const isCorner = load<u32>(isUsed + at) !== 0;
        store<u32>(following + at, isCorner ? next : NONE);
        if (isCorner) next = point - 1;
      }
    }
    first = end;
  }
}

/** Whether points between the ends of an edge were passed over. */
function hasPassed(from: u32, to: u32): bool {
  const at = usize(from) * 4;
  return load<u32>(following + at) === to && load<u32>(nexts + at) !== to;
}

/** The triangle, cut wherever points lie on one of its edges; on two edges at once, one after the other. */
function addFan(a: u32, b: u32, c: u32): void {
  if (hasPassed(a, b)) addFanAlong(a, b, c);
  else if (hasPassed(b, c)) addFanAlong(b, c, a);
  else if (hasPassed(c, a)) addFanAlong(c, a, b);
  else {
    const at = append(12);
    store<u32>(at, a);
    store<u32>(at, b, 4);
    store<u32>(at, c, 8);
    corners += 3;
  }
}

function addFanAlong(from: u32, to: u32, apex: u32): void {
  let point = from;
  do {
    const next = load<u32>(nexts + usize(point) * 4);
    addFan(point, next, apex);
    point = next;
  } while (point !== to);
}
