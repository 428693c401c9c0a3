import type { Vec2 } from '../ifc/points.ts';
import type { Room } from './rooms.ts';
import type { Opening, Wall } from './wall.ts';
import { extent } from './wall-run.ts';

/** One side of a room: its ends, anticlockwise round the room. */
export interface Side {
  readonly from: Vec2;
  readonly to: Vec2;
}

/** The four sides of the room's rectangle, from the south one. */
export function sidesOf({ from, to }: Room): Side[] {
  const corners: Vec2[] = [from, [to[0], from[1]], to, [from[0], to[1]]];
  return corners.map((corner, index) => ({ from: corner, to: corners[(index + 1) % 4] ?? corner }));
}

/** The stretch of a side that the wall's face covers, as coordinates along the side's axis; none if they do not touch. */
export function stretch({ from, to }: Side, wall: Wall): readonly [number, number] | undefined {
  const { west, east, south, north } = extent(wall);
  const level = from[1] === to[1];
  const [position, faces] = level ? [from[1], [south, north]] : [from[0], [west, east]];
  if (!faces.some((face) => face === position)) return undefined;
  const [low, high] = level ? [west, east] : [south, north];
  const start = Math.max(low, Math.min(coordinate(from, level), coordinate(to, level)));
  const end = Math.min(high, Math.max(coordinate(from, level), coordinate(to, level)));
  return end - start > 1 ? [start, end] : undefined;
}

/** Whether the opening lies in that stretch of its wall. */
export function liesWithin(opening: Opening, [start, end]: readonly [number, number]): boolean {
  return opening.centre > start && opening.centre < end;
}

function coordinate([x, y]: Vec2, level: boolean): number {
  return level ? x : y;
}
