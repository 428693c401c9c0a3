import { decline } from '../declined.ts';
import type { Source } from '../source.ts';

/** Cosine of the sharpest turn that is mitred. */
const SHARPEST = -0.99;

/**
 * The outline of a line with a thickness (IfcCenterLineProfileDef): half of it to each side, mitred at corners, cut off
 * square at the ends.
 *
 * @param line x and y in turn.
 */
export function strip(line: readonly number[], thickness: number, { tolerance }: Source): number[] {
  if (!(thickness > 0)) decline('profile without size');
  const corners = cornersOf(line, tolerance);
  if (corners.length < 2) decline('profile of too few points');
  const directions = corners.slice(1).map(([x, y], at) => {
    const [px, py] = corners[at] ?? [x, y];
    const length = Math.hypot(x - px, y - py);
    return [(x - px) / length, (y - py) / length] as const;
  });
  const left: number[] = [];
  const right: number[] = [];
  for (const [at, [x, y]] of corners.entries()) {
    const from = directions[at - 1] ?? directions[at] ?? [1, 0];
    const to = directions[at] ?? from;
    const cosine = from[0] * to[0] + from[1] * to[1];
    if (cosine < SHARPEST) decline('line that turns back');
    // Both normals have the same share of this, which is 1.
    const factor = thickness / 2 / (1 + cosine);
    const [nx, ny] = [-(from[1] + to[1]) * factor, (from[0] + to[0]) * factor];
    left.unshift(x + nx, y + ny);
    right.push(x - nx, y - ny);
  }
  return [...right, ...left];
}

function cornersOf(line: readonly number[], tolerance: number): (readonly [number, number])[] {
  const corners: (readonly [number, number])[] = [];
  for (let at = 0; at < line.length; at += 2) {
    const [x, y] = [line[at] ?? 0, line[at + 1] ?? 0];
    const last = corners.at(-1);
    if (last === undefined || Math.hypot(x - last[0], y - last[1]) > tolerance) corners.push([x, y]);
  }
  return corners;
}
