import type { Curves } from '../curves/curve.ts';
import { decline } from '../declined.ts';
import { type Frame, identity } from '../frame.ts';
import type { Placements } from '../placements.ts';
import { Recent } from '../recent.ts';
import { clockwise, counterClockwise, movedRing, type Ring, signedArea, withoutRepeats } from '../ring.ts';
import { listOf, optionalReference, referenceOf, type Source } from '../source.ts';
import { plane2D } from '../transformations.ts';
import { join, triangulate } from '../triangulate.ts';
import { drawParameterised, isParameterised, type Outlines } from './parameterised.ts';

/** An area in the plane: what is swept. */
export interface Profile {
  /** Counter-clockwise. */
  readonly outer: Ring;
  /** Clockwise. */
  readonly holes: readonly Ring[];
  /** Over the points of `outer` and `holes` one behind the other; declined where that cannot be done. */
  readonly triangles: readonly number[];
}

const DEEPEST_PROFILE = 10;
const MOST_KNOWN = 1 << 12;
/** Of the area: a profile below it is nothing but noise of its own coordinates. */
const LEAST_AREA_RATIO = 1e-12;

/** IfcProfileDef of all kinds that bound an area, each drawn and triangulated once as long as it is not long ago. */
export class Profiles {
  readonly #source: Source;
  readonly #placements: Placements;
  readonly #curves: Curves;
  readonly #known = new Recent<number, Profile>(MOST_KNOWN);

  constructor(source: Source, placements: Placements, curves: Curves) {
    this.#source = source;
    this.#placements = placements;
    this.#curves = curves;
  }

  get(id: number): Profile {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const { outer, holes } = this.#outlines(id, 0);
    const profile = profileOf(outer, holes);
    this.#known.set(id, profile);
    return profile;
  }

  #outlines(id: number, depth: number): Outlines {
    if (depth > DEEPEST_PROFILE) decline('cyclic profile');
    const { reader, tolerance } = this.#source;
    const keyword = reader.keywordOf(id);
    const values = reader.read(id);
    if (isParameterised(keyword)) {
      const position = this.#placements.axes(optionalReference(values[2]));
      return moved(drawParameterised(this.#source, keyword, values), position);
    }
    const closed = (curve: number) => withoutRepeats(this.#curves.points(curve), tolerance / 100);
    switch (keyword) {
      case 'IFCARBITRARYCLOSEDPROFILEDEF':
        return { outer: closed(referenceOf(values[2])), holes: [] };
      case 'IFCARBITRARYPROFILEDEFWITHVOIDS':
        return {
          outer: closed(referenceOf(values[2])),
          holes: listOf(values[3]).map((curve) => closed(referenceOf(curve))),
        };
      case 'IFCDERIVEDPROFILEDEF': {
        const parent = this.#outlines(referenceOf(values[2]), depth + 1);
        return moved(parent, plane2D(this.#source, referenceOf(values[3])));
      }
      default:
        return decline(`profile ${keyword}`);
    }
  }
}

/** Directed; declined where it has no area, or is not one. */
export function profileOf(outerRing: Ring, holeRings: readonly Ring[]): Profile {
  if (outerRing.length < 6 || holeRings.some((hole) => hole.length < 6)) decline('profile of too few points');
  const outer = counterClockwise(outerRing);
  const holes = holeRings.map(clockwise);
  const area = signedArea(outer) + holes.reduce((sum, hole) => sum + signedArea(hole), 0);
  if (!(area > LEAST_AREA_RATIO * extentOf(outer))) decline('profile without area');
  return new DrawnProfile(outer, holes);
}

/** Triangulated when it is needed: openings are not, nor is what was swept before. */
class DrawnProfile implements Profile {
  readonly outer: Ring;
  readonly holes: readonly Ring[];
  #triangles: readonly number[] | undefined;

  constructor(outer: Ring, holes: readonly Ring[]) {
    this.outer = outer;
    this.holes = holes;
  }

  get triangles(): readonly number[] {
    this.#triangles ??= triangulate(join(this.outer, this.holes));
    if (this.#triangles.length === 0) decline('profile that cannot be triangulated');
    return this.#triangles;
  }
}

/** Square of the larger side of the box. */
function extentOf(ring: Ring): number {
  let [left, right, front, back] = [ring[0] ?? 0, ring[0] ?? 0, ring[1] ?? 0, ring[1] ?? 0];
  for (let at = 0; at < ring.length; at += 2) {
    const x = ring[at] ?? 0;
    const y = ring[at + 1] ?? 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
    front = Math.min(front, y);
    back = Math.max(back, y);
  }
  return Math.max(right - left, back - front) ** 2;
}

function moved({ outer, holes }: Outlines, frame: Frame): Outlines {
  if (frame === identity) return { outer, holes };
  return { outer: movedRing(outer, frame), holes: holes.map((hole) => movedRing(hole, frame)) };
}
