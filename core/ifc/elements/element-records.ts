import type { Element, ElementKind, MeshMeasures } from '#core/model';
import { Classifications } from '../associations/classifications.ts';
import { MaterialAssignments } from '../associations/material-assignments.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Placements } from '../placement/placements.ts';
import type { Products } from '../products.ts';
import { ValueTypes } from '../properties/value-types.ts';
import type { Relations } from '../relations.ts';
import type { Places } from '../tree/places.ts';
import { typeOf } from '../type-of.ts';
import type { Units } from '../units.ts';
import { Attributes } from './attributes.ts';
import { Boundaries } from './boundaries.ts';
import { Connections } from './connections.ts';
import { ElementReferences } from './element-references.ts';
import { Layers } from './layers.ts';
import { Links } from './links.ts';
import { Ports } from './ports.ts';
import { predefinedTypeOf } from './predefined-type.ts';

/** What has been read of the file before its elements. */
export interface ElementSources {
  readonly relations: Relations;
  readonly units: Units;
  readonly products: Products;
  readonly places: Places;
  readonly placements: Placements;
}

/** What the mesh of an element measures, by express id; null where it has none. */
export type MeasuresOf = (expressId: number) => MeshMeasures | null;

/** What an object is listed as: the first row that its class is of. */
const kinds: readonly (readonly [className: string, ElementKind])[] = [
  ['IfcProduct', 'occurrence'],
  ['IfcTypeObject', 'type'],
  ['IfcGroup', 'group'],
  ['IfcObjectDefinition', 'object'],
];

/** Reads objects as records. Made once per file. */
export class ElementRecords {
  readonly #file: IfcFile;
  readonly #sources: ElementSources;
  readonly #measuresOf: MeasuresOf;
  readonly #references: ElementReferences;
  readonly #attributes: Attributes;
  readonly #materials: MaterialAssignments;
  readonly #classifications: Classifications;
  readonly #layers: Layers;
  readonly #links: Links;
  readonly #ports: Ports;
  readonly #connections: Connections;
  readonly #boundaries: Boundaries;

  constructor(file: IfcFile, sources: ElementSources, measuresOf: MeasuresOf) {
    const { relations, products, units } = sources;
    const types = new ValueTypes(units);
    this.#file = file;
    this.#sources = sources;
    this.#measuresOf = measuresOf;
    this.#references = new ElementReferences(file, products);
    this.#attributes = new Attributes(types);
    this.#materials = new MaterialAssignments(file, relations, types);
    this.#classifications = new Classifications(file, relations);
    this.#layers = new Layers(file);
    this.#links = new Links(file, relations, this.#references);
    this.#ports = new Ports(file, relations, this.#references);
    this.#connections = new Connections(file, relations, this.#references);
    this.#boundaries = new Boundaries(file, this.#references);
  }

  /** Every instance of IfcObjectDefinition: occurrences, types, groups, then the others; in the order of the file. */
  *all(): Generator<Element> {
    const listed = new Set<string>();
    for (const [className, kind] of kinds) {
      const keywords = this.#file.schema.subtypes(className);
      for (const keyword of this.#file.step.keywords) {
        if (!keywords.has(keyword) || listed.has(keyword)) continue;
        listed.add(keyword);
        yield* this.#ofKeyword(keyword, kind);
      }
    }
  }

  *#ofKeyword(keyword: string, kind: ElementKind): Generator<Element> {
    for (const id of this.#file.step.ids(keyword)) {
      const entity = this.#file.entity(id);
      if (entity !== undefined) yield this.#record(entity, kind);
    }
  }

  #record(entity: Entity, kind: ElementKind): Element {
    const { relations, placements } = this.#sources;
    const { id } = entity;
    const typeId = typeOf(id, relations);
    const type = typeId === undefined ? undefined : this.#file.entity(typeId);
    return {
      kind,
      expressId: id,
      globalId: entity.text('GlobalId') ?? null,
      class: entity.class,
      predefinedType: predefinedTypeOf(entity, type),
      name: entity.text('Name') ?? null,
      description: entity.text('Description') ?? null,
      objectType: entity.text('ObjectType') ?? entity.text('ElementType') ?? null,
      tag: entity.text('Tag') ?? null,
      longName: entity.text('LongName') ?? null,
      type: (typeId === undefined ? undefined : this.#references.of(typeId)) ?? null,
      ...this.#place(id),
      placement: placements.ofProduct(entity) ?? null,
      attributes: this.#attributes.of(entity),
      materials: this.#materials.of(id, typeId),
      classifications: this.#classifications.of(id, typeId),
      layers: this.#layers.of(entity),
      links: this.#links.of(id),
      ...this.#neighbours(id),
      geometry: this.#measuresOf(id),
    };
  }

  /** An opening or port, which is no part of the tree, stands below its element and where that stands. */
  #place(id: number): Pick<Element, 'parent' | 'container' | 'storey' | 'space'> {
    const { places, relations } = this.#sources;
    const host =
      relations.voidedBy.inverse.first(id) ?? (this.#ports.isPort(id) ? this.#ports.ownerOf(id)?.expressId : undefined);
    const own = places.get(id);
    const place = own ?? (host === undefined ? undefined : places.get(host));
    return {
      parent: this.#references.idOf(own === undefined ? host : own.parent),
      container: this.#references.idOf(place?.container),
      storey: this.#references.idOf(place?.storey),
      space: this.#references.idOf(place?.space),
    };
  }

  /** What few objects have, without a key where there is nothing. */
  #neighbours(id: number): Pick<Element, 'ports' | 'portOf' | 'connectedTo' | 'connections' | 'boundaries'> {
    const ports = this.#ports.of(id);
    const connections = this.#connections.of(id);
    const boundaries = this.#boundaries.of(id);
    return {
      ...(ports.length > 0 ? { ports } : {}),
      ...this.#portEnds(id),
      ...(connections.length > 0 ? { connections } : {}),
      ...(boundaries.length > 0 ? { boundaries } : {}),
    };
  }

  #portEnds(id: number): Pick<Element, 'portOf' | 'connectedTo'> {
    if (!this.#ports.isPort(id)) return {};
    const portOf = this.#ports.ownerOf(id);
    const connectedTo = this.#ports.connectionsOf(id);
    return {
      ...(portOf === undefined ? {} : { portOf }),
      ...(connectedTo.length > 0 ? { connectedTo } : {}),
    };
  }
}
