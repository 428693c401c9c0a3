import { addTriangle, addVertex, INPUT, positions, vertices } from './room';

/**
 * Adds a profile swept along a line. The input: the frame (images of the x, y and z axes and of the origin), the path there,
 * the profile's points (x and y in turn), behind which point each of its rings ends, and its triangles. There is room.
 */
export function addPrism(points: u32, rings: u32, corners: u32): void {
  const px = load<f64>(INPUT, 96);
  const py = load<f64>(INPUT, 104);
  const pz = load<f64>(INPUT, 112);
  const nx = load<f64>(INPUT, 48);
  const ny = load<f64>(INPUT, 56);
  const nz = load<f64>(INPUT, 64);
  const dx = load<f64>(INPUT) * px + load<f64>(INPUT, 24) * py + nx * pz;
  const dy = load<f64>(INPUT, 8) * px + load<f64>(INPUT, 32) * py + ny * pz;
  const dz = load<f64>(INPUT, 16) * px + load<f64>(INPUT, 40) * py + nz * pz;
  const outline = INPUT + 120;
  const ends = outline + usize(points) * 16;
  const triangles = ends + usize(rings) * 8;
  const bottom = addBottom(outline, points, nx, ny, nz);
  const base = positions() + usize(bottom) * 24;
  const top = vertices();
  for (let at = base; at < base + usize(points) * 24; at += 24) {
    addVertex(load<f64>(at) + dx, load<f64>(at, 8) + dy, load<f64>(at, 16) + dz, nx, ny, nz);
  }
  for (let at = triangles; at < triangles + usize(corners) * 8; at += 24) {
    const a = u32(load<f64>(at));
    const b = u32(load<f64>(at, 8));
    const c = u32(load<f64>(at, 16));
    addTriangle(bottom + a, bottom + c, bottom + b);
    addTriangle(top + a, top + b, top + c);
  }
  let first: u32 = 0;
  for (let at = ends; at < triangles; at += 8) {
    const end = u32(load<f64>(at));
    addSides(base, first, end, dx, dy, dz);
    first = end;
  }
}

/** The profile's points in space, seen from below; answers the first of them. */
function addBottom(outline: usize, points: u32, nx: f64, ny: f64, nz: f64): u32 {
  const xx = load<f64>(INPUT);
  const xy = load<f64>(INPUT, 8);
  const xz = load<f64>(INPUT, 16);
  const yx = load<f64>(INPUT, 24);
  const yy = load<f64>(INPUT, 32);
  const yz = load<f64>(INPUT, 40);
  const ox = load<f64>(INPUT, 72);
  const oy = load<f64>(INPUT, 80);
  const oz = load<f64>(INPUT, 88);
  const first = vertices();
  for (let at = outline; at < outline + usize(points) * 16; at += 16) {
    const x = load<f64>(at);
    const y = load<f64>(at, 8);
    addVertex(xx * x + yx * y + ox, xy * x + yy * y + oy, xz * x + yz * y + oz, -nx, -ny, -nz);
  }
  return first;
}

/** One rectangle per edge of a ring, from point `first` up to `end`. */
function addSides(base: usize, first: u32, end: u32, dx: f64, dy: f64, dz: f64): void {
  let from = end - 1;
  for (let to = first; to < end; to++) {
    const a = base + usize(from) * 24;
    const b = base + usize(to) * 24;
    from = to;
    const ax = load<f64>(a);
    const ay = load<f64>(a, 8);
    const az = load<f64>(a, 16);
    const bx = load<f64>(b);
    const by = load<f64>(b, 8);
    const bz = load<f64>(b, 16);
    let nx = (by - ay) * dz - (bz - az) * dy;
    let ny = (bz - az) * dx - (bx - ax) * dz;
    let nz = (bx - ax) * dy - (by - ay) * dx;
    const length = sqrt<f64>(nx * nx + ny * ny + nz * nz);
    if (length === 0) continue;
    nx /= length;
    ny /= length;
    nz /= length;
    const vertex = addVertex(ax, ay, az, nx, ny, nz);
    addVertex(bx, by, bz, nx, ny, nz);
    addVertex(bx + dx, by + dy, bz + dz, nx, ny, nz);
    addVertex(ax + dx, ay + dy, az + dz, nx, ny, nz);
    addTriangle(vertex, vertex + 1, vertex + 2);
    addTriangle(vertex, vertex + 2, vertex + 3);
  }
}
