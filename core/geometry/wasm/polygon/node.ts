// After earcut 3.2.4 (https://github.com/mapbox/earcut), ISC, (c) 2026 Mapbox; see LICENSE.earcut. The order of all operations is
// the same, so the triangles are, too.

import { take } from './scratch';

const BYTES: usize = 48;

/**
 * A point of a ring, not yet in one. Removed ones keep their links.
 * @param place of the point in the polygon.
 */
export function node(place: u32, x: f64, y: f64): usize {
  const at = take(BYTES);
  store<f64>(at, x);
  store<f64>(at, y, 8);
  memory.fill(at + 16, 0, BYTES - 16);
  store<u32>(at, place, 36);
  return at;
}

export function xOf(point: usize): f64 {
  return load<f64>(point);
}

export function yOf(point: usize): f64 {
  return load<f64>(point, 8);
}

/** Its neighbours in the ring. */
export function before(point: usize): usize {
  return load<u32>(point, 16);
}

export function behind(point: usize): usize {
  return load<u32>(point, 20);
}

export function link(point: usize, next: usize): void {
  store<u32>(point, u32(next), 20);
  store<u32>(next, u32(point), 16);
}

/** Its neighbours by `zOf`; 0 at the ends. */
export function beforeByZ(point: usize): usize {
  return load<u32>(point, 24);
}

export function behindByZ(point: usize): usize {
  return load<u32>(point, 28);
}

export function setBeforeByZ(point: usize, other: usize): void {
  store<u32>(point, u32(other), 24);
}

export function setBehindByZ(point: usize, other: usize): void {
  store<u32>(point, u32(other), 28);
}

/** Where it is on a curve that fills the plane; while holes are joined with the rim, the number of its block. */
export function zOf(point: usize): i32 {
  return load<i32>(point, 32);
}

export function setZ(point: usize, z: i32): void {
  store<i32>(point, z, 32);
}

export function placeOf(point: usize): u32 {
  return load<u32>(point, 36);
}

/** Whether it is a hole of its own, which is kept whatever lies beside it. */
export function isLone(point: usize): bool {
  return load<u32>(point, 40) !== 0;
}

export function setLone(point: usize): void {
  store<u32>(point, 1, 40);
}

/** Whether it is still in its ring. */
export function isLinked(point: usize): bool {
  return behind(before(point)) === point;
}
