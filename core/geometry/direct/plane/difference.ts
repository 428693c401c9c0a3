import { clockwise } from '../ring.ts';
import { type Area, type Bounds, boundsOf, isRectilinear, overlap } from './area.ts';
import { clipperDifference } from './clipper.ts';
import { gridDifference } from './grid.ts';
import { overlayDifference } from './overlay.ts';
import { liesWithin } from './within.ts';

/**
 * An area without some others, which may overlap each other, touch its rim or reach beyond it.
 *
 * - What lies apart from everything else inside becomes a hole;
 * - what runs along the axes is solved on a grid of its own coordinates, exactly;
 * - all else by cutting the edges where they meet, and where that does not work out by Clipper2, on a grid of a tenth of
 *   the tolerance.
 */
export function difference(area: Area, cutters: readonly Area[], tolerance: number): readonly Area[] {
  const bounds = boundsOf(area.outer);
  const touching = cutters.filter(({ outer }) => overlap(boundsOf(outer), bounds, tolerance));
  if (touching.length === 0) return [area];
  if (areApart(area, touching, tolerance)) {
    return [{ outer: area.outer, holes: [...area.holes, ...touching.map(({ outer }) => clockwise(outer))] }];
  }
  const rings = [area, ...touching].flatMap(({ outer, holes }) => [outer, ...holes]);
  const isOnGrid = rings.every((ring) => isRectilinear(ring, tolerance));
  if (isOnGrid) return gridDifference(area, touching, tolerance);
  return overlayDifference(area, touching, tolerance) ?? clipperDifference([area], touching, tolerance);
}

function areApart({ outer, holes }: Area, cutters: readonly Area[], tolerance: number): boolean {
  const taken: Bounds[] = holes.map(boundsOf);
  for (const cutter of cutters) {
    const bounds = boundsOf(cutter.outer);
    if (cutter.holes.length > 0 || taken.some((other) => overlap(other, bounds, -tolerance))) return false;
    if (!liesWithin(cutter.outer, outer, tolerance)) return false;
    taken.push(bounds);
  }
  return true;
}

/** What of some areas is in none of the others. */
export function without(areas: readonly Area[], others: readonly Area[], tolerance: number): readonly Area[] {
  return areas.flatMap((area) => difference(area, others, tolerance));
}
