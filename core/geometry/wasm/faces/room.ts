// Where what is; repeated in ../../direct/face-memory.ts, which also makes the room.
const VERTICES: usize = 0;
const CORNERS: usize = 4;
const POSITIONS: usize = 8;
const NORMALS: usize = 12;
const INDICES: usize = 16;
/** Free memory, from here to the end. */
export const SCRATCH: usize = 20;
/** Normal of the face at hand, and the bounds: least x, y, z, most x, y, z. */
export const NORMAL: usize = 24;
export const BOUNDS: usize = 48;
/** How many coordinates the one loop of a face has: a double. */
export const LENGTH: usize = 96;
/** What a function is given: doubles. */
export const INPUT: usize = 104;

export function vertices(): u32 {
  return load<u32>(VERTICES);
}

export function corners(): u32 {
  return load<u32>(CORNERS);
}

/** x, y and z of each vertex, doubles. */
export function positions(): usize {
  return load<u32>(POSITIONS);
}

/** As many numbers of single precision. */
export function normals(): usize {
  return load<u32>(NORMALS);
}

/** Three vertices per triangle, words. */
export function indices(): usize {
  return load<u32>(INDICES);
}

/** So many corners there is room for: scratch is right behind them. */
export function mostCorners(): u32 {
  return (load<u32>(SCRATCH) - load<u32>(INDICES)) >>> 2;
}

/** Adds a vertex, for which there is room; answers its number. */
export function addVertex(x: f64, y: f64, z: f64, nx: f64, ny: f64, nz: f64): u32 {
  const vertex = vertices();
  const position = positions() + usize(vertex) * 24;
  store<f64>(position, x);
  store<f64>(position, y, 8);
  store<f64>(position, z, 16);
  const normal = normals() + usize(vertex) * 12;
  store<f32>(normal, f32(nx));
  store<f32>(normal, f32(ny), 4);
  store<f32>(normal, f32(nz), 8);
  store<u32>(VERTICES, vertex + 1);
  return vertex;
}

/** Adds a triangle, for which there is room. */
export function addTriangle(a: u32, b: u32, c: u32): void {
  const corner = corners();
  const at = indices() + usize(corner) * 4;
  store<u32>(at, a);
  store<u32>(at, b, 4);
  store<u32>(at, c, 8);
  store<u32>(CORNERS, corner + 3);
}
