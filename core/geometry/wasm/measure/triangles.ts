// Where the numbers go; repeated in ../../measure/measuring.ts.
const BOX: usize = 0;
const AREA: usize = 48;
const AREA_CENTROID: usize = 56;
const VOLUME: usize = 80;
const VOLUME_CENTROID: usize = 88;

/**
 * Sums over triangles: areas, and tetrahedra between each triangle and the middle of the bounding box. All in double
 * precision about that middle, so that neither far coordinates nor single-precision input lose digits on the way.
 *
 * @param positions x, y and z per vertex, each a T. @param indices three vertices per triangle.
 */
export function trianglesOf<T>(positions: usize, vertices: u32, indices: usize, corners: u32): void {
  boxOf<T>(positions, vertices);
  const ox = middle(0);
  const oy = middle(8);
  const oz = middle(16);
  const stride = sizeof<T>();
  let area: f64 = 0;
  let ax: f64 = 0;
  let ay: f64 = 0;
  let az: f64 = 0;
  let volume: f64 = 0;
  let vx: f64 = 0;
  let vy: f64 = 0;
  let vz: f64 = 0;
  const end = indices + usize(corners - (corners % 3)) * 4;
  for (let at = indices; at < end; at += 12) {
    const p = positions + usize(load<u32>(at)) * 3 * stride;
    const q = positions + usize(load<u32>(at, 4)) * 3 * stride;
    const r = positions + usize(load<u32>(at, 8)) * 3 * stride;
    const px = f64(load<T>(p)) - ox;
    const py = f64(load<T>(p + stride)) - oy;
    const pz = f64(load<T>(p + 2 * stride)) - oz;
    const ux = f64(load<T>(q)) - ox - px;
    const uy = f64(load<T>(q + stride)) - oy - py;
    const uz = f64(load<T>(q + 2 * stride)) - oz - pz;
    const wx = f64(load<T>(r)) - ox - px;
    const wy = f64(load<T>(r + stride)) - oy - py;
    const wz = f64(load<T>(r + 2 * stride)) - oz - pz;
    const nx = uy * wz - uz * wy;
    const ny = uz * wx - ux * wz;
    const nz = ux * wy - uy * wx;
    const doubleArea = sqrt<f64>(nx * nx + ny * ny + nz * nz);
    const sixfoldVolume = px * nx + py * ny + pz * nz;
    const sx = 3 * px + ux + wx;
    const sy = 3 * py + uy + wy;
    const sz = 3 * pz + uz + wz;
    area += doubleArea;
    ax += doubleArea * sx;
    ay += doubleArea * sy;
    az += doubleArea * sz;
    volume += sixfoldVolume;
    vx += sixfoldVolume * sx;
    vy += sixfoldVolume * sy;
    vz += sixfoldVolume * sz;
  }
  const perArea = area > 0 ? 1 / (3 * area) : 0;
  const perVolume = volume !== 0 ? 1 / (4 * volume) : 0;
  store<f64>(AREA, area / 2);
  store<f64>(AREA_CENTROID, ox + ax * perArea);
  store<f64>(AREA_CENTROID + 8, oy + ay * perArea);
  store<f64>(AREA_CENTROID + 16, oz + az * perArea);
  store<f64>(VOLUME, volume / 6);
  store<f64>(VOLUME_CENTROID, volume !== 0 ? ox + vx * perVolume : ox + ax * perArea);
  store<f64>(VOLUME_CENTROID + 8, volume !== 0 ? oy + vy * perVolume : oy + ay * perArea);
  store<f64>(VOLUME_CENTROID + 16, volume !== 0 ? oz + vz * perVolume : oz + az * perArea);
}

/** The middle of the bounding box along one axis; 0 where there are no vertices. */
function middle(axis: usize): f64 {
  const least = load<f64>(BOX + axis);
  const most = load<f64>(BOX + 24 + axis);
  return least > most ? 0 : (least + most) / 2;
}

function boxOf<T>(positions: usize, vertices: u32): void {
  const stride = sizeof<T>();
  let left = f64.POSITIVE_INFINITY;
  let front = f64.POSITIVE_INFINITY;
  let low = f64.POSITIVE_INFINITY;
  let right = f64.NEGATIVE_INFINITY;
  let back = f64.NEGATIVE_INFINITY;
  let high = f64.NEGATIVE_INFINITY;
  const end = positions + usize(vertices) * 3 * stride;
  for (let at = positions; at < end; at += 3 * stride) {
    const x = f64(load<T>(at));
    const y = f64(load<T>(at + stride));
    const z = f64(load<T>(at + 2 * stride));
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < front) front = y;
    if (y > back) back = y;
    if (z < low) low = z;
    if (z > high) high = z;
  }
  store<f64>(BOX, left);
  store<f64>(BOX + 8, front);
  store<f64>(BOX + 16, low);
  store<f64>(BOX + 24, right);
  store<f64>(BOX + 32, back);
  store<f64>(BOX + 40, high);
}
