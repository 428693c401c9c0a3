// After earcut 3.2.4 (https://github.com/mapbox/earcut), ISC, (c) 2026 Mapbox; see LICENSE.earcut. The order of all operations is
// the same, so the triangles are, too.

import { behind, isLinked, setZ, xOf, yOf, zOf } from './node';
import { take } from './scratch';

/** Edges per block. */
const EDGES: u32 = 16;
/** Its box (left, front, right, back), its first point and the one behind its last. */
const BYTES: usize = 40;

let blocks: usize = 0;
/** How many there are. */
export let blockCount: u32 = 0;
/** Only then are they kept up to date. */
let areInUse: bool = false;

/** Begins anew: blocks of edges tell where an edge may be without a look at each. There is room for so many points and holes. */
export function startBlocks(points: u32, holes: u32): void {
  blocks = take((usize((points + 3 * holes) / EDGES) + holes + 4) * BYTES);
  blockCount = 0;
}

export function keepBlocks(areUsed: bool): void {
  areInUse = areUsed;
}

export function blockAt(block: u32): usize {
  return blocks + usize(block) * BYTES;
}

export function leftOf(block: usize): f64 {
  return load<f64>(block);
}

export function frontOf(block: usize): f64 {
  return load<f64>(block, 8);
}

export function rightOf(block: usize): f64 {
  return load<f64>(block, 16);
}

export function backOf(block: usize): f64 {
  return load<f64>(block, 24);
}

/** Adds blocks for the edges from a point up to another; all around where they are the same. */
export function addBlocks(head: usize, stop: usize): void {
  let p = head;
  do {
    const block = blockAt(blockCount);
    store<u32>(block, u32(p), 32);
    let left = xOf(p);
    let front = yOf(p);
    let right = left;
    let back = front;
    let edges: u32 = 0;
    do {
      const next = behind(p);
      setZ(p, i32(blockCount));
      if (xOf(next) < left) left = xOf(next);
      if (xOf(next) > right) right = xOf(next);
      if (yOf(next) < front) front = yOf(next);
      if (yOf(next) > back) back = yOf(next);
      p = next;
      edges++;
    } while (edges < EDGES && p !== stop);
    store<u32>(block, u32(p), 36);
    store<f64>(block, left);
    store<f64>(block, front, 8);
    store<f64>(block, right, 16);
    store<f64>(block, back, 24);
    blockCount++;
  } while (p !== stop);
}

/** Where points between two were removed: the block of the first holds the second, too. */
export function growBlock(head: usize, tail: usize): void {
  if (!areInUse) return;
  const block = blockAt(zOf(head));
  const x = xOf(tail);
  const y = yOf(tail);
  if (x < leftOf(block)) store<f64>(block, x);
  if (y < frontOf(block)) store<f64>(block, y, 8);
  if (x > rightOf(block)) store<f64>(block, x, 16);
  if (y > backOf(block)) store<f64>(block, y, 24);
}

/** The first point of a block that is still there. */
export function headOf(block: usize): usize {
  return linkedFrom(block + 32);
}

/** The point behind a block, still there. */
export function stopOf(block: usize): usize {
  return linkedFrom(block + 36);
}

function linkedFrom(at: usize): usize {
  let point: usize = load<u32>(at);
  while (!isLinked(point)) point = behind(point);
  store<u32>(at, u32(point));
  return point;
}
