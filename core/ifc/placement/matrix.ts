import type { Matrix4, Point3 } from '#core/model';

export const identity: Matrix4 = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Column-major matrix of a right-handed frame: its X, Y and Z axes and its origin. */
export function frame(x: Point3, y: Point3, z: Point3, origin: Point3): Matrix4 {
  return [x[0], x[1], x[2], 0, y[0], y[1], y[2], 0, z[0], z[1], z[2], 0, origin[0], origin[1], origin[2], 1];
}

/** `a` after `b`: places what `b` places in the frame of `a`. Both affine. */
export function multiply(a: Matrix4, b: Matrix4): Matrix4 {
  const product = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let column = 0; column < 16; column += 4) {
    const x = b[column] ?? 0;
    const y = b[column + 1] ?? 0;
    const z = b[column + 2] ?? 0;
    const w = b[column + 3] ?? 0;
    // By index: taking a list apart goes through its iterator.
    for (let axis = 0; axis < 3; axis++) {
      product[column + axis] =
        (a[axis] ?? 0) * x + (a[axis + 4] ?? 0) * y + (a[axis + 8] ?? 0) * z + (a[axis + 12] ?? 0) * w;
    }
    product[column + 3] = w;
  }
  return product;
}

/** Whether its origin is one that numbers can hold; the axes of a frame always are. */
export function isInRange(matrix: Matrix4): boolean {
  return Number.isFinite(matrix[12]) && Number.isFinite(matrix[13]) && Number.isFinite(matrix[14]);
}

/** The unit vector; undefined for one without length. */
export function normalised(vector: Point3): Point3 | undefined {
  const x = vector[0];
  const y = vector[1];
  const z = vector[2];
  const length = Math.hypot(x, y, z);
  return length > 1e-12 && Number.isFinite(length) ? [x / length, y / length, z / length] : undefined;
}

export function dot(a: Point3, b: Point3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Point3, b: Point3): Point3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
