import type { Linear, Transform, Vector } from './transform.ts';

/** Numbers of a frame: the linear part, column-major, and the offset. */
export const FRAME = 12;

/** What products look like and where they stand, product by product. */
export interface Standings {
  /** Number of the assembly, -1 for a product without any placement. */
  readonly assemblies: Int32Array;
  /** Twelve per product: its frame is a rotation and a translation to model coordinates, never more. */
  readonly frames: Float64Array;
}

/** The frame of a product. */
export function frameAt({ frames }: Standings, product: number): Transform {
  const at = product * FRAME;
  return { linear: linearAt(frames, at), offset: offsetAt(frames, at + 9) };
}

function linearAt(f: Float64Array, at: number): Linear {
  return [
    f[at] ?? 0,
    f[at + 1] ?? 0,
    f[at + 2] ?? 0,
    f[at + 3] ?? 0,
    f[at + 4] ?? 0,
    f[at + 5] ?? 0,
    f[at + 6] ?? 0,
    f[at + 7] ?? 0,
    f[at + 8] ?? 0,
  ];
}

function offsetAt(f: Float64Array, at: number): Vector {
  return [f[at] ?? 0, f[at + 1] ?? 0, f[at + 2] ?? 0];
}
