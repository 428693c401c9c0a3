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

type Writable<Tuple> = { -readonly [Place in keyof Tuple]: Tuple[Place] };

/**
 * The frame of these numbers. It begins as an array of fractions: V8 keeps arrays of whole numbers in another way, and whatever
 * has been compiled for one kind is thrown away when the other comes.
 */
export function affine(
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
): Frame {
  const frame: Writable<Frame> = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
  frame[0] = xx;
  frame[1] = xy;
  frame[2] = xz;
  frame[3] = yx;
  frame[4] = yy;
  frame[5] = yz;
  frame[6] = zx;
  frame[7] = zy;
  frame[8] = zz;
  frame[9] = ox;
  frame[10] = oy;
  frame[11] = oz;
  return frame;
}

/** The vector of these numbers, kept as `affine` keeps a frame. */
export function vector(x: number, y: number, z: number): Vector {
  const numbers: Writable<Vector> = [0.5, 0.5, 0.5];
  numbers[0] = x;
  numbers[1] = y;
  numbers[2] = z;
  return numbers;
}

export const identity: Frame = affine(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);

/** Moves by a vector. */
export function movedBy(by: Vector): Frame {
  return affine(1, 0, 0, 0, 1, 0, 0, 0, 1, by[0], by[1], by[2]);
}

/** First `b`, then `a`. By index: to take tuples apart goes through their iterators until the compiler has seen it. */
export function compose(a: Frame, b: Frame): Frame {
  if (a === identity) return b;
  if (b === identity) return a;
  const x0 = a[0];
  const x1 = a[1];
  const x2 = a[2];
  const y0 = a[3];
  const y1 = a[4];
  const y2 = a[5];
  const z0 = a[6];
  const z1 = a[7];
  const z2 = a[8];
  return affine(
    x0 * b[0] + y0 * b[1] + z0 * b[2],
    x1 * b[0] + y1 * b[1] + z1 * b[2],
    x2 * b[0] + y2 * b[1] + z2 * b[2],
    x0 * b[3] + y0 * b[4] + z0 * b[5],
    x1 * b[3] + y1 * b[4] + z1 * b[5],
    x2 * b[3] + y2 * b[4] + z2 * b[5],
    x0 * b[6] + y0 * b[7] + z0 * b[8],
    x1 * b[6] + y1 * b[7] + z1 * b[8],
    x2 * b[6] + y2 * b[7] + z2 * b[8],
    x0 * b[9] + y0 * b[10] + z0 * b[11] + a[9],
    x1 * b[9] + y1 * b[10] + z1 * b[11] + a[10],
    x2 * b[9] + y2 * b[10] + z2 * b[11] + a[11],
  );
}

/** The map that takes it back; one that flattens space gives numbers that are not finite. */
export function inverse(frame: Frame): Frame {
  const a = frame[0];
  const b = frame[1];
  const c = frame[2];
  const d = frame[3];
  const e = frame[4];
  const f = frame[5];
  const g = frame[6];
  const h = frame[7];
  const i = frame[8];
  const x = frame[9];
  const y = frame[10];
  const z = frame[11];
  const factor = 1 / (a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e));
  const xx = (e * i - f * h) * factor;
  const xy = (c * h - b * i) * factor;
  const xz = (b * f - c * e) * factor;
  const yx = (f * g - d * i) * factor;
  const yy = (a * i - c * g) * factor;
  const yz = (c * d - a * f) * factor;
  const zx = (d * h - e * g) * factor;
  const zy = (b * g - a * h) * factor;
  const zz = (a * e - b * d) * factor;
  const ox = -(xx * x + yx * y + zx * z);
  const oy = -(xy * x + yy * y + zy * z);
  const oz = -(xz * x + yz * y + zz * z);
  return affine(xx, xy, xz, yx, yy, yz, zx, zy, zz, ox, oy, oz);
}

/** A direction after the map: it is turned and stretched, but not moved. */
export function turned(m: Frame, v: Vector): Vector {
  const x = v[0];
  const y = v[1];
  const z = v[2];
  return vector(m[0] * x + m[3] * y + m[6] * z, m[1] * x + m[4] * y + m[7] * z, m[2] * x + m[5] * y + m[8] * z);
}

export function cross(a: Vector, b: Vector): Vector {
  return vector(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
}

/** Of length 1; undefined where the vector has none. */
export function unit(v: Vector): Vector | undefined {
  const x = v[0];
  const y = v[1];
  const z = v[2];
  const length = Math.sqrt(x * x + y * y + z * z);
  return length > 0 && Number.isFinite(length) ? vector(x / length, y / length, z / length) : undefined;
}

/**
 * The right-handed frame with the given z axis, and an x axis as near to the wanted one as is at right angles (IFC:
 * IfcBuildAxes, IfcFirstProjAxis).
 *
 * @param z of length 1. @param wanted of length 1; where it is parallel to z another one is taken, as the standard does.
 */
export function frameOf(origin: Vector, z: Vector, wanted: Vector): Frame {
  const isParallel = Math.abs(z[0] * wanted[0] + z[1] * wanted[1] + z[2] * wanted[2]) > 1 - 1e-8;
  const near = isParallel ? (Math.abs(z[0]) < 0.9 ? X_AXIS : Y_AXIS) : wanted;
  const along = z[0] * near[0] + z[1] * near[1] + z[2] * near[2];
  const x = unit(vector(near[0] - along * z[0], near[1] - along * z[1], near[2] - along * z[2])) ?? X_AXIS;
  const y = cross(z, x);
  return affine(x[0], x[1], x[2], y[0], y[1], y[2], z[0], z[1], z[2], origin[0], origin[1], origin[2]);
}

export const X_AXIS: Vector = vector(1, 0, 0);
export const Y_AXIS: Vector = vector(0, 1, 0);
export const Z_AXIS: Vector = vector(0, 0, 1);
