import type { Curves } from '../../curves/curve.ts';
import { decline } from '../../declined.ts';
import { type Frame, inverse } from '../../frame.ts';
import type { Placements } from '../../placements.ts';
import { boundsOf, isConvex, isInside, passesThrough } from '../../plane/area.ts';
import { distanceToRing } from '../../plane/within.ts';
import { type Ring, withoutRepeats } from '../../ring.ts';
import { optionalReference, referenceOf, type Source } from '../../source.ts';

/** What a clipping leaves of space: where `nx x + ny y + nz z > offset`. */
export interface HalfSpace {
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  readonly offset: number;
  /** Only what projects into this ring is taken away. */
  readonly boundary: { readonly ring: Ring; readonly toPlane: Frame } | undefined;
}

/** IfcBoxedHalfSpace is no smaller than any other: its Enclosure only says where the body is that it is to cut. */
const keywords = ['IFCHALFSPACESOLID', 'IFCPOLYGONALBOUNDEDHALFSPACE', 'IFCBOXEDHALFSPACE'];

/** IfcHalfSpaceSolid and its subtypes over an IfcPlane, as what is left when it is taken away. */
export function halfSpace(source: Source, placements: Placements, curves: Curves, id: number): HalfSpace | undefined {
  const { reader, tolerance } = source;
  const keyword = reader.keywordOf(id);
  if (!keywords.includes(keyword)) return undefined;
  const [baseSurface, agreementFlag, position, polygonalBoundary] = reader.read(id);
  const surface = referenceOf(baseSurface);
  if (reader.keywordOf(surface) !== 'IFCPLANE') decline('half-space over a curved surface');
  const [, , , , , , zx, zy, zz, ox, oy, oz] = placements.axes(referenceOf(reader.argument(surface, 0)));
  const side = agreementFlag === 'F' ? -1 : 1;
  const [nx, ny, nz] = [zx * side, zy * side, zz * side];
  const isBounded = keyword === 'IFCPOLYGONALBOUNDEDHALFSPACE';
  const boundary = isBounded
    ? {
        ring: withoutRepeats(curves.points(referenceOf(polygonalBoundary)), tolerance / 100),
        toPlane: inverse(placements.axes(optionalReference(position))),
      }
    : undefined;
  return { nx, ny, nz, offset: nx * ox + ny * oy + nz * oz, boundary };
}

/** What is left when all the rest is taken away. */
export function otherSide({ nx, ny, nz, offset, boundary }: HalfSpace): HalfSpace {
  if (boundary !== undefined) decline('intersection with a bounded half-space');
  return { nx: -nx, ny: -ny, nz: -nz, offset: -offset, boundary };
}

/** The same without a boundary. */
export function endless({ nx, ny, nz, offset }: HalfSpace): HalfSpace {
  return { nx, ny, nz, offset, boundary: undefined };
}

/** Of a point to the plane, positive on the side that is left. */
export function distanceTo({ nx, ny, nz, offset }: HalfSpace, x: number, y: number, z: number): number {
  return nx * x + ny * y + nz * z - offset;
}

/** How a boundary lies to some points: around all of them, beside all of them, or neither. */
export type Reach = 'all' | 'none' | 'some';

/** @param points x, y, z in turn: those that would be taken away. @param all of the body. */
export function reachOf(
  { ring, toPlane }: NonNullable<HalfSpace['boundary']>,
  points: readonly number[],
  all: readonly number[],
  tolerance: number,
): Reach {
  const isWithin = (x: number, y: number) => isInside(ring, x, y) || distanceToRing(x, y, ring) <= tolerance;
  const seen = projected(points, toPlane);
  let within = 0;
  for (let at = 0; at < seen.length; at += 2) if (isWithin(seen[at] ?? 0, seen[at + 1] ?? 0)) within++;
  if (within * 2 === seen.length && (isConvex(ring) || !passesThrough(ring, boundsOf(seen), tolerance))) return 'all';
  const body = boundsOf(projected(all, toPlane));
  const bounds = boundsOf(ring);
  const isBeside =
    body.right <= bounds.left + tolerance ||
    body.left >= bounds.right - tolerance ||
    body.back <= bounds.front + tolerance ||
    body.front >= bounds.back - tolerance;
  return isBeside ? 'none' : 'some';
}

function projected(points: readonly number[], frame: Frame): number[] {
  const result: number[] = [];
  for (let at = 0; at < points.length; at += 3) {
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    const z = points[at + 2] ?? 0;
    result.push(
      frame[0] * x + frame[3] * y + frame[6] * z + frame[9],
      frame[1] * x + frame[4] * y + frame[7] * z + frame[10],
    );
  }
  return result;
}
