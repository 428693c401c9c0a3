import { powerOfTwoAbove, reach, zeros } from './room';
import { weldEqual, weldNear } from './weld';

/** Metres within which vertices are one point, where exact equality leaves a mesh open. */
const WELD_TOLERANCE: f64 = 1e-5;

const FORWARD: u64 = 1;
const BACKWARD: u64 = 2;
const BOTH: u64 = 3;

/**
 * Whether the triangles enclose something: every edge is shared by exactly two triangles that run along it in opposite
 * directions. Vertices that are equal are one point, or those that are near where that leaves it open; triangles that welding
 * has made to a line or a point do not count.
 *
 * @param scratch from where on memory is free; a multiple of 8.
 */
export function isClosed(positions: usize, vertices: u32, indices: usize, corners: u32, scratch: usize): bool {
  const words = usize((vertices + 1) & ~1);
  const pointOf = scratch;
  const vertexOf = pointOf + words * 4;
  const nearOf = vertexOf + words * 4;
  const free = nearOf + words * 4;
  reach(free);
  const points = weldEqual(positions, vertices, pointOf, vertexOf, free);
  for (let point: u32 = 0; point < points; point++) store<u32>(nearOf + usize(point) * 4, point);
  if (areEdgesPaired(indices, corners, pointOf, nearOf, free)) return true;
  weldNear(positions, points, vertexOf, WELD_TOLERANCE, nearOf, free);
  return areEdgesPaired(indices, corners, pointOf, nearOf, free);
}

/** Edges in an open-addressed table of words: lower point, higher point, and the directions in which it is used; 0 is none. */
let table: usize = 0;
let mask: u32 = 0;
let unpaired: i32 = 0;

function areEdgesPaired(indices: usize, corners: u32, pointOf: usize, nearOf: usize, scratch: usize): bool {
  const size = powerOfTwoAbove(corners + (corners + 1) / 2);
  table = scratch;
  mask = size - 1;
  unpaired = 0;
  zeros(table, usize(size) * 2);
  let triangles: u32 = 0;
  const end = indices + usize(corners - (corners % 3)) * 4;
  for (let at = indices; at < end; at += 12) {
    const a = pointAt(load<u32>(at), pointOf, nearOf);
    const b = pointAt(load<u32>(at, 4), pointOf, nearOf);
    const c = pointAt(load<u32>(at, 8), pointOf, nearOf);
    if (a === b || b === c || c === a) continue;
    if (!use(a, b) || !use(b, c) || !use(c, a)) return false;
    triangles++;
  }
  return triangles > 0 && unpaired === 0;
}

function pointAt(vertex: u32, pointOf: usize, nearOf: usize): u32 {
  return load<u32>(nearOf + usize(load<u32>(pointOf + usize(vertex) * 4)) * 4);
}

/** False when the edge is used in this direction already. */
function use(from: u32, to: u32): bool {
  const low = min<u32>(from, to);
  const high = max<u32>(from, to);
  const direction = from < to ? FORWARD : BACKWARD;
  const edge = (u64(low) << 32) | (u64(high) << 2);
  const hash = (low * 0x9e3779b1) ^ (high * 0x85ebca77);
  let slot = (hash ^ (hash >> 15)) & mask;
  let known = load<u64>(table + usize(slot) * 8);
  while (known !== 0 && (known & ~BOTH) !== edge) {
    slot = (slot + 1) & mask;
    known = load<u64>(table + usize(slot) * 8);
  }
  if ((known & direction) !== 0) return false;
  const used = edge | (known & BOTH) | direction;
  store<u64>(table + usize(slot) * 8, used);
  unpaired += (used & BOTH) === BOTH ? -1 : 1;
  return true;
}
