import type { ElementKind, Matrix4, MeshMeasures, Placeholder } from '#core/model';
import { Classifications } from '../associations/classifications.ts';
import { MaterialAssignments } from '../associations/material-assignments.ts';
import type { ByteChunks } from '../byte-chunks.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
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
import { PlainObjects } from './plain-objects.ts';
import { Ports } from './ports.ts';
import { isDecisive, predefinedTypeOf } from './predefined-type.ts';

/** What has been read of the file before its elements. */
export interface ElementSources {
  readonly relations: Relations;
  readonly units: Units;
  readonly products: Products;
  readonly places: Places;
  readonly placements: Placements;
}

/** What is known of the shapes of elements. */
export interface ShapesOfElements {
  /** What the mesh measures; null where it has none. */
  of(expressId: number): MeshMeasures | null;
  /** What is shown in place of a mesh that would have cost too much. */
  placeholderOf(expressId: number): Placeholder | undefined;
}

/** An object, and what it is listed as. */
export interface ListedObject {
  readonly expressId: number;
  readonly kind: ElementKind;
}

/** What an object is listed as: the first row that its class is of. */
const kinds: readonly (readonly [className: string, ElementKind])[] = [
  ['IfcProduct', 'occurrence'],
  ['IfcTypeObject', 'type'],
  ['IfcGroup', 'group'],
  ['IfcObjectDefinition', 'object'],
];

/** Reads objects as records, each an `Element` as JSON. Made once per file. */
export class ElementRecords {
  readonly #file: IfcFile;
  readonly #sources: ElementSources;
  readonly #shapes: ShapesOfElements;
  readonly #references: ElementReferences;
  readonly #attributes: Attributes;
  readonly #plain: PlainObjects;
  readonly #materials: MaterialAssignments;
  readonly #classifications: Classifications;
  readonly #layers: Layers;
  readonly #links: Links;
  readonly #ports: Ports;
  readonly #connections: Connections;
  readonly #boundaries: Boundaries;

  constructor(file: IfcFile, sources: ElementSources, shapes: ShapesOfElements) {
    const { relations, products, units } = sources;
    const types = new ValueTypes(units);
    this.#file = file;
    this.#sources = sources;
    this.#shapes = shapes;
    this.#references = new ElementReferences(file, products);
    this.#attributes = new Attributes(types);
    this.#plain = new PlainObjects(file, this.#attributes);
    this.#materials = new MaterialAssignments(file, relations, types);
    this.#classifications = new Classifications(file, relations);
    this.#layers = new Layers(file);
    this.#links = new Links(file, relations, this.#references);
    this.#ports = new Ports(file, relations, this.#references);
    this.#connections = new Connections(file, relations, this.#references);
    this.#boundaries = new Boundaries(file, this.#references);
  }

