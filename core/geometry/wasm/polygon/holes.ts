// After earcut 3.2.4 (https://github.com/mapbox/earcut), ISC, (c) 2026 Mapbox; see LICENSE.earcut. The order of all operations is
// the same, so the triangles are, too.

import { addBlocks, keepBlocks, startBlocks } from './blocks';
import { bridgeTo } from './bridge';
import { behind, setLone, xOf, yOf } from './node';
import { filter, filterBetween, ringOf, split } from './ring';
import { take } from './scratch';

/**
 * Joins holes with the rim.
 *
 * @param ends behind which point each ring ends, words; the rim is the first of so many.
 * @returns a point of the one ring that is left.
 */
export function withoutHoles(rim: usize, ends: usize, rings: u32): usize {
  const holes = take(usize(rings) * 4);
  let count: u32 = 0;
  for (let ring: u32 = 1; ring < rings; ring++) {
    const hole = ringOf(endOf(ends, ring - 1), endOf(ends, ring), false);
    if (hole === 0) continue;
    if (hole === behind(hole)) setLone(hole);
    insertHole(holes, count, leftmostOf(hole));
    count++;
  }
  startBlocks(endOf(ends, rings - 1), rings);
  addBlocks(rim, rim);
  keepBlocks(true);
  let outer = rim;
  for (let hole: u32 = 0; hole < count; hole++) outer = joined(load<u32>(holes + usize(hole) * 4), outer);
  keepBlocks(false);
  return filter(outer);
}

function endOf(ends: usize, ring: u32): u32 {
  return load<u32>(ends + usize(ring) * 4);
}

function leftmostOf(start: usize): usize {
  let leftmost = start;
  let p = start;
  do {
    if (xOf(p) < xOf(leftmost) || (xOf(p) === xOf(leftmost) && yOf(p) < yOf(leftmost))) leftmost = p;
    p = behind(p);
  } while (p !== start);
  return leftmost;
}

/** Puts a hole among those that are in order, behind its equals. */
function insertHole(holes: usize, count: u32, hole: usize): void {
  let low: u32 = 0;
  let high = count;
  while (low < high) {
    const middle = low + ((high - low) >>> 1);
    if (difference(hole, load<u32>(holes + usize(middle) * 4)) < 0) high = middle;
    else low = middle + 1;
  }
  const at = holes + usize(low) * 4;
  memory.copy(at + 4, at, usize(count - low) * 4);
  store<u32>(at, u32(hole));
}

/** From left to right; those that begin at one point by the direction of their first edge. */
function difference(a: usize, b: usize): f64 {
  const x = xOf(a) - xOf(b);
  if (x < 0 || x > 0) return x;
  const y = yOf(a) - yOf(b);
  if (y < 0 || y > 0) return y;
  return slopeAt(a) - slopeAt(b);
}

function slopeAt(point: usize): f64 {
  const next = behind(point);
  return (yOf(next) - yOf(point)) / (xOf(next) - xOf(point));
}

function joined(hole: usize, outer: usize): usize {
  const bridge = bridgeTo(hole, outer);
  if (bridge === 0) return outer;
  const back = split(bridge, hole);
  addBlocks(bridge, behind(behind(back)));
  filterBetween(back, behind(back));
  return filterBetween(bridge, behind(bridge));
}
