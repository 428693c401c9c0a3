import type { MeshMeasures, Placeholder } from '#core/model';
import { Classifications } from '../associations/classifications.ts';
import { MaterialAssignments } from '../associations/material-assignments.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { COMMA, NULL, piece } from '../json-pieces.ts';
import type { Placements } from '../placement/placements.ts';
import type { Products } from '../products.ts';
import { WrittenLately } from '../properties/lines/written-lately.ts';
import { ValueTypes } from '../properties/value-types.ts';
import type { Relations } from '../relations.ts';
import type { Places } from '../tree/places.ts';
import { typeOf } from '../type-of.ts';
import type { Units } from '../units.ts';
import { readAttributes } from './attributes.ts';
import { Boundaries } from './boundaries.ts';
import { Connections } from './connections.ts';
import { type ElementClass, elementClasses } from './element-class.ts';
import { ElementReferences } from './element-references.ts';
import { Layers } from './layers.ts';
import { Links } from './links.ts';
import { PlainHeads } from './plain-heads.ts';
import { Ports } from './ports.ts';
import { PredefinedTypes, predefinedTypeOf } from './predefined-type.ts';
import { writeMeasures } from './write-measures.ts';

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

const KEPT_PLACES = 1 << 10;

const TYPE = piece(',"type":');
const PARENT = piece(',"parent":');
const CONTAINER = piece(',"container":');
const STOREY = piece(',"storey":');
const SPACE = piece(',"space":');
const PLACEMENT = piece(',"placement":');
const ATTRIBUTES = piece(',"attributes":[');
const MATERIALS = piece('],"materials":[');
const CLASSIFICATIONS = piece('],"classifications":[');
const LAYERS = piece('],"layers":[');
const LINKS = piece('],"links":');
const WITHOUT_SHARED = piece('],"materials":[],"classifications":[],"layers":[],"links":{}');
const GEOMETRY = piece(',"geometry":');
const END = piece('}\n');

/** Writes objects, each an `Element` as JSON. Made once per file. */
export class ElementWriter {
  readonly #file: IfcFile;
  readonly #sources: ElementSources;
  readonly #shapes: ShapesOfElements;
  readonly #out: JsonBytes;
  readonly #types: ValueTypes;
  readonly #references: ElementReferences;
  readonly #heads: PlainHeads;
  readonly #predefinedTypes: PredefinedTypes;
  readonly #materials: MaterialAssignments;
  readonly #classifications: Classifications;
  readonly #layers: Layers;
  readonly #links: Links;
  readonly #ports: Ports;
  readonly #connections: Connections;
  readonly #boundaries: Boundaries;
  /** By parent. */
  readonly #placesLately = new WrittenLately(KEPT_PLACES);

  constructor(file: IfcFile, sources: ElementSources, shapes: ShapesOfElements, out: JsonBytes) {
    const { relations, products, units } = sources;
    this.#file = file;
    this.#sources = sources;
    this.#shapes = shapes;
    this.#out = out;
    this.#types = new ValueTypes(units);
    this.#references = new ElementReferences(file, products, out);
    this.#heads = new PlainHeads(file, this.#references, out);
    this.#predefinedTypes = new PredefinedTypes(file);
    this.#materials = new MaterialAssignments(file, relations, this.#types);
    this.#classifications = new Classifications(file, relations);
    this.#layers = new Layers(file);
    this.#links = new Links(file, relations, this.#references, out);
    this.#ports = new Ports(file, relations, this.#references, out);
    this.#connections = new Connections(file, relations, this.#references, out);
    this.#boundaries = new Boundaries(file, this.#references, out);
  }

