import * as desk from './desk';
import { positions } from './javascript';

/** Metres from the origin: repeated from measure/reach.ts. */
const FARTHEST: f64 = 1e9;

const low = desk.leastOfAll;
const high = desk.mostOfAll;

export function clear(): void {
  for (let axis: usize = 0; axis < 24; axis += 8) {
    store<f64>(low + axis, f64.POSITIVE_INFINITY);
    store<f64>(high + axis, f64.NEGATIVE_INFINITY);
  }
}

/** Adds the box around a part, as `GrowingBox` does. */
export function grow(part: usize, matrix: usize): void {
  let vertices: usize = 0;
  for (let axis: usize = 0; axis < 24; axis += 8) {
    const x = load<f64>(matrix + axis);
    const y = load<f64>(matrix + axis, 32);
    const z = load<f64>(matrix + axis, 64);
    const along = onlyAxis(x, y, z);
    if (along >= 0) {
      const factor = load<f64>(matrix + axis + usize(along) * 32);
      const least = load<f64>(part + usize(along) * 8, desk.low);
      const most = load<f64>(part + usize(along) * 8, desk.high);
      add(matrix, axis, factor * (factor < 0 ? most : least), factor * (factor < 0 ? least : most));
    } else {
      if (vertices === 0) vertices = positions(load<u32>(part, desk.mesh));
      addAll(matrix, axis, vertices, load<u32>(part, desk.vertices), x, y, z);
    }
  }
}

function add(matrix: usize, axis: usize, least: f64, most: f64): void {
  const origin = load<f64>(matrix + axis, 96);
  store<f64>(low + axis, min<f64>(load<f64>(low + axis), least + origin));
  store<f64>(high + axis, max<f64>(load<f64>(high + axis), most + origin));
}

function addAll(matrix: usize, axis: usize, vertices: usize, count: u32, mx: f64, my: f64, mz: f64): void {
  let least = f64.POSITIVE_INFINITY;
  let most = f64.NEGATIVE_INFINITY;
  const end = vertices + usize(count) * 12;
  for (let at = vertices; at < end; at += 12) {
    const coordinate = mx * f64(load<f32>(at)) + my * f64(load<f32>(at, 4)) + mz * f64(load<f32>(at, 8));
    if (coordinate < least) least = coordinate;
    if (coordinate > most) most = coordinate;
  }
  add(matrix, axis, least, most);
}

/** The one axis of a mesh that a coordinate depends on; -1 where there are more of them, or none. */
function onlyAxis(x: f64, y: f64, z: f64): i32 {
  if (x !== 0) return y !== 0 || z !== 0 ? -1 : 0;
  if (y !== 0) return z !== 0 ? -1 : 1;
  return z !== 0 ? 2 : -1;
}

/** Whether all of it is a place that numbers can tell. */
export function reach(): bool {
  for (let axis: usize = 0; axis < 24; axis += 8) {
    if (!(abs<f64>(load<f64>(low + axis)) <= FARTHEST && abs<f64>(load<f64>(high + axis)) <= FARTHEST)) return false;
  }
  return true;
}

/** Least x, y, z, greatest x, y, z. */
export function write(to: usize): void {
  memory.copy(to, low, 24);
  memory.copy(to + 24, high, 24);
}
