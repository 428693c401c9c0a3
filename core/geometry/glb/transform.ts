/** x, y, z. */
export type Vector = readonly [number, number, number];

/** 3 x 3 matrix, column-major. */
export type Linear = readonly [number, number, number, number, number, number, number, number, number];

/** A point p goes to `linear` p + `offset`. */
export interface Transform {
  readonly linear: Linear;
  readonly offset: Vector;
}

export const IDENTITY: Linear = [1, 0, 0, 0, 1, 0, 0, 0, 1];
export const ZERO: Vector = [0, 0, 0];

/** Entries closer to each other than this are equal: 0.1 mm at 100 m. */
const TOLERANCE = 1e-6;

/** The linear part and the translation of a column-major 4 x 4 matrix. */
export function fromMatrix4(matrix: Float64Array): Transform {
  const at = (position: number): number => matrix[position] ?? 0;
  return {
    linear: [at(0), at(1), at(2), at(4), at(5), at(6), at(8), at(9), at(10)],
    offset: [at(12), at(13), at(14)],
  };
}

export function apply(m: Linear, [x, y, z]: Vector): Vector {
  return [m[0] * x + m[3] * y + m[6] * z, m[1] * x + m[4] * y + m[7] * z, m[2] * x + m[5] * y + m[8] * z];
}

/** First `b`, then `a`. */
export function multiply(a: Linear, b: Linear): Linear {
  const first = apply(a, [b[0], b[1], b[2]]);
  const second = apply(a, [b[3], b[4], b[5]]);
  const third = apply(a, [b[6], b[7], b[8]]);
  return [...first, ...second, ...third];
}

/** First `b`, then `a`. */
export function compose(a: Transform, b: Transform): Transform {
  const [x, y, z] = apply(a.linear, b.offset);
  return {
    linear: multiply(a.linear, b.linear),
    offset: [x + a.offset[0], y + a.offset[1], z + a.offset[2]],
  };
}

/** The inverse of a rotation. */
export function transpose(m: Linear): Linear {
  return [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];
}

/** What turns back a `frame` whose linear part is a rotation: b such that frame b = `placed`. */
export function relativeTo(frame: Transform, placed: Transform): Transform {
  const back = transpose(frame.linear);
  const away: Vector = [
    placed.offset[0] - frame.offset[0],
    placed.offset[1] - frame.offset[1],
    placed.offset[2] - frame.offset[2],
  ];
  return { linear: multiply(back, placed.linear), offset: apply(back, away) };
}

export function determinant(m: Linear): number {
  return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[3] * (m[1] * m[8] - m[2] * m[7]) + m[6] * (m[1] * m[5] - m[2] * m[4]);
}

/** The matrix of cofactors: takes normals along, up to their length. */
export function cofactors(m: Linear): Linear {
  return [
    m[4] * m[8] - m[5] * m[7],
    m[5] * m[6] - m[3] * m[8],
    m[3] * m[7] - m[4] * m[6],
    m[2] * m[7] - m[1] * m[8],
    m[0] * m[8] - m[2] * m[6],
    m[1] * m[6] - m[0] * m[7],
    m[1] * m[5] - m[2] * m[4],
    m[2] * m[3] - m[0] * m[5],
    m[0] * m[4] - m[1] * m[3],
  ];
}

/** A proper rotation: no scale, no shear, not mirrored. */
export function isRotation(m: Linear): boolean {
  const product = multiply(transpose(m), m);
  return determinant(m) > 0 && product.every((entry, at) => Math.abs(entry - (at % 4 === 0 ? 1 : 0)) < TOLERANCE);
}

/** The nearest rotation by quarter turns about the axes; undefined where the matrix is not near one. */
export function quarterTurns(m: Linear): Linear | undefined {
  const isNear = m.every((entry) => {
    const size = Math.abs(entry);
    return size < TOLERANCE || Math.abs(size - 1) < TOLERANCE;
  });
  if (!isNear) return undefined;
  const round = Math.round;
  return [
    round(m[0]),
    round(m[1]),
    round(m[2]),
    round(m[3]),
    round(m[4]),
    round(m[5]),
    round(m[6]),
    round(m[7]),
    round(m[8]),
  ];
}

/** The rotation as a unit quaternion x, y, z, w with w >= 0 (Shepperd's method). */
export function quaternion(m: Linear): readonly [number, number, number, number] {
  const trace = m[0] + m[4] + m[8];
  const squares = [1 + 2 * m[0] - trace, 1 + 2 * m[4] - trace, 1 + 2 * m[8] - trace, 1 + trace] as const;
  const largest = squares.indexOf(Math.max(...squares));
  const s = 2 * Math.sqrt(squares[largest] ?? 0);
  const [yz, zx, xy] = [m[5] - m[7], m[6] - m[2], m[1] - m[3]];
  const [ysz, zsx, xsy] = [m[5] + m[7], m[6] + m[2], m[1] + m[3]];
  const candidates = [
    [s / 4, xsy / s, zsx / s, yz / s],
    [xsy / s, s / 4, ysz / s, zx / s],
    [zsx / s, ysz / s, s / 4, xy / s],
    [yz / s, zx / s, xy / s, s / 4],
  ] as const;
  const [x, y, z, w] = candidates[largest] ?? [0, 0, 0, 1];
  return w < 0 ? [-x, -y, -z, -w] : [x, y, z, w];
}
