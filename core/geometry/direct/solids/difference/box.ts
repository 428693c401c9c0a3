import { type Frame, unit, type Vector } from '../../frame.ts';
import type { Prism } from '../prism.ts';

/** A right-angled box by a corner and the three edges from there. */
export interface Box {
  readonly corner: Vector;
  readonly edges: readonly [Vector, Vector, Vector];
}

/** Sine of the angle by which corners may miss the right angle. */
const RIGHT_ANGLE = 1e-6;

/**
 * The prism as a box in its own coordinates; undefined where it is none. By index: V8 compiles what takes tuples apart for
 * several times as long.
 */
export function boxOf({ profile, path }: Prism): Box | undefined {
  const { outer, holes } = profile;
  if (outer.length !== 8 || holes.length > 0 || !isUpright(path)) return undefined;
  const ax = outer[0] ?? 0;
  const ay = outer[1] ?? 0;
  const bx = outer[2] ?? 0;
  const by = outer[3] ?? 0;
  const cx = outer[4] ?? 0;
  const cy = outer[5] ?? 0;
  const dx = outer[6] ?? 0;
  const dy = outer[7] ?? 0;
  const ux = bx - ax;
  const uy = by - ay;
  const vx = dx - ax;
  const vy = dy - ay;
  const isParallelogram = Math.hypot(bx + dx - ax - cx, by + dy - ay - cy) <= RIGHT_ANGLE * Math.hypot(ux, uy);
  const isRight = Math.abs(ux * vx + uy * vy) <= RIGHT_ANGLE * Math.hypot(ux, uy) * Math.hypot(vx, vy);
  if (!isParallelogram || !isRight) return undefined;
  return { corner: [ax, ay, 0], edges: [[ux, uy, 0], [vx, vy, 0], path] };
}

export const isUpright = (path: Vector): boolean => Math.hypot(path[0], path[1]) <= RIGHT_ANGLE * Math.abs(path[2]);

/**
 * The box stood on another of its sides: a right-handed frame at its corner whose z axis runs along edge `up`, and the
 * lengths along its axes.
 */
export function stoodOn({ corner, edges }: Box, up: 0 | 1): { readonly frame: Frame; readonly size: Vector } {
  const order = up === 0 ? ([1, 2, 0] as const) : ([2, 0, 1] as const);
  const [x, y, z] = order.map((edge) => edges[edge]);
  if (x === undefined || y === undefined || z === undefined) throw new Error('A box has three edges.');
  const axes = [x, y, z].flatMap((edge) => unit(edge) ?? [0, 0, 0]);
  const [xx = 1, xy = 0, xz = 0, yx = 0, yy = 1, yz = 0, zx = 0, zy = 0, zz = 1] = axes;
  return {
    frame: [xx, xy, xz, yx, yy, yz, zx, zy, zz, ...corner],
    size: [Math.hypot(...x), Math.hypot(...y), Math.hypot(...z)],
  };
}