  classes(): ElementClass[] {
    return elementClasses(this.#file, this.#types);
  }

  /**
   * Writes an object of the class.
   *
   * @param shared whether what many objects can have in common is listed: materials, classifications, layers, links.
   */
  write(id: number, elementClass: ElementClass, shared: boolean): void {
    const typeId = typeOf(id, this.#sources.relations);
    const ofType = typeId === undefined ? null : this.#predefinedTypes.of(typeId);
    if (ofType === undefined || !this.#heads.read(id, elementClass)) {
      this.#writeThoroughly(id, elementClass, typeId, shared);
      return;
    }
    const heads = this.#heads;
    heads.write(id, elementClass, ofType);
    this.#writePlace(id, typeId);
    this.#writePlacement(heads.placement);
    this.#out.piece(ATTRIBUTES);
    for (let at = 0; at < heads.attributeCount; at++) {
      if (at > 0) this.#out.piece(COMMA);
      this.#out.piece(heads.attributes[at] ?? NULL);
    }
    if (shared) this.#writeShared(id, typeId, this.#layers.ofShape(heads.shape));
    else this.#out.piece(WITHOUT_SHARED);
    this.#writeRest(id);
  }

  /** By way of `Entity`, which reports what is wrong with the statement. */
  #writeThoroughly(id: number, { kind }: ElementClass, typeId: number | undefined, shared: boolean): void {
    const out = this.#out;
    const entity = this.#file.entity(id);
    if (entity === undefined) return;
    const type = typeId === undefined ? undefined : this.#file.entity(typeId);
    out.text(
      `{"kind":"${kind}","expressId":${id},"globalId":${jsonOf(entity.text('GlobalId'))},"class":"${entity.class}"` +
        `,"predefinedType":${jsonOf(predefinedTypeOf(entity, type))}${namesOf(entity)}`,
    );
    this.#writePlace(id, typeId);
    const placement = JSON.stringify(this.#sources.placements.ofProduct(entity) ?? null);
    const attributes = JSON.stringify(readAttributes(entity, this.#types));
    out.text(`,"placement":${placement},"attributes":${attributes.slice(0, -1)}`);
    if (shared) this.#writeShared(id, typeId, this.#layers.of(entity));
    else out.piece(WITHOUT_SHARED);
    this.#writeRest(id);
  }

  /** Its type, and where it is: the same for all that stand directly below one parent. An opening or port, which is no part of the tree, stands below its element and where that stands. */
  #writePlace(id: number, typeId: number | undefined): void {
    const out = this.#out;
    const { places, relations } = this.#sources;
    out.piece(TYPE);
    this.#references.write(typeId);
    const own = places.get(id);
    const parent = own?.parent ?? -1;
    if (parent >= 0 && this.#placesLately.again(parent, out)) return;
    const { chunk, at } = out;
    const host = own === undefined ? this.#hostOf(id, relations) : undefined;
    const place = own ?? (host === undefined ? undefined : places.get(host));
    out.piece(PARENT);
    this.#references.writeId(own === undefined ? host : own.parent);
    out.piece(CONTAINER);
    this.#references.writeId(place?.container);
    out.piece(STOREY);
    this.#references.writeId(place?.storey);
    out.piece(SPACE);
    this.#references.writeId(place?.space);
    if (parent >= 0) this.#placesLately.keep(parent, out, chunk, at);
  }

  #hostOf(id: number, { voidedBy }: Relations): number | undefined {
    return voidedBy.inverse.first(id) ?? (this.#ports.isPort(id) ? this.#ports.ownerOf(id) : undefined);
  }

  #writePlacement(placementId: number): void {
    const out = this.#out;
    out.piece(PLACEMENT);
    const matrix = placementId < 0 ? undefined : this.#sources.placements.ofId(placementId);
    if (matrix === undefined) out.piece(NULL);
    else out.numbers(matrix);
  }

  #writeShared(id: number, typeId: number | undefined, layers: readonly number[]): void {
    const out = this.#out;
    out.piece(MATERIALS);
    this.#materials.write(id, typeId, out);
    out.piece(CLASSIFICATIONS);
    this.#writeTexts(this.#classifications.of(id, typeId));
    out.piece(LAYERS);
    for (let at = 0; at < layers.length; at++) {
      if (at > 0) out.piece(COMMA);
      out.piece(this.#layers.jsonOf(layers[at] ?? 0));
    }
    out.piece(LINKS);
    this.#links.write(id);
  }

  #writeTexts(items: readonly Json[]): void {
    for (let at = 0; at < items.length; at++) {
      if (at > 0) this.#out.piece(COMMA);
      this.#out.text(items[at] ?? '');
    }
  }

  /** What few objects have, without a key where there is nothing; and the measures. */
  #writeRest(id: number): void {
    const out = this.#out;
    this.#ports.write(id);
    this.#connections.write(id);
    this.#boundaries.write(id);
    out.piece(GEOMETRY);
    const measures = this.#shapes.of(id);
    if (measures === null) out.piece(NULL);
    else writeMeasures(measures, out);
    const placeholder = this.#shapes.placeholderOf(id);
    if (placeholder !== undefined) out.text(`,"placeholder":${JSON.stringify(placeholder)}`);
    out.piece(END);
  }
}

function namesOf(entity: Entity): Json {
  const objectType = entity.text('ObjectType') ?? entity.text('ElementType');
  return (
    `,"name":${jsonOf(entity.text('Name'))},"description":${jsonOf(entity.text('Description'))}` +
    `,"objectType":${jsonOf(objectType)},"tag":${jsonOf(entity.text('Tag'))},"longName":${jsonOf(entity.text('LongName'))}`
  );
}
