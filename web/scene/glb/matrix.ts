import type { GltfNode } from './gltf.ts';

/** 4 x 4, column-major, in double precision: grid units go up to tens of millions. */
export type Matrix = Float64Array;

export const identity: Matrix = Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);

/** First `b`, then `a`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  const product = new Float64Array(16);
  for (let column = 0; column < 16; column += 4) {
    for (let row = 0; row < 4; row++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += (a[4 * k + row] ?? 0) * (b[column + k] ?? 0);
      product[column + row] = sum;
    }
  }
  return product;
}

/** What a node does to what is below it: its `matrix`, or its `rotation` and `translation` (glTF 2.0, 3.5.3). */
export function matrixOf(node: GltfNode): Matrix {
  if (node.matrix !== undefined) return Float64Array.from(node.matrix);
  const [x = 0, y = 0, z = 0, w = 1] = node.rotation ?? [];
  const [tx = 0, ty = 0, tz = 0] = node.translation ?? [];
  return Float64Array.of(
    1 - 2 * (y * y + z * z),
    2 * (x * y + z * w),
    2 * (x * z - y * w),
    0,
    2 * (x * y - z * w),
    1 - 2 * (x * x + z * z),
    2 * (y * z + x * w),
    0,
    2 * (x * z + y * w),
    2 * (y * z - x * w),
    1 - 2 * (x * x + y * y),
    0,
    tx,
    ty,
    tz,
    1,
  );
}
