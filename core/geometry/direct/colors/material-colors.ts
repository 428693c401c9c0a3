import type { Argument } from '#core/step';
import type { Color } from '../../mesh.ts';
import { listOf, type Source } from '../source.ts';
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
  readonly #source: Source;
  readonly #surfaces: SurfaceColors;
  readonly #known = new Map<number, Color | undefined>();
  #materialOf: Map<number, number> | undefined;
  #typeOf: Map<number, number> | undefined;
  #representations: Map<number, number> | undefined;

  constructor(source: Source, surfaces: SurfaceColors) {
    this.#source = source;
    this.#surfaces = surfaces;
  }

  /** Undefined where no material of the object has one. */
  of(object: number): Color | undefined {
    this.#materialOf ??= this.#related('IFCRELASSOCIATESMATERIAL');
    this.#typeOf ??= this.#related('IFCRELDEFINESBYTYPE');
    const material = this.#materialOf.get(object) ?? this.#materialOf.get(this.#typeOf.get(object) ?? -1);
    return material === undefined ? undefined : this.#ofDefinition(material, 0);
  }

  #ofDefinition(id: number, depth: number): Color | undefined {
    if (depth > DEEPEST_DEFINITION) return undefined;
    if (this.#known.has(id)) return this.#known.get(id);
    const color = this.#read(id, depth);
    this.#known.set(id, color);
    return color;
  }

  #read(id: number, depth: number): Color | undefined {
    const { reader } = this.#source;
    const keyword = reader.keywordOf(id);
    if (keyword === 'IFCMATERIAL') return this.#ofMaterial(id);
    const position = leadsTo[keyword];
    if (position === undefined) return undefined;
    const next = reader.argument(id, position);
    for (const definition of Array.isArray(next) ? next : [next]) {
      const color = typeof definition === 'number' ? this.#ofDefinition(definition, depth + 1) : undefined;
      if (color !== undefined) return color;
    }
    return undefined;
  }

  /** By IfcMaterialDefinitionRepresentation, IfcStyledRepresentation and IfcStyledItem. */
  #ofMaterial(id: number): Color | undefined {
    const { reader } = this.#source;
    this.#representations ??= this.#gatherRepresentations();
    const definition = this.#representations.get(id);
    if (definition === undefined) return undefined;
    for (const representation of references(reader.argument(definition, 2))) {
      for (const item of references(reader.argument(representation, 3))) {
        if (reader.keywordOf(item) !== 'IFCSTYLEDITEM') continue;
        const color = this.#surfaces.ofStyles(reader.argument(item, 1));
        if (color !== undefined) return color;
      }
    }
    return undefined;
  }

  #gatherRepresentations(): Map<number, number> {
    const { reader } = this.#source;
    const found = new Map<number, number>();
    for (const id of reader.ids('IFCMATERIALDEFINITIONREPRESENTATION')) {
      const material = reader.argument(id, 3);
      if (typeof material === 'number') found.set(material, id);
    }
    return found;
  }

  /** From each related object (argument 4) to what the relationship relates it to (argument 5). */
  #related(keyword: string): Map<number, number> {
    const { reader } = this.#source;
    const found = new Map<number, number>();
    for (const id of reader.ids(keyword)) {
      const [objects, relating] = reader.argumentsFrom(id, 4, 2);
      if (typeof relating !== 'number') continue;
      for (const object of references(objects)) if (!found.has(object)) found.set(object, relating);
    }
    return found;
  }
}

const references = (argument: Argument | undefined): number[] =>
  argument === null || argument === undefined
    ? []
    : listOf(argument).filter((item): item is number => typeof item === 'number');
