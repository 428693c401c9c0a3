import { thickness } from '../ifc/layer-sets.ts';
import type { Vec2 } from '../ifc/points.ts';
import type { Wall } from './wall.ts';

/** Direction and length of the reference face. */
export function run({ from, to }: Pick<Wall, 'from' | 'to'>): { along: Vec2; length: number } {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  return { along: [dx / length, dy / length], length };
}

/** The wall's rectangle on the plan. */
export function extent({ from, to, buildUp }: Wall): { west: number; east: number; south: number; north: number } {
  const { along } = run({ from, to });
  const across: Vec2 = [-along[1] * thickness(buildUp), along[0] * thickness(buildUp)];
  const xs = [from[0], to[0], from[0] + across[0]];
  const ys = [from[1], to[1], from[1] + across[1]];
  return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
}

/** Position along the reference face of a point given by the coordinate that runs with the wall. */
export function alongWall({ from, to }: Wall, coordinate: number): number {
  const { along } = run({ from, to });
  return (coordinate - from[0]) * along[0] + (coordinate - from[1]) * along[1];
}
