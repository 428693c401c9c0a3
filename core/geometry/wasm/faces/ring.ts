import { addTriangle, addVertex, NORMAL, vertices } from './room';

/** Sine of the least turn at a corner: below it points are as good as on a line, and a fan might not hold all of them. */
const LEAST_TURN: f64 = 1e-6;

/** The two coordinates to keep of points in the plane of the face at hand, in bytes, in the order that makes it counter-clockwise. */
export let u: usize = 0;
export let v: usize = 0;

/**
 * Adds the planar face of points, so many coordinates; there is room for as many vertices and for a fan. One without area is
 * left out.
 *
 * @returns false where it is not convex, and nothing was added: its normal and its plane were found.
 */
export function addRingAt(points: usize, length: u32): bool {
  if (!findNormalAt(points, length)) return true;
  facePlane();
  const count = length / 3;
  if (count > 4 && !isConvex(points, count, 24)) return false;
  const first = vertices();
  const nx = load<f64>(NORMAL);
  const ny = load<f64>(NORMAL, 8);
  const nz = load<f64>(NORMAL, 16);
  const end = points + usize(length) * 8;
  for (let at = points; at < end; at += 24) {
    addVertex(load<f64>(at), load<f64>(at, 8), load<f64>(at, 16), nx, ny, nz);
  }
  if (count === 4 && !(turn(points, 0, 24, 48) > 0 && turn(points, 48, 72, 0) > 0)) {
    // Cut along the diagonal between corners that are convex on both sides of it; a straight corner is none to cut off.
    addTriangle(first, first + 1, first + 3);
    addTriangle(first + 1, first + 2, first + 3);
  } else for (let corner: u32 = 1; corner + 1 < count; corner++) addTriangle(first, first + corner, first + corner + 1);
  return true;
}

/** Finds the normal of a ring by Newell's method: it need not be quite planar. False where it has no area. */
export function findNormalAt(points: usize, length: u32): bool {
  const end = points + usize(length) * 8;
  let nx: f64 = 0;
  let ny: f64 = 0;
  let nz: f64 = 0;
  let px = load<f64>(end - 24);
  let py = load<f64>(end - 16);
  let pz = load<f64>(end - 8);
  for (let at = points; at < end; at += 24) {
    const x = load<f64>(at);
    const y = load<f64>(at, 8);
    const z = load<f64>(at, 16);
    nx += (py - y) * (pz + z);
    ny += (pz - z) * (px + x);
    nz += (px - x) * (py + y);
    px = x;
    py = y;
    pz = z;
  }
  const size = sqrt<f64>(nx * nx + ny * ny + nz * nz);
  if (!(size > 0 && size < f64.POSITIVE_INFINITY)) return false;
  store<f64>(NORMAL, nx / size);
  store<f64>(NORMAL, ny / size, 8);
  store<f64>(NORMAL, nz / size, 16);
  return true;
}

/** Takes the coordinate plane that the normal faces most. */
export function facePlane(): void {
  const nx = load<f64>(NORMAL);
  const ny = load<f64>(NORMAL, 8);
  const nz = load<f64>(NORMAL, 16);
  const ax = abs<f64>(nx);
  const ay = abs<f64>(ny);
  const az = abs<f64>(nz);
  if (az >= ax && az >= ay) {
    u = nz < 0 ? 8 : 0;
    v = nz < 0 ? 0 : 8;
  } else if (ax >= ay) {
    u = nx < 0 ? 16 : 8;
    v = nx < 0 ? 8 : 16;
  } else {
    u = ny < 0 ? 0 : 16;
    v = ny < 0 ? 16 : 0;
  }
}

/** Positive where the way over three points turns left in the plane. */
function turn(points: usize, from: usize, here: usize, to: usize): f64 {
  const x = load<f64>(points + here + u);
  const y = load<f64>(points + here + v);
  return (
    (x - load<f64>(points + from + u)) * (load<f64>(points + to + v) - y) -
    (y - load<f64>(points + from + v)) * (load<f64>(points + to + u) - x)
  );
}

/** Whether a ring of points of the plane, x and y in turn, turns left at each of them, once around in all. */
export function isConvexInPlane(points: usize, count: u32): bool {
  u = 0;
  v = 8;
  return isConvex(points, count, 16);
}

/** The same of points of which u and v tell where they are in the plane, so many bytes from one to the next. */
function isConvex(points: usize, count: u32, stride: usize): bool {
  const end = points + usize(count) * stride;
  let x = load<f64>(end - stride + u);
  let y = load<f64>(end - stride + v);
  let ux = x - load<f64>(end - 2 * stride + u);
  let uy = y - load<f64>(end - 2 * stride + v);
  let upward = 0;
  for (let at = points; at < end; at += stride) {
    const vx = load<f64>(at + u) - x;
    const vy = load<f64>(at + v) - y;
    const turned = ux * vy - uy * vx;
    if (!(turned > 0)) return false;
    if (turned * turned <= LEAST_TURN * LEAST_TURN * (ux * ux + uy * uy) * (vx * vx + vy * vy)) return false;
    if (uy < 0 && vy >= 0) upward++;
    x += vx;
    y += vy;
    ux = vx;
    uy = vy;
  }
  return upward === 1;
}
