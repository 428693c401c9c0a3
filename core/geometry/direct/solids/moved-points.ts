import type { Frame } from '../frame.ts';

/** Points after a map of space, x, y, z in turn. */
export function movedPoints(points: readonly number[], frame: Frame): number[] {
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz, ox, oy, oz] = frame;
  const moved: number[] = [];
  for (let at = 0; at < points.length; at += 3) {
    const [x, y, z] = [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0];
    moved.push(xx * x + yx * y + zx * z + ox, xy * x + yy * y + zy * z + oy, xz * x + yz * y + zz * z + oz);
  }
  return moved;
}
