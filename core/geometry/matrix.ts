import type { Point3 } from '#core/model';

/** 16 doubles, column-major, last row 0 0 0 1. */
export type Affine = Float64Array;

/** Of the linear part: negative for a mirrored placement. */
export function determinant(m: Affine): number {
  const [a = 0, b = 0, c = 0, , d = 0, e = 0, f = 0, , g = 0, h = 0, i = 0] = m;
  return a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e);
}

/** How much the matrix stretches all lengths alike; undefined where directions differ, shear included. */
export function uniformScale(m: Affine): number | undefined {
  const [a = 0, b = 0, c = 0, , d = 0, e = 0, f = 0, , g = 0, h = 0, i = 0] = m;
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
  const [a = 0, b = 0, c = 0, , d = 0, e = 0, f = 0, , g = 0, h = 0, i = 0, , tx = 0, ty = 0, tz = 0] = m;
  return [a * x + d * y + g * z + tx, b * x + e * y + h * z + ty, c * x + f * y + i * z + tz];
}
