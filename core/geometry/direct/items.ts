import type { Color } from '../mesh.ts';
import type { ItemColors } from './colors/item-colors.ts';
import type { Curves } from './curves/curve.ts';
import { Declined, decline } from './declined.ts';
import { compose, type Frame, identity } from './frame.ts';
import type { Placements } from './placements.ts';
import type { Profiles } from './profiles/profiles.ts';
import { booleanSolids, firstOperand, isBoolean } from './solids/booleans.ts';
import type { Subtraction } from './solids/difference/subtract.ts';
import { extrusion } from './solids/extrusions.ts';
import { FaceSet } from './solids/face-sets.ts';
import { shells } from './solids/shells.ts';
import type { Solid } from './solids/solid.ts';
import { listOf, optionalReference, referenceOf, type Source } from './source.ts';
import { space3D } from './transformations.ts';

/** One body of a product. */
export interface Part {
  readonly solid: Solid;
  /** From the solid's coordinates to the product's. */
  readonly frame: Frame;
  /** Of its style; undefined where it has none. */
  readonly color: Color | undefined;
}

/** Maps of maps: deeper ones are cyclic. */
const DEEPEST_MAP = 20;

/** Representation items as bodies; what a representation map holds is made once. */
export class Items {
  readonly #source: Source;
  readonly #placements: Placements;
  readonly #curves: Curves;
  readonly #profiles: Profiles;
  readonly #colors: ItemColors;
  readonly #subtraction: Subtraction;
  /** The parts of each IfcRepresentationMap, or why they are declined. */
  readonly #maps = new Map<number, readonly Part[] | Declined>();

  constructor(
    source: Source,
    placements: Placements,
    curves: Curves,
    profiles: Profiles,
    colors: ItemColors,
    subtraction: Subtraction,
  ) {
    this.#source = source;
    this.#placements = placements;
    this.#curves = curves;
    this.#profiles = profiles;
    this.#colors = colors;
    this.#subtraction = subtraction;
  }

  /** The bodies of an IfcRepresentationItem; curves and points have none. */
  parts(id: number, depth = 0): readonly Part[] {
    const keyword = this.#source.reader.keywordOf(id);
    if (keyword === 'IFCMAPPEDITEM') return this.#mapped(id, depth);
    if (isBoolean(keyword)) return this.#boolean(id);
    const solid = this.#solid(id, keyword);
    return solid === undefined ? [] : [{ solid, frame: identity, color: this.#colors.of(id) }];
  }

  #boolean(id: number): readonly Part[] {
    const operand = (item: number) => {
      const keyword = this.#source.reader.keywordOf(item);
      return this.#solid(item, keyword) ?? decline(`boolean of ${keyword}`);
    };
    const color = this.#colors.of(id) ?? this.#colors.of(firstOperand(this.#source, id));
    const [source, placements, curves] = [this.#source, this.#placements, this.#curves];
    const solids = booleanSolids({ ...this.#subtraction, source, placements, curves, operand }, id);
    return solids.map((solid) => ({ solid, frame: identity, color }));
  }

  #solid(id: number, keyword: string): Solid | undefined {
    switch (keyword) {
      case 'IFCEXTRUDEDAREASOLID':
        return extrusion(this.#source, this.#placements, this.#profiles, id);
      case 'IFCTRIANGULATEDFACESET':
      case 'IFCPOLYGONALFACESET':
        return new FaceSet(this.#source, id);
      case 'IFCGEOMETRICSET':
      case 'IFCGEOMETRICCURVESET':
        return this.#withoutBody(id);
      default:
        return shells(this.#source, keyword, id) ?? decline(`item ${keyword}`);
    }
  }

  /** Sets of curves and points have no faces; sets with surfaces are for another engine. */
  #withoutBody(id: number): undefined {
    const { reader } = this.#source;
    for (const element of listOf(reader.argument(id, 0))) {
      const keyword = reader.keywordOf(referenceOf(element));
      if (!/(CURVE|POLYLINE|LINE|CIRCLE|ELLIPSE|POINT)$/.test(keyword)) decline(`set with ${keyword}`);
    }
    return undefined;
  }

  /** IfcMappedItem: what is mapped keeps its own colours, and takes those of the mapping where it has none. */
  #mapped(id: number, depth: number): readonly Part[] {
    if (depth > DEEPEST_MAP) decline('cyclic map');
    const [mappingSource, mappingTarget] = this.#source.reader.read(id);
    const target = space3D(this.#source, referenceOf(mappingTarget));
    const color = this.#colors.of(id);
    return this.#map(referenceOf(mappingSource), depth).map((part) => ({
      solid: part.solid,
      frame: compose(target, part.frame),
      color: part.color ?? color,
    }));
  }

  #map(id: number, depth: number): readonly Part[] {
    const known = this.#maps.get(id);
    if (known instanceof Declined) throw known;
    if (known !== undefined) return known;
    try {
      const parts = this.#readMap(id, depth);
      this.#maps.set(id, parts);
      return parts;
    } catch (error) {
      if (error instanceof Declined) this.#maps.set(id, error);
      throw error;
    }
  }

  #readMap(id: number, depth: number): readonly Part[] {
    const { reader } = this.#source;
    const [mappingOrigin, mappedRepresentation] = reader.read(id);
    const origin = this.#placements.axes(optionalReference(mappingOrigin));
    const items = listOf(reader.argument(referenceOf(mappedRepresentation), 3));
    return items.flatMap((item) =>
      this.parts(referenceOf(item), depth + 1).map((part) => ({ ...part, frame: compose(origin, part.frame) })),
    );
  }
}
