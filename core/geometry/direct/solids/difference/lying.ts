import type { Frame } from '../../frame.ts';
import { type Area, isInside, isRectilinear } from '../../plane/area.ts';
import { coordinates } from '../../plane/grid.ts';
import type { Ring } from '../../ring.ts';
import type { Prism } from '../prism.ts';
import type { Layer } from './layer.ts';
import type { Stand } from './stand.ts';

/**
 * A prism that lies on its side, seen along the x and the y axis of its profile: a counter top with its upstand, an angle,
 * a channel. A profile all of whose edges run along the axes is then a stack of boxes.
 *
 * @returns none where the profile is of another kind.
 */
export function lyingStands({ profile, path }: Prism, tolerance: number): Stand[] {
  const rings = [profile.outer, ...profile.holes];
  if (!rings.every((ring) => isRectilinear(ring, tolerance))) return [];
  const xs = coordinates(rings, 0, tolerance);
  const ys = coordinates(rings, 1, tolerance);
  const [left = 0, front = 0, length] = [xs[0], ys[0], path[2]];
  const isFilled = (x: number, y: number) =>
    isInside(profile.outer, x, y) && !profile.holes.some((hole) => isInside(hole, x, y));
  // The axes of a stand are the next two of its own in turn, so that both are right-handed.
  const alongX: Frame = [0, 1, 0, 0, 0, 1, 1, 0, 0, left, front, 0];
  const alongY: Frame = [0, 0, 1, 1, 0, 0, 0, 1, 0, left, front, 0];
  return [
    {
      frame: alongX,
      levels: levels(xs, ys, isFilled, (from, to) => [from, 0, to, 0, to, length, from, length]),
    },
    {
      frame: alongY,
      levels: levels(
        ys,
        xs,
        (y, x) => isFilled(x, y),
        (from, to) => [0, from, length, from, length, to, 0, to],
      ),
    },
  ];
}

/** Counter-clockwise: one box of a layer, from one place across to another. */
type Outline = (from: number, to: number) => Ring;

function levels(
  up: readonly number[],
  across: readonly number[],
  isFilled: (up: number, across: number) => boolean,
  outline: Outline,
): Layer[] {
  const [bottom = 0] = up;
  const [side = 0] = across;
  return up.slice(1).map((top, level) => {
    const under = up[level] ?? bottom;
    const filled = across.slice(1).map((end, cell) => isFilled((under + top) / 2, ((across[cell] ?? side) + end) / 2));
    const areas: Area[] = [];
    for (let first = 0; first < filled.length; first++) {
      if (filled[first] !== true) continue;
      let last = first;
      while (filled[last + 1] === true) last++;
      areas.push({ outer: outline((across[first] ?? side) - side, (across[last + 1] ?? side) - side), holes: [] });
      first = last;
    }
    return { from: under - bottom, to: top - bottom, areas };
  });
}
