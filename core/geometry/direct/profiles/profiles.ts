import type { Argument } from '#core/step';
import type { Curves } from '../curves/curve.ts';
import { decline } from '../declined.ts';
import { type Frame, identity } from '../frame.ts';
import { join } from '../joined-rings.ts';
import type { Placements } from '../placements.ts';
import { boundsOf } from '../plane/area.ts';
import { RecentById } from '../recent-by-id.ts';
import { clockwise, counterClockwise, movedRing, type Ring, signedArea, withoutRepeats } from '../ring.ts';
import { listOf, numberOf, optionalReference, referenceOf, type Source } from '../source.ts';
import { plane2D } from '../transformations.ts';
import { triangulate } from '../triangulate.ts';
import { drawParameterised, isParameterised } from './parameterised.ts';
import type { Outlines } from './shaper.ts';
import { strip } from './strip.ts';

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
/** Of an IfcCompositeProfileDef. */
const MOST_PARTS = 1000;
/** IfcMirroredProfileDef: about the y axis. */
const MIRROR: Frame = [-1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];
/** Of the area: a profile below it is nothing but noise of its own coordinates. */
const LEAST_AREA_RATIO = 1e-12;

/** IfcProfileDef of all kinds that bound an area, each drawn and triangulated once as long as it is not long ago. */
export class Profiles {
  readonly #source: Source;
  readonly #placements: Placements;
  readonly #curves: Curves;
  readonly #known = new RecentById<readonly Profile[]>();

  constructor(source: Source, placements: Placements, curves: Curves) {
    this.#source = source;
    this.#placements = placements;
    this.#curves = curves;
  }

  /** One area, or those of an IfcCompositeProfileDef. */
  all(id: number): readonly Profile[] {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const profiles = this.#outlines(id, 0).map(({ outer, holes }) => profileOf(outer, holes));
    this.#known.set(id, profiles);
    return profiles;
  }

  #outlines(id: number, depth: number): readonly Outlines[] {
    if (depth > DEEPEST_PROFILE) decline('cyclic profile');
    const { reader } = this.#source;
    const keyword = reader.keywordOf(id);
    if (keyword === 'IFCARBITRARYCLOSEDPROFILEDEF') return [{ outer: this.#closed(reader.argument(id, 2)), holes: [] }];
    const values = reader.read(id);
    if (isParameterised(keyword)) {
      const position = this.#placements.axes(optionalReference(values[2]));
      return [moved(drawParameterised(this.#source, keyword, values), position)];
    }
    switch (keyword) {
      case 'IFCARBITRARYPROFILEDEFWITHVOIDS':
        return [{ outer: this.#closed(values[2]), holes: listOf(values[3]).map((curve) => this.#closed(curve)) }];
      case 'IFCCENTERLINEPROFILEDEF':
        return [
          { outer: strip(this.#curves.points(referenceOf(values[2])), numberOf(values[3]), this.#source), holes: [] },
        ];
      case 'IFCCOMPOSITEPROFILEDEF':
        return this.#composite(values[2], depth);
      case 'IFCDERIVEDPROFILEDEF':
        return this.#derived(values[2], plane2D(this.#source, referenceOf(values[3])), depth);
      case 'IFCMIRROREDPROFILEDEF':
        return this.#derived(values[2], MIRROR, depth);
      default:
        return decline(`profile ${keyword}`);
    }
  }

  #closed(curve: Argument | undefined): number[] {
    return withoutRepeats(this.#curves.points(referenceOf(curve)), this.#source.tolerance / 100);
  }

  #composite(profiles: Argument | undefined, depth: number): readonly Outlines[] {
    const parts = listOf(profiles);
    if (parts.length > MOST_PARTS) decline('profile of too many parts');
    const outlines = parts.flatMap((part) => this.#outlines(referenceOf(part), depth + 1));
    return outlines.length > MOST_PARTS ? decline('profile of too many parts') : outlines;
  }

  #derived(parent: Argument | undefined, frame: Frame, depth: number): readonly Outlines[] {
    return this.#outlines(referenceOf(parent), depth + 1).map((outlines) => moved(outlines, frame));
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
  const { left, right, front, back } = boundsOf(ring);
  return Math.max(right - left, back - front) ** 2;
}

function moved({ outer, holes }: Outlines, frame: Frame): Outlines {
  if (frame === identity) return { outer, holes };
  return { outer: movedRing(outer, frame), holes: holes.map((hole) => movedRing(hole, frame)) };
}
