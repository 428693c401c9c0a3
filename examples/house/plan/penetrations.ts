import type { Vec3 } from '../ifc/points.ts';
import { level } from './dimensions.ts';
import { pipeRadius, pipes } from './heating.ts';
import { ductNode, ductRuns } from './ventilation.ts';
import type { Wall } from './wall.ts';
import { extent } from './wall-run.ts';

/** Where a round duct or pipe passes a wall: the coordinate along the wall, the height above the storey, the radius. */
export interface Penetration {
  readonly tag: string;
  readonly coordinate: number;
  readonly height: number;
  readonly radius: number;
}

interface Line {
  readonly tag: string;
  readonly from: Vec3;
  readonly to: Vec3;
  readonly radius: number;
}

const clearance = 12;

const lines: readonly Line[] = [
  ...ductRuns.map(({ from, to, diameter }): Line => {
    return { tag: `${from} ${to}`, from: ductNode(from).at, to: ductNode(to).at, radius: diameter / 2 + clearance };
  }),
  ...pipes.flatMap(({ tag, path }) => {
    const points: readonly Vec3[] = path;
    return points.slice(1).map((to, index): Line => {
      return { tag: `${tag}.${index + 1}`, from: points[index] ?? to, to, radius: pipeRadius + clearance };
    });
  }),
];

/** All ducts and pipes that pass the wall from one face to the other. */
export function penetrationsOf(wall: Wall): Penetration[] {
  return lines.flatMap((line) => {
    const storey = line.from[2] < level.upper - level.finish ? 'ground' : 'upper';
    const through = storey === wall.storey ? crossing(wall, line) : undefined;
    if (through === undefined) return [];
    const height = line.from[2] - level[storey];
    return [{ tag: `${wall.tag} ${line.tag}`, coordinate: through, height, radius: line.radius }];
  });
}

/** The coordinate along the wall where a level line square to it goes through, if it does. */
function crossing(wall: Wall, { from, to }: Line): number | undefined {
  const { west, east, south, north } = extent(wall);
  const covers = (a: number, b: number, low: number, high: number) => Math.min(a, b) <= low && Math.max(a, b) >= high;
  const between = (value: number, low: number, high: number) => value > low && value < high;
  const runsAlongX = wall.from[1] === wall.to[1];
  if (from[2] !== to[2]) return undefined;
  if (runsAlongX && covers(from[1], to[1], south, north) && between(from[0], west, east)) return from[0];
  if (!runsAlongX && covers(from[0], to[0], west, east) && between(from[1], south, north)) return from[1];
  return undefined;
}
