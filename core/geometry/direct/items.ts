import type { Color } from '../mesh.ts';
import type { ItemColors } from './colors/item-colors.ts';
import { Declined, decline, refuse } from './declined.ts';
import { compose, type Frame, identity } from './frame.ts';
import { type BooleanContext, booleanSolids, firstOperand } from './solids/booleans.ts';
import type { Solid } from './solids/solid.ts';
import { solidsOf, treeRoot } from './solids/solid-of.ts';
import { listOf, optionalReference, referenceOf } from './source.ts';
import { space3D } from './transformations.ts';
import { TwoGenerations } from './two-generations.ts';

/** One body of a product. */
export interface Part {
  readonly solid: Solid;
  /** From the solid's coordinates to the product's. */
  readonly frame: Frame;
  /** Of its style; undefined where it has none. */
  readonly color: Color | undefined;
}

/** Maps of maps: deeper ones are cyclic. */
const DEEPEST_MAP = 32;
/** Bodies of one product: a few bytes that name each other twice, thirty times over, stand for a billion. */
const MOST_PARTS = 100_000;
const TOO_MANY_PARTS = `It has more than ${MOST_PARTS} bodies.`;

/** Of the maps that are known, one generation of them; a map of few parts weighs as much as an entry does. */
const MOST_KNOWN_PARTS = 200_000;
const weightOfMap = (parts: readonly Part[] | Declined) => (parts instanceof Declined ? 10 : 10 + parts.length);

/** Representation items as bodies; what a representation map holds is made once. */
export class Items {
  readonly #context: BooleanContext;
  readonly #colors: ItemColors;
  /** The parts of each IfcRepresentationMap, or why they are declined. */
  readonly #maps = new TwoGenerations<number, readonly Part[] | Declined>(MOST_KNOWN_PARTS, weightOfMap);

  constructor(context: BooleanContext, colors: ItemColors) {
    this.#context = context;
    this.#colors = colors;
  }

  /** The bodies of all items of a representation. */
  all(items: readonly number[]): Part[] {
    const parts: Part[] = [];
    for (let at = 0; at < items.length; at++) {
      const those = this.parts(items[at] ?? 0);
      for (let one = 0; one < those.length; one++) {
        const part = those[one];
        if (part !== undefined && parts.push(part) > MOST_PARTS) refuse(TOO_MANY_PARTS);
      }
    }
    return parts;
  }

  /** The bodies of an IfcRepresentationItem; curves and points have none. */
  parts(id: number, depth = 0): readonly Part[] {
    const keyword = this.#context.source.reader.keywordOf(id);
    switch (keyword) {
      case 'IFCMAPPEDITEM':
        return this.#mapped(id, depth);
      case 'IFCCSGSOLID':
      case 'IFCBOOLEANRESULT':
      case 'IFCBOOLEANCLIPPINGRESULT':
        return this.#boolean(id);
      case 'IFCGEOMETRICSET':
      case 'IFCGEOMETRICCURVESET':
        return this.#withoutBody(id);
      default:
        return this.#placed(solidsOf(this.#context, id), this.#colors.of(id));
    }
  }

  #boolean(id: number): readonly Part[] {
    const root = treeRoot(this.#context, id);
    const color =
      this.#colors.of(id) ?? this.#colors.of(root) ?? this.#colors.of(firstOperand(this.#context.source, root));
    return this.#placed(booleanSolids(this.#context, root), color);
  }

  #placed(solids: readonly Solid[], color: Color | undefined): readonly Part[] {
    return solids.map((solid) => ({ solid, frame: identity, color }));
  }

  /** Sets of curves and points have no faces; sets with surfaces are for another engine. */
  #withoutBody(id: number): readonly Part[] {
    const { reader } = this.#context.source;
    for (const element of listOf(reader.argument(id, 0))) {
      const keyword = reader.keywordOf(referenceOf(element));
      if (!/(CURVE|POLYLINE|LINE|CIRCLE|ELLIPSE|POINT)$/.test(keyword)) decline(`set with ${keyword}`);
    }
    return [];
  }

  /** IfcMappedItem: what is mapped keeps its own colours, and takes those of the mapping where it has none. */
  #mapped(id: number, depth: number): readonly Part[] {
    if (depth > DEEPEST_MAP) decline('cyclic map');
    const { reader } = this.#context.source;
    reader.readReferencesOf(id);
    const { first = decline('not a reference'), second = decline('not a reference') } = reader;
    const target = space3D(this.#context.source, second);
    const color = this.#colors.of(id);
    return this.#map(first, depth).map((part) => ({
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
    const { reader } = this.#context.source;
    const [mappingOrigin, mappedRepresentation] = reader.read(id);
    const origin = this.#context.placements.axes(optionalReference(mappingOrigin));
    const items = listOf(reader.argument(referenceOf(mappedRepresentation), 3));
    const parts: Part[] = [];
    for (const item of items) {
      for (const { solid, frame, color } of this.parts(referenceOf(item), depth + 1)) {
        if (parts.push({ solid, frame: compose(origin, frame), color }) > MOST_PARTS) refuse(TOO_MANY_PARTS);
      }
    }
    return parts;
  }
}
