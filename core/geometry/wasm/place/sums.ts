import * as desk from './desk';
import { cbrt, power } from './javascript';

/** Of squared lengths: repeated from matrix.ts. */
const SIMILARITY_TOLERANCE: f64 = 1e-9;

/** Where the numbers of an element are; repeated from element-numbers.ts. */
const CENTROID: usize = 48;
const AREA: usize = 72;
const VOLUME: usize = 80;
const TRIANGLES: usize = 88;
const FLAGS: usize = 96;
const CLOSED: u32 = 1;
const INSIDE_OUT: u32 = 2;

let triangles: f64 = 0;
let closed = true;
let insideOut = false;
/** The points on which areas and volumes balance: their weights, weighted sums, and the first of them. */
const surface = desk.surface;
const body = desk.body;
let isFirst = true;

export function begin(): void {
  triangles = 0;
  closed = true;
  insideOut = false;
  isFirst = true;
  memory.fill(surface, 0, 56);
  memory.fill(body, 0, 56);
}

/** Adds what a part measures in its place; false where its matrix stretches directions differently. */
export function add(part: usize, matrix: usize): bool {
  const flags = load<u32>(part, desk.flags);
  triangles += f64(load<u32>(part, desk.triangles));
  closed = closed && (flags & desk.isClosed) !== 0;
  insideOut = insideOut || (flags & desk.wasInsideOut) !== 0;
  if (!isSimilar(matrix)) return false;
  const size = abs<f64>(determinant(matrix));
  let area = load<f64>(part, desk.area);
  let volume = load<f64>(part, desk.volume);
  if (size !== 1) {
    const factor = cbrt(size);
    area *= power(factor, 2);
    volume *= power(factor, 3);
  }
  balance(surface, area, part + desk.areaCentroid, matrix);
  balance(body, volume, part + desk.volumeCentroid, matrix);
  isFirst = false;
  return true;
}

function balance(sums: usize, weight: f64, point: usize, matrix: usize): void {
  const px = load<f64>(point);
  const py = load<f64>(point, 8);
  const pz = load<f64>(point, 16);
  store<f64>(sums, load<f64>(sums) + weight);
  for (let axis: usize = 0; axis < 24; axis += 8) {
    const at = matrix + axis;
    const moved = load<f64>(at) * px + load<f64>(at, 32) * py + load<f64>(at, 64) * pz + load<f64>(at, 96);
    store<f64>(sums + axis, load<f64>(sums + axis, 8) + weight * moved, 8);
    if (isFirst) store<f64>(sums + axis, moved, 32);
  }
}

/** Writes what all parts measure together, apart from their box. */
export function finish(numbers: usize): void {
  const isBody = closed && load<f64>(body) > 0;
  const sums = isBody ? body : surface;
  const weight = load<f64>(sums);
  for (let axis: usize = 0; axis < 24; axis += 8) {
    const center = weight === 0 ? load<f64>(sums + axis, 32) : load<f64>(sums + axis, 8) / weight;
    store<f64>(numbers + axis, center, CENTROID);
  }
  store<f64>(numbers, load<f64>(surface), AREA);
  store<f64>(numbers, load<f64>(body), VOLUME);
  store<f64>(numbers, triangles, TRIANGLES);
  store<f64>(numbers, f64((closed ? CLOSED : 0) | (insideOut ? INSIDE_OUT : 0)), FLAGS);
}

function isSimilar(m: usize): bool {
  const a = load<f64>(m);
  const b = load<f64>(m, 8);
  const c = load<f64>(m, 16);
  const d = load<f64>(m, 32);
  const e = load<f64>(m, 40);
  const f = load<f64>(m, 48);
  const g = load<f64>(m, 64);
  const h = load<f64>(m, 72);
  const i = load<f64>(m, 80);
  const xx = a * a + b * b + c * c;
  const yy = d * d + e * e + f * f;
  const zz = g * g + h * h + i * i;
  const most = max<f64>(max<f64>(xx, yy), zz);
  const unequal = max<f64>(max<f64>(abs<f64>(xx - yy), abs<f64>(yy - zz)), abs<f64>(zz - xx));
  const slanted = max<f64>(
    max<f64>(abs<f64>(a * d + b * e + c * f), abs<f64>(d * g + e * h + f * i)),
    abs<f64>(g * a + h * b + i * c),
  );
  return max<f64>(unequal, slanted) <= SIMILARITY_TOLERANCE * most;
}

function determinant(m: usize): f64 {
  const a = load<f64>(m);
  const b = load<f64>(m, 8);
  const c = load<f64>(m, 16);
  const d = load<f64>(m, 32);
  const e = load<f64>(m, 40);
  const f = load<f64>(m, 48);
  const g = load<f64>(m, 64);
  const h = load<f64>(m, 72);
  const i = load<f64>(m, 80);
  return a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e);
}
