/**
 * An affine map of space: the images of the x, y and z axes and of the origin, 12 numbers. A plain tuple: typed arrays of
 * this size take 15 % longer over a whole model.
 */
export type Frame = readonly [
  xx: number,
  xy: number,
  xz: number,
  yx: number,
  yy: number,
  yz: number,
  zx: number,
  zy: number,
  zz: number,
  ox: number,
  oy: number,
  oz: number,
];

export type Vector = readonly [x: number, y: number, z: number];

export const identity: Frame = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];

/** First `b`, then `a`. */
export function compose(a: Frame, b: Frame): Frame {
  if (a === identity) return b;
  if (b === identity) return a;
  const [x0, x1, x2, y0, y1, y2, z0, z1, z2, o0, o1, o2] = a;
  const [p0, p1, p2, q0, q1, q2, r0, r1, r2, s0, s1, s2] = b;
  return [
    x0 * p0 + y0 * p1 + z0 * p2,
    x1 * p0 + y1 * p1 + z1 * p2,
    x2 * p0 + y2 * p1 + z2 * p2,
    x0 * q0 + y0 * q1 + z0 * q2,
    x1 * q0 + y1 * q1 + z1 * q2,
    x2 * q0 + y2 * q1 + z2 * q2,
    x0 * r0 + y0 * r1 + z0 * r2,
    x1 * r0 + y1 * r1 + z1 * r2,
    x2 * r0 + y2 * r1 + z2 * r2,
    x0 * s0 + y0 * s1 + z0 * s2 + o0,
    x1 * s0 + y1 * s1 + z1 * s2 + o1,
    x2 * s0 + y2 * s1 + z2 * s2 + o2,
  ];
}

/** The map that takes it back; one that flattens space gives numbers that are not finite. */
export function inverse([a, b, c, d, e, f, g, h, i, x, y, z]: Frame): Frame {
  const factor = 1 / (a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e));
  const [xx, xy, xz] = [(e * i - f * h) * factor, (c * h - b * i) * factor, (b * f - c * e) * factor];
  const [yx, yy, yz] = [(f * g - d * i) * factor, (a * i - c * g) * factor, (c * d - a * f) * factor];
  const [zx, zy, zz] = [(d * h - e * g) * factor, (b * g - a * h) * factor, (a * e - b * d) * factor];
  return [
    xx,
    xy,
    xz,
    yx,
    yy,
    yz,
    zx,
    zy,
    zz,
    -(xx * x + yx * y + zx * z),
    -(xy * x + yy * y + zy * z),
    -(xz * x + yz * y + zz * z),
  ];
}

/** A direction after the map: it is turned and stretched, but not moved. */
export function turned([xx, xy, xz, yx, yy, yz, zx, zy, zz]: Frame, [x, y, z]: Vector): Vector {
  return [xx * x + yx * y + zx * z, xy * x + yy * y + zy * z, xz * x + yz * y + zz * z];
}

export function cross([a, b, c]: Vector, [x, y, z]: Vector): Vector {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}

/** Of length 1; undefined where the vector has none. */
export function unit([x, y, z]: Vector): Vector | undefined {
  const length = Math.sqrt(x * x + y * y + z * z);
  return length > 0 && Number.isFinite(length) ? [x / length, y / length, z / length] : undefined;
}

/**
 * The right-handed frame with the given z axis, and an x axis as near to the wanted one as is at right angles (IFC:
 * IfcBuildAxes, IfcFirstProjAxis).
 *
 * @param z of length 1. @param wanted of length 1; where it is parallel to z another one is taken, as the standard does.
 */
export function frameOf(origin: Vector, z: Vector, wanted: Vector): Frame {
  const isParallel = Math.abs(z[0] * wanted[0] + z[1] * wanted[1] + z[2] * wanted[2]) > 1 - 1e-8;
  const [p, q, r] = isParallel ? (Math.abs(z[0]) < 0.9 ? X_AXIS : Y_AXIS) : wanted;
  const along = z[0] * p + z[1] * q + z[2] * r;
  const x = unit([p - along * z[0], q - along * z[1], r - along * z[2]]) ?? X_AXIS;
  return [...x, ...cross(z, x), ...z, ...origin];
}

export const X_AXIS: Vector = [1, 0, 0];
export const Y_AXIS: Vector = [0, 1, 0];
export const Z_AXIS: Vector = [0, 0, 1];
