import type { Argument, ArgumentReader } from '#core/step';
import type { Color } from '../../mesh.ts';
import type { UnreadableStyles } from '../../unreadable-styles.ts';
import type { Link, Links } from '../links/links.ts';
import { readable } from '../readable.ts';
import { firstColor, noColor, type StyleColor } from './style-color.ts';
import type { SurfaceColors } from './surface-colors.ts';

/** Which argument of a material definition leads on to materials. */
const leadsTo: Readonly<Record<string, number>> = {
  IFCMATERIALLIST: 0,
  IFCMATERIALLAYERSETUSAGE: 0,
  IFCMATERIALLAYERSET: 0,
  IFCMATERIALLAYER: 0,
  IFCMATERIALLAYERWITHOFFSETS: 0,
  IFCMATERIALCONSTITUENTSET: 2,
  IFCMATERIALCONSTITUENT: 2,
  IFCMATERIALPROFILESETUSAGE: 0,
  IFCMATERIALPROFILESETUSAGETAPERING: 0,
  IFCMATERIALPROFILESET: 2,
  IFCMATERIALPROFILE: 2,
  IFCMATERIALPROFILEWITHOFFSETS: 2,
};
const DEEPEST_DEFINITION = 10;

/** The colours of the materials of objects, by IfcRelAssociatesMaterial; of an object without one, those of its type. */
export class MaterialColors {
  readonly #reader: ArgumentReader;
  readonly #surfaces: SurfaceColors;
  readonly #unreadable: UnreadableStyles;
  readonly #known = new Map<number, StyleColor>();
  readonly #links: Links;
  #materialOf: Link | undefined;
  #typeOf: Link | undefined;
  #representations: Link | undefined;

  /** @param unreadable is told of what cannot be read. */
  constructor(reader: ArgumentReader, surfaces: SurfaceColors, unreadable: UnreadableStyles, links: Links) {
    this.#reader = reader;
    this.#surfaces = surfaces;
    this.#unreadable = unreadable;
    this.#links = links;
  }

  /** Undefined where no material of the object has one that can be read. */
  of(object: number): Color | undefined {
    this.#materialOf ??= this.#links.first('materials') ?? this.#related('IFCRELASSOCIATESMATERIAL');
    this.#typeOf ??= this.#links.first('types') ?? this.#related('IFCRELDEFINESBYTYPE');
    const material = this.#materialOf.get(object) ?? this.#materialOf.get(this.#typeOf.get(object) ?? -1);
    if (material === undefined) return undefined;
    const { color, unreadable } = this.#ofDefinition(material, 0) ?? noColor;
    if (unreadable !== undefined) this.#unreadable.add(unreadable);
    return color;
  }

  /** Undefined where there is no such statement. */
  #ofDefinition(id: number, depth: number): StyleColor | undefined {
    if (depth > DEEPEST_DEFINITION) return noColor;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    if (this.#reader.rowOf(id) < 0) return undefined;
    const color = this.#read(id, depth);
    this.#known.set(id, color);
    return color;
  }

  #read(id: number, depth: number): StyleColor {
    const keyword = this.#reader.keywordOf(id);
    if (keyword === 'IFCMATERIAL') return this.#ofMaterial(id);
    const position = leadsTo[keyword];
    if (position === undefined) return noColor;
    return this.#first(id, position, (definition) => this.#ofDefinition(definition, depth + 1));
  }

  /** By IfcMaterialDefinitionRepresentation, IfcStyledRepresentation and IfcStyledItem. */
  #ofMaterial(id: number): StyleColor {
    this.#representations ??= this.#links.last('representations') ?? this.#gatherRepresentations();
    const definition = this.#representations.get(id);
    return definition === undefined ? noColor : this.#first(definition, 2, this.#ofRepresentation);
  }

  readonly #ofRepresentation = (id: number): StyleColor | undefined =>
    this.#reader.rowOf(id) < 0 ? undefined : this.#first(id, 3, this.#ofRepresentationItem);

  readonly #ofRepresentationItem = (id: number): StyleColor | undefined => {
    if (this.#reader.rowOf(id) < 0) return undefined;
    return this.#reader.keywordOf(id) === 'IFCSTYLEDITEM' ? this.#surfaces.ofStyledItem(id) : noColor;
  };

  /** The first colour among what an argument refers to: one reference, a list of them, or none. */
  #first(id: number, position: number, colorOf: (id: number) => StyleColor | undefined): StyleColor {
    return firstColor(id, () => listed(this.#reader.argument(id, position)), colorOf);
  }

  #gatherRepresentations(): Map<number, number> {
    const reader = this.#reader;
    const found = new Map<number, number>();
    for (const id of reader.ids('IFCMATERIALDEFINITIONREPRESENTATION')) {
      const material = readable(() => reader.argument(id, 3));
      if (typeof material === 'number') found.set(material, id);
      else this.#unreadable.add(id);
    }
    return found;
  }

  /**
   * From each related object (argument 4) to what the relationship relates it to (argument 5). Whoever reads relationships
   * for what they mean tells of those that cannot be read.
   */
  #related(keyword: string): Map<number, number> {
    const reader = this.#reader;
    const found = new Map<number, number>();
    for (const id of reader.ids(keyword)) {
      const [objects = null, relating = null] = readable(() => reader.argumentsFrom(id, 4, 2)) ?? [];
      if (typeof relating !== 'number') continue;
      for (const object of listed(objects)) {
        if (typeof object === 'number' && !found.has(object)) found.set(object, relating);
      }
    }
    return found;
  }
}

const isList = (argument: Argument): argument is readonly Argument[] => Array.isArray(argument);
const listed = (argument: Argument): readonly Argument[] =>
  argument === null ? [] : isList(argument) ? argument : [argument];
