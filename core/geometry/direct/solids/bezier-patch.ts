import { decline } from '../declined.ts';
import type { Vector } from '../frame.ts';
import { listOf, numberOf, pointOf, referenceOf, type Source } from '../source.ts';

const HIGHEST_DEGREE = 25;

/** One polynomial piece of a surface over the unit square, u from row to row of its poles, v along each. */
export interface BezierPatch {
  readonly poles: readonly (readonly Vector[])[];
}

/**
 * An IfcBSplineSurfaceWithKnots that is one Bezier patch: its knots are at both ends only.
 *
 * @throws Declined where it has more pieces, or weights.
 */
export function bezierPatch(source: Source, id: number): BezierPatch {
  const { reader } = source;
  const keyword = reader.keywordOf(id);
  if (keyword !== 'IFCBSPLINESURFACEWITHKNOTS') decline(`face of ${keyword}`);
  const [uDegree, vDegree, controlPoints, , , , , uMultiplicities, vMultiplicities] = reader.read(id);
  const degrees = [numberOf(uDegree), numberOf(vDegree)] as const;
  const multiplicities = [uMultiplicities, vMultiplicities].map((list) => listOf(list ?? null).map(numberOf));
  const isOnePiece = multiplicities.every(
    (counts, axis) => counts.length === 2 && counts.every((count) => count === (degrees[axis] ?? 0) + 1),
  );
  if (!isOnePiece) decline('surface of several pieces');
  const poles = listOf(controlPoints).map((row) => listOf(row).map((point) => pointOf(source, referenceOf(point))));
  const [rows, columns] = degrees.map((degree) => degree + 1);
  const isWhole = poles.length === rows && poles.every((row) => row.length === columns);
  if (!isWhole || Math.min(...degrees) < 1 || Math.max(...degrees) > HIGHEST_DEGREE) decline('surface of odd poles');
  return { poles };
}

/** Its corners in turn: where (u, v) is (0, 0), (1, 0), (1, 1), (0, 1). */
export function cornersOf({ poles }: BezierPatch): readonly Vector[] {
  const [first = [], last = []] = [poles[0], poles.at(-1)];
  return [first[0], last[0], last.at(-1), first.at(-1)].flatMap((corner) => (corner === undefined ? [] : [corner]));
}

/** Whether all four edges are straight, and gone along at an even pace. */
export function hasStraightEdges({ poles }: BezierPatch, tolerance: number): boolean {
  const [first = [], last = []] = [poles[0], poles.at(-1)];
  const sides = [first, last, poles.flatMap((row) => row.slice(0, 1)), poles.flatMap((row) => row.slice(-1))];
  return sides.every((side) => {
    const [from, to] = [side[0], side.at(-1)];
    if (from === undefined || to === undefined) return false;
    return side.every((pole, at) => distance(pole, between(from, to, at / (side.length - 1))) <= tolerance);
  });
}

/** The point at (u, v), by de Casteljau's algorithm. */
export function pointOn({ poles }: BezierPatch, u: number, v: number): Vector {
  return casteljau(
    poles.map((row) => casteljau(row, v)),
    u,
  );
}

/** How far a surface may be from its two triangles per cell, times the square of the number of cells along each side. */
export function bulge({ poles }: BezierPatch): number {
  const [uDegree, vDegree] = [poles.length - 1, (poles[0]?.length ?? 1) - 1];
  let [alongU, alongV, twist] = [0, 0, 0];
  for (const [row, ownPoles] of poles.entries()) {
    for (const [column, pole] of ownPoles.entries()) {
      const at = (down: number, right: number) => poles[row + down]?.[column + right] ?? pole;
      if (row + 2 <= uDegree) alongU = Math.max(alongU, bend(pole, at(1, 0), at(1, 0), at(2, 0)));
      if (column + 2 <= vDegree) alongV = Math.max(alongV, bend(pole, at(0, 1), at(0, 1), at(0, 2)));
      if (row < uDegree && column < vDegree) twist = Math.max(twist, bend(pole, at(1, 0), at(0, 1), at(1, 1)));
    }
  }
  const ofChords = (uDegree * (uDegree - 1) * alongU + vDegree * (vDegree - 1) * alongV) / 8;
  return ofChords + (uDegree * vDegree * twist) / 4;
}

/** Length of a - b - c + d. */
function bend([ax, ay, az]: Vector, [bx, by, bz]: Vector, [cx, cy, cz]: Vector, [dx, dy, dz]: Vector): number {
  return Math.hypot(ax - bx - cx + dx, ay - by - cy + dy, az - bz - cz + dz);
}

function poleOf(poles: readonly Vector[], at: number): Vector {
  const pole = poles[at];
  if (pole === undefined) throw new Error('A curve has poles.');
  return pole;
}

/** From pole to pole, degree by degree, in a copy. */
function casteljau(poles: readonly Vector[], share: number): Vector {
  const left = poles.slice();
  for (let count = left.length - 1; count > 0; count--) {
    for (let at = 0; at < count; at++) left[at] = between(poleOf(left, at), poleOf(left, at + 1), share);
  }
  return poleOf(left, 0);
}

export function between([ax, ay, az]: Vector, [bx, by, bz]: Vector, share: number): Vector {
  return [ax + (bx - ax) * share, ay + (by - ay) * share, az + (bz - az) * share];
}

export function distance([ax, ay, az]: Vector, [bx, by, bz]: Vector): number {
  return Math.hypot(ax - bx, ay - by, az - bz);
}
