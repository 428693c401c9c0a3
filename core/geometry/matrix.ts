import type { Point3 } from '#core/model';

/** 16 doubles, column-major, last row 0 0 0 1. Read by index: taking one apart as a list goes through its iterator. */
export type Affine = Float64Array;

/** Of the linear part: negative for a mirrored placement. */
export function determinant(m: Affine): number {
  const a = m[0] ?? 0;
  const b = m[1] ?? 0;
  const c = m[2] ?? 0;
  const d = m[4] ?? 0;
  const e = m[5] ?? 0;
  const f = m[6] ?? 0;
  const g = m[8] ?? 0;
  const h = m[9] ?? 0;
  const i = m[10] ?? 0;
  return a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e);
}

/** How much the matrix stretches all lengths alike; undefined where directions differ, shear included. */
export function uniformScale(m: Affine): number | undefined {
  const a = m[0] ?? 0;
  const b = m[1] ?? 0;
  const c = m[2] ?? 0;
  const d = m[4] ?? 0;
  const e = m[5] ?? 0;
  const f = m[6] ?? 0;
  const g = m[8] ?? 0;
  const h = m[9] ?? 0;
  const i = m[10] ?? 0;
  const xx = a * a + b * b + c * c;
  const yy = d * d + e * e + f * f;
  const zz = g * g + h * h + i * i;
  const most = Math.max(xx, yy, zz);
  const unequal = Math.max(Math.abs(xx - yy), Math.abs(yy - zz), Math.abs(zz - xx));
  const slanted = Math.max(
    Math.abs(a * d + b * e + c * f),
    Math.abs(d * g + e * h + f * i),
    Math.abs(g * a + h * b + i * c),
  );
  return Math.max(unequal, slanted) <= SIMILARITY_TOLERANCE * most ? Math.cbrt(Math.abs(determinant(m))) : undefined;
}

/** Of squared lengths: files write directions with 6 to 17 digits. */
const SIMILARITY_TOLERANCE = 1e-9;

export function transformPoint(m: Affine, [x, y, z]: Point3): Point3 {
  return [
    (m[0] ?? 0) * x + (m[4] ?? 0) * y + (m[8] ?? 0) * z + (m[12] ?? 0),
    (m[1] ?? 0) * x + (m[5] ?? 0) * y + (m[9] ?? 0) * z + (m[13] ?? 0),
    (m[2] ?? 0) * x + (m[6] ?? 0) * y + (m[10] ?? 0) * z + (m[14] ?? 0),
  ];
}
