import { Clipper64, ClipType, FillRule, PolyTree64 } from 'clipper2-ts';
import { clockwise, counterClockwise, type Ring, signedArea, withoutRepeats } from '../ring.ts';
import type { Area } from './area.ts';
import { withoutPinches } from './pinched.ts';

/** Grid steps by which a point misses the rim that it lies on, as it had to be rounded. */
const ON_RIM = 1.5;
/** Squares of the tolerance below which an area is nothing. */
const LEAST_AREA = 100;

/** Areas without others, by Clipper2 on a grid of a tenth of the tolerance. */
export function clipperDifference(areas: readonly Area[], cutters: readonly Area[], tolerance: number): Area[] {
  const grid = tolerance / 10;
  const clipper = new Clipper64();
  clipper.addSubject(pathsOf(areas, grid));
  clipper.addClip(pathsOf(cutters, grid));
  const tree = new PolyTree64();
  clipper.execute(ClipType.Difference, FillRule.NonZero, tree);
  const found: Area[] = [];
  collect(tree, grid, found);
  return found.flatMap((area) => withoutPinches(area, grid * ON_RIM)).filter(({ outer }) => isArea(outer, grid));
}

const pathsOf = (areas: readonly Area[], grid: number) =>
  areas.flatMap(({ outer, holes }) => [onGrid(outer, grid), ...holes.map((hole) => onGrid(hole, grid))]);

type Node = InstanceType<typeof PolyTree64>;

/** Outer rings and holes alternate from level to level of the tree. */
function collect(parent: Node, grid: number, found: Area[]): void {
  for (let at = 0; at < parent.count; at++) {
    const outerNode = parent.child(at);
    const outer = ringOf(outerNode, grid);
    const holes: Ring[] = [];
    for (let inner = 0; inner < outerNode.count; inner++) {
      const holeNode = outerNode.child(inner);
      const hole = ringOf(holeNode, grid);
      if (isArea(hole, grid)) holes.push(clockwise(hole));
      collect(holeNode, grid, found);
    }
    if (isArea(outer, grid)) found.push({ outer: counterClockwise(outer), holes });
  }
}

const isArea = (ring: Ring, grid: number) =>
  ring.length >= 6 && Math.abs(signedArea(ring)) > LEAST_AREA * (grid * 10) ** 2;

function onGrid(ring: Ring, grid: number): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    points.push({ x: Math.round((ring[at] ?? 0) / grid), y: Math.round((ring[at + 1] ?? 0) / grid) });
  }
  return points;
}

function ringOf({ poly }: Node, grid: number): number[] {
  return withoutRepeats(
    (poly ?? []).flatMap(({ x, y }) => [x * grid, y * grid]),
    grid * ON_RIM,
  );
}
