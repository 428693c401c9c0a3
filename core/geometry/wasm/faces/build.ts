import { BOUNDS, normals, positions, vertices } from './room';

/** Finds the bounds of all vertices; there is at least one. */
export function bounds(): void {
  const from = positions();
  const end = from + usize(vertices()) * 24;
  let left = load<f64>(from);
  let front = load<f64>(from, 8);
  let low = load<f64>(from, 16);
  let right = left;
  let back = front;
  let high = low;
  for (let at = from + 24; at < end; at += 24) {
    const x = load<f64>(at);
    const y = load<f64>(at, 8);
    const z = load<f64>(at, 16);
    if (x < left) left = x;
    else if (x > right) right = x;
    if (y < front) front = y;
    else if (y > back) back = y;
    if (z < low) low = z;
    else if (z > high) high = z;
  }
  store<f64>(BOUNDS, left);
  store<f64>(BOUNDS, front, 8);
  store<f64>(BOUNDS, low, 16);
  store<f64>(BOUNDS, right, 24);
  store<f64>(BOUNDS, back, 32);
  store<f64>(BOUNDS, high, 40);
}

/**
 * Puts the vertices about an origin in metres, in single precision.
 *
 * @param target where they go.
 * @returns whether all coordinates are finite.
 */
export function build(metresPerUnit: f64, ox: f64, oy: f64, oz: f64, target: usize): bool {
  const numbers = usize(vertices()) * 3;
  const from = positions();
  // A number minus itself is 0, unless it is infinite or none.
  let zero: f64 = 0;
  for (let number: usize = 0; number < numbers; number += 3) {
    const at = from + number * 8;
    const to = target + number * 4;
    // + 0: no -0, which would make equal meshes differ in their bytes
    const x = f32(load<f64>(at) * metresPerUnit - ox + 0);
    const y = f32(load<f64>(at, 8) * metresPerUnit - oy + 0);
    const z = f32(load<f64>(at, 16) * metresPerUnit - oz + 0);
    store<f32>(to, x);
    store<f32>(to, y, 4);
    store<f32>(to, z, 8);
    zero += f64(x - x) + f64(y - y) + f64(z - z);
  }
  const ends = normals() + numbers * 4;
  for (let at = normals(); at < ends; at += 4) store<f32>(at, load<f32>(at) + 0);
  return zero === 0;
}
