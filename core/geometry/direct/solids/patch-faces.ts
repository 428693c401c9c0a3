import { decline } from '../declined.ts';
import type { FaceBuilder } from '../face-builder.ts';
import { cross, unit, type Vector, vector } from '../frame.ts';
import type { Source } from '../source.ts';
import { type BezierPatch, bulge, cornersOf, distance, hasStraightEdges, pointOn } from './bezier-patch.ts';
import type { EdgeUse, StraightEdges } from './straight-edges.ts';

/** Cells along each side of all patches of a body: an even number, so that what the diagonals take and give is the same. */
export function cellsOf({ segmentation, lengthToMetres }: Source, patches: readonly BezierPatch[]): number {
  const worst = Math.max(0, ...patches.map(bulge)) * lengthToMetres;
  const needed = Math.sqrt(worst / segmentation.chordError);
  return 2 * Math.max(1, Math.ceil(Math.min(segmentation.most, needed) / 2));
}

/** The edges of a body, and how finely they are cut. */
interface CutEdges {
  readonly edges: StraightEdges;
  readonly cells: number;
}

/**
 * A face that is the whole of a patch.
 *
 * @param loop counter-clockwise seen from outside. @throws Declined where it does not run along the edges of the patch
 */
export function addPatch(
  faces: FaceBuilder,
  { tolerance }: Source,
  patch: BezierPatch,
  loop: readonly EdgeUse[],
  { edges, cells }: CutEdges,
): void {
  if (!hasStraightEdges(patch, tolerance)) decline('patch with curved edges');
  const ids = loop.map(({ from }) => from);
  const order = orders.find((places) =>
    cornersOf(patch).every((corner, at) => distance(corner, edges.vertex(ids[places[at] ?? 0] ?? 0)) <= tolerance),
  );
  if (ids.length !== 4 || order === undefined) decline('patch that is trimmed');
  const [a = 0, b = 0, c = 0, d = 0] = order.map((place) => ids[place] ?? 0);
  const pointAt = (u: number, v: number): Vector => {
    if (v === 0) return edges.at({ from: a, to: b }, u, cells);
    if (u === cells) return edges.at({ from: b, to: c }, v, cells);
    if (v === cells) return edges.at({ from: d, to: c }, u, cells);
    if (u === 0) return edges.at({ from: a, to: d }, v, cells);
    return pointOn(patch, u / cells, v / cells);
  };
  const isAlong = ((order[1] ?? 0) - (order[0] ?? 0) + 4) % 4 === 1;
  addGrid(faces, pointAt, cells, isAlong);
}

/** Where the corners of a patch may be in a loop: from any of them on, in either direction. */
const orders = [0, 1, 2, 3].flatMap((first) => [1, 3].map((step) => [0, 1, 2, 3].map((at) => (first + at * step) % 4)));

/** @param isAlong whether outside is where u turns to v counter-clockwise. */
function addGrid(faces: FaceBuilder, pointAt: (u: number, v: number) => Vector, cells: number, isAlong: boolean): void {
  const [side, sign] = [cells + 1, isAlong ? 1 : -1];
  const first = faces.vertices;
  faces.reserve(side * side, 6 * cells * cells);
  const points = Array.from({ length: side * side }, (_, at) => pointAt(Math.floor(at / side), at % side));
  const point = (u: number, v: number): Vector => points[u * side + v] ?? decline('patch without a point');
  for (let u = 0; u < side; u++) {
    for (let v = 0; v < side; v++) {
      const alongU = minus(point(Math.min(u + 1, cells), v), point(Math.max(u - 1, 0), v));
      const alongV = minus(point(u, Math.min(v + 1, cells)), point(u, Math.max(v - 1, 0)));
      const normal = unit(cross(alongU, alongV)) ?? decline('patch without a normal');
      const [x, y, z] = point(u, v);
      faces.vertex(x, y, z, sign * normal[0], sign * normal[1], sign * normal[2]);
    }
  }
  const add = (a: number, b: number, c: number) => (isAlong ? faces.triangle(a, b, c) : faces.triangle(a, c, b));
  for (let u = 0; u < cells; u++) {
    for (let v = 0; v < cells; v++) {
      const a = first + u * side + v;
      const [b, c, d] = [a + side, a + side + 1, a + 1];
      // Diagonals in turn: on a twisted patch one kind lies inside, the other outside of it.
      const isRising = (u + v) % 2 === 0;
      add(a, b, isRising ? c : d);
      add(isRising ? a : b, c, d);
    }
  }
}

function minus(a: Vector, b: Vector): Vector {
  return vector(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
