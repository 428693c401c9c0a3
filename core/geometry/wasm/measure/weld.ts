import { powerOfTwoAbove, reach, zeros } from './room';

/** A float32 -0 as a word. */
const NEGATIVE_ZERO: u32 = 0x80000000;

/**
 * Takes vertices with equal coordinates as one point (0 equals -0).
 *
 * @param pointOf where the point of each vertex goes. @param vertexOf where the first vertex of each point goes.
 * @param scratch from where on memory is free.
 * @returns the number of points.
 */
export function weldEqual(positions: usize, vertices: u32, pointOf: usize, vertexOf: usize, scratch: usize): u32 {
  // Open addressing, at most half full: point + 1, or 0.
  const size = powerOfTwoAbove(vertices * 2);
  zeros(scratch, size);
  let points: u32 = 0;
  for (let vertex: u32 = 0; vertex < vertices; vertex++) {
    const at = positions + usize(vertex) * 12;
    const x = positive(load<u32>(at));
    const y = positive(load<u32>(at, 4));
    const z = positive(load<u32>(at, 8));
    let slot = hash3(x, y, z) & (size - 1);
    let found = load<u32>(scratch + usize(slot) * 4);
    while (found !== 0) {
      const other = positions + usize(load<u32>(vertexOf + usize(found - 1) * 4)) * 12;
      if (
        positive(load<u32>(other)) === x &&
        positive(load<u32>(other, 4)) === y &&
        positive(load<u32>(other, 8)) === z
      ) {
        break;
      }
      slot = (slot + 1) & (size - 1);
      found = load<u32>(scratch + usize(slot) * 4);
    }
    if (found === 0) {
      store<u32>(vertexOf + usize(points) * 4, vertex);
      found = ++points;
      store<u32>(scratch + usize(slot) * 4, found);
    }
    store<u32>(pointOf + usize(vertex) * 4, found - 1);
  }
  return points;
}

function positive(word: u32): u32 {
  return word === NEGATIVE_ZERO ? 0 : word;
}

// Of `weldNear`: points in a hashed grid whose cells are twice the tolerance wide. What is near a point lies in its own cell
// or in the nearer neighbour, 2 x 2 x 2 cells in all.
let coordinates: usize = 0;
let firstOf: usize = 0;
let tolerance: f64 = 0;
/** Chains of points per bucket of cells: point + 1, or 0. Strangers in a bucket are told apart by distance. */
let heads: usize = 0;
let mask: u32 = 0;
let next: usize = 0;

/**
 * Takes points no farther apart than `within` as one: the first of them in vertex order.
 *
 * @param vertexOf of each point, as `weldEqual` found it. @param nearOf where the one that each is taken for goes.
 */
export function weldNear(
  positions: usize,
  points: u32,
  vertexOf: usize,
  within: f64,
  nearOf: usize,
  scratch: usize,
): void {
  const size = powerOfTwoAbove(points * 2);
  coordinates = positions;
  firstOf = vertexOf;
  tolerance = within;
  heads = scratch;
  mask = size - 1;
  next = zeros(scratch, size);
  reach(next + usize(points) * 4);
  let distinct: u32 = 0;
  for (let point: u32 = 0; point < points; point++) {
    const found = nearest(point);
    if (found === 0) {
      add(point);
      store<u32>(nearOf + usize(point) * 4, distinct++);
    } else store<u32>(nearOf + usize(point) * 4, load<u32>(nearOf + usize(found - 1) * 4));
  }
}

function add(point: u32): void {
  const at = placeOf(point);
  const cell = 2 * tolerance;
  const slot =
    heads +
    bucket(
      i64(floor(f64(load<f32>(at)) / cell)),
      i64(floor(f64(load<f32>(at, 4)) / cell)),
      i64(floor(f64(load<f32>(at, 8)) / cell)),
    );
  store<u32>(next + usize(point) * 4, load<u32>(slot));
  store<u32>(slot, point + 1);
}

/** One more than a point that was added and is near; 0 where there is none. */
function nearest(point: u32): u32 {
  const at = placeOf(point);
  const cell = 2 * tolerance;
  const x = f64(load<f32>(at));
  const y = f64(load<f32>(at, 4));
  const z = f64(load<f32>(at, 8));
  const left = i64(Math.round(x / cell)) - 1;
  const front = i64(Math.round(y / cell)) - 1;
  const low = i64(Math.round(z / cell)) - 1;
  for (let corner = 0; corner < 8; corner++) {
    let link = load<u32>(heads + bucket(left + (corner & 1), front + ((corner >> 1) & 1), low + (corner >> 2)));
    for (; link !== 0; link = load<u32>(next + usize(link - 1) * 4)) {
      const other = placeOf(link - 1);
      const dx = f64(load<f32>(other)) - x;
      const dy = f64(load<f32>(other, 4)) - y;
      const dz = f64(load<f32>(other, 8)) - z;
      if (dx * dx + dy * dy + dz * dz <= tolerance * tolerance) return link;
    }
  }
  return 0;
}

function placeOf(point: u32): usize {
  return coordinates + usize(load<u32>(firstOf + usize(point) * 4)) * 12;
}

/** Of the head of a cell's chain, in bytes. */
function bucket(x: i64, y: i64, z: i64): usize {
  return usize(hash3(u32(x), u32(y), u32(z)) & mask) * 4;
}

/** Folds the high bits down in between: the low bits of float32 numbers are mostly zero. */
function hash3(x: u32, y: u32, z: u32): u32 {
  let hash: u32 = (x ^ (x >> 16)) * 0x9e3779b1;
  hash = ((hash ^ (hash >> 15)) + (y ^ (y >> 16))) * 0x85ebca77;
  hash = ((hash ^ (hash >> 15)) + (z ^ (z >> 16))) * 0xc2b2ae3d;
  return hash ^ (hash >> 15);
}
