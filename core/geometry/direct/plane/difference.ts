import { clockwise, type Ring } from '../ring.ts';
import { type Area, boundsOf, isInside, isRectilinear, overlap } from './area.ts';
import { clipperDifference } from './clipper.ts';
import { gridDifference } from './grid.ts';
import { overlayDifference } from './overlay.ts';
import { liesWithin } from './within.ts';

/**
 * An area without some others, which may overlap each other, touch its rim or reach beyond it.
 *
 * - What lies apart from everything else inside becomes a hole, point by point as it is;
 * - of the rest, what runs along the axes is solved on a grid of its own coordinates, exactly;
 * - all else by cutting the edges where they meet, and where that does not work out by Clipper2, on a grid of a tenth of
 *   the tolerance.
 */
export function difference(area: Area, cutters: readonly Area[], tolerance: number): readonly Area[] {
  const bounds = boundsOf(area.outer);
  const touching = cutters.filter(({ outer }) => overlap(boundsOf(outer), bounds, tolerance));
  if (touching.length === 0) return [area];
  const { holes, rest } = apart(area, touching, tolerance);
  if (rest.length === 0) return [{ outer: area.outer, holes: [...area.holes, ...holes] }];
  const left = cutUp(area, rest, tolerance);
  return holes.length === 0 ? left : left.map((one) => withHoles(one, holes));
}

/** What of some areas is in none of the others. */
export function without(areas: readonly Area[], others: readonly Area[], tolerance: number): readonly Area[] {
  return areas.flatMap((area) => difference(area, others, tolerance));
}

/** The cutters that lie inside of an area and come near to nothing else, as holes, and the others. */
function apart(area: Area, cutters: readonly Area[], tolerance: number): { holes: Ring[]; rest: Area[] } {
  const taken = [...area.holes, ...cutters.map(({ outer }) => outer)].map(boundsOf);
  const holes: Ring[] = [];
  const rest: Area[] = [];
  for (const [at, cutter] of cutters.entries()) {
    const own = taken[area.holes.length + at];
    const isApart =
      own !== undefined &&
      cutter.holes.length === 0 &&
      !taken.some((other) => other !== own && overlap(other, own, -tolerance)) &&
      liesWithin(cutter.outer, area.outer, tolerance);
    if (isApart) holes.push(clockwise(cutter.outer));
    else rest.push(cutter);
  }
  return { holes, rest };
}

/** With those of some holes that lie in it: each lies in one of the areas that another is cut up into. */
function withHoles({ outer, holes }: Area, more: readonly Ring[]): Area {
  const own = more.filter(([x = 0, y = 0]) => isInside(outer, x, y) && !holes.some((hole) => isInside(hole, x, y)));
  return { outer, holes: [...holes, ...own] };
}

function cutUp(area: Area, cutters: readonly Area[], tolerance: number): readonly Area[] {
  const rings = [area, ...cutters].flatMap(({ outer, holes }) => [outer, ...holes]);
  const isOnGrid = rings.every((ring) => isRectilinear(ring, tolerance));
  if (isOnGrid) return gridDifference(area, cutters, tolerance);
  return overlayDifference(area, cutters, tolerance) ?? clipperDifference([area], cutters, tolerance);
}
