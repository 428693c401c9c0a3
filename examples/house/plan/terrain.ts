import type { Vec3 } from '../ifc/points.ts';
import { level, plot } from './dimensions.ts';

/** The ground is level round the house and the way to the street, and rolls beyond. */
const levelPart = { west: -4000, east: 19_500, south: -7000, north: 21_000 } as const;

const step = 3500;
/** How far beyond the level part the ground has its full shape. */
const blend = 7000;

/** Height of the ground in mm above the ground floor. */
export function groundAt(x: number, y: number): number {
  const outside = Math.hypot(
    Math.max(levelPart.west - x, 0, x - levelPart.east),
    Math.max(levelPart.south - y, 0, y - levelPart.north),
  );
  const share = Math.min(1, outside / blend);
  const eased = share * share * (3 - 2 * share);
  const falls = 0.045 * (y - 3000) - 0.02 * (x - 8000);
  const rolls = 260 * Math.sin(x / 4300 + 1) * Math.cos(y / 3900);
  return Math.round(level.terrain + eased * (falls + rolls));
}

/** The surface as a grid of points, row by row from the south-west. */
export function groundGrid(): { points: Vec3[]; columns: number; rows: number } {
  const xs = stations(plot.west, plot.east);
  const ys = stations(plot.south, plot.north);
  const points = ys.flatMap((y) => xs.map((x): Vec3 => [x, y, groundAt(x, y)]));
  return { points, columns: xs.length, rows: ys.length };
}

/** Evenly spaced from one edge of the plot to the other. */
function stations(from: number, to: number): number[] {
  const count = Math.round((to - from) / step);
  return Array.from({ length: count + 1 }, (_, index) => Math.round(from + ((to - from) * index) / count));
}