  /** Every instance of IfcObjectDefinition: occurrences, types, groups, then the others; in the order of the file. */
  *all(): Generator<ListedObject> {
    const listed = new Set<string>();
    for (const [className, kind] of kinds) {
      const keywords = this.#file.schema.subtypes(className);
      for (const keyword of this.#file.step.keywords) {
        if (!keywords.has(keyword) || listed.has(keyword)) continue;
        listed.add(keyword);
        for (const expressId of this.#file.step.ids(keyword)) yield { expressId, kind };
      }
    }
  }

  /**
   * Writes the record of an object; nothing where its class is not of the schema.
   *
   * @param shared whether what many objects can have in common is listed: materials, classifications, layers, links.
   */
  write({ expressId: id, kind }: ListedObject, shared: boolean, chunks: ByteChunks): void {
    const plain = this.#plain.read(id);
    const typeId = typeOf(id, this.#sources.relations);
    const ofType = plain === undefined || typeId === undefined ? null : this.#plain.predefinedTypeOf(typeId);
    if (plain === undefined || ofType === undefined) {
      this.#writeThoroughly({ expressId: id, kind }, typeId, shared, chunks);
      return;
    }
    const predefinedType = isDecisive(ofType) ? ofType : (plain.predefinedType ?? ofType);
    chunks.text(
      `{"kind":"${kind}","expressId":${id},"globalId":${plain.globalId},"class":"${plain.class}"` +
        `,"predefinedType":${jsonOf(predefinedType)}${plain.names}` +
        `,"type":${(typeId === undefined ? undefined : this.#references.of(typeId)) ?? 'null'}${this.#place(id)}` +
        `,"placement":${JSON.stringify(this.#placement(plain.placement))},"attributes":${plain.attributes}`,
    );
    if (shared) this.#writeShared(id, typeId, () => this.#layers.ofShape(plain.shape), chunks);
    else chunks.text(WITHOUT_SHARED);
    this.#writeRest(id, chunks);
  }

  #placement(id: number): Matrix4 | null {
    return id < 0 ? null : (this.#sources.placements.ofId(id) ?? null);
  }

  /** By way of `Entity`, which reports what is wrong with the statement. */
  #writeThoroughly(
    { expressId: id, kind }: ListedObject,
    typeId: number | undefined,
    shared: boolean,
    chunks: ByteChunks,
  ): void {
    const entity = this.#file.entity(id);
    if (entity === undefined) return;
    const type = typeId === undefined ? undefined : this.#file.entity(typeId);
    chunks.text(
      `{"kind":"${kind}","expressId":${id},"globalId":${jsonOf(entity.text('GlobalId'))},"class":"${entity.class}"` +
        `,"predefinedType":${jsonOf(predefinedTypeOf(entity, type))}${namesOf(entity)}` +
        `,"type":${(typeId === undefined ? undefined : this.#references.of(typeId)) ?? 'null'}${this.#place(id)}` +
        `,"placement":${JSON.stringify(this.#sources.placements.ofProduct(entity) ?? null)}` +
        `,"attributes":${JSON.stringify(this.#attributes.of(entity))}`,
    );
    if (shared) this.#writeShared(id, typeId, () => this.#layers.of(entity), chunks);
    else chunks.text(WITHOUT_SHARED);
    this.#writeRest(id, chunks);
  }

  #writeShared(id: number, typeId: number | undefined, layersOf: () => readonly Json[], chunks: ByteChunks): void {
    writeList('materials', this.#materials.of(id, typeId), chunks);
    writeList('classifications', this.#classifications.of(id, typeId), chunks);
    writeList('layers', layersOf(), chunks);
    chunks.text(`,"links":${this.#links.of(id)}`);
  }

  /** An opening or port, which is no part of the tree, stands below its element and where that stands. */
  #place(id: number): Json {
    const { places, relations } = this.#sources;
    const host = relations.voidedBy.inverse.first(id) ?? (this.#ports.isPort(id) ? this.#ports.ownerOf(id) : undefined);
    const own = places.get(id);
    const place = own ?? (host === undefined ? undefined : places.get(host));
    return (
      `,"parent":${this.#references.idOf(own === undefined ? host : own.parent)}` +
      `,"container":${this.#references.idOf(place?.container)},"storey":${this.#references.idOf(place?.storey)}` +
      `,"space":${this.#references.idOf(place?.space)}`
    );
  }

  /** What few objects have, without a key where there is nothing; and the measures. */
  #writeRest(id: number, chunks: ByteChunks): void {
    const isPort = this.#ports.isPort(id);
    const portOf = isPort ? this.#ports.ownerJson(id) : undefined;
    writeFilled('ports', this.#ports.of(id), chunks);
    if (portOf !== undefined) chunks.text(`,"portOf":${portOf}`);
    if (isPort) writeFilled('connectedTo', this.#ports.connectionsOf(id), chunks);
    writeFilled('connections', this.#connections.of(id), chunks);
    writeFilled('boundaries', this.#boundaries.of(id), chunks);
    chunks.text(`,"geometry":${JSON.stringify(this.#shapes.of(id))}`);
    const placeholder = this.#shapes.placeholderOf(id);
    chunks.text(placeholder === undefined ? '}\n' : `,"placeholder":${JSON.stringify(placeholder)}}\n`);
  }
}

const WITHOUT_SHARED = ',"materials":[],"classifications":[],"layers":[],"links":{}';

function namesOf(entity: Entity): Json {
  const objectType = entity.text('ObjectType') ?? entity.text('ElementType');
  return (
    `,"name":${jsonOf(entity.text('Name'))},"description":${jsonOf(entity.text('Description'))}` +
    `,"objectType":${jsonOf(objectType)},"tag":${jsonOf(entity.text('Tag'))},"longName":${jsonOf(entity.text('LongName'))}`
  );
}

/** Item by item, because some are long, and most are known already. */
function writeList(key: string, items: readonly Json[], chunks: ByteChunks): void {
  if (items.length === 0) {
    chunks.text(`,"${key}":[]`);
    return;
  }
  let before = `,"${key}":[`;
  for (const item of items) {
    chunks.text(before);
    chunks.text(item);
    before = ',';
  }
  chunks.text(']');
}

function writeFilled(key: string, items: readonly Json[], chunks: ByteChunks): void {
  if (items.length > 0) writeList(key, items, chunks);
}
