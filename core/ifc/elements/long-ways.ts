import { Classifications } from '../associations/classifications.ts';
import { MaterialAssignments, type MaterialJson } from '../associations/material-assignments.ts';
import type { ChunkRing } from '../chunk-ring.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Json } from '../json.ts';
import type { ValueTypes } from '../properties/value-types.ts';
import { Boundaries, boundariesBySpace } from './boundaries.ts';
import { Connections, relationshipsByFarEnd } from './connections.ts';
import type { ElementClass } from './element-class.ts';
import { ElementReferences } from './element-references.ts';
import type { ElementSources } from './element-sources.ts';
import { Layers } from './layers.ts';
import { linkRows } from './link-rows.ts';
import { Links } from './links.ts';
import { type Asked, type ElementMaps, NativeElements } from './native/native-elements.ts';
import { PlainText } from './plain-text.ts';
import { Ports } from './ports.ts';

/** The object whose line is being written. */
export interface ElementAtHand {
  id: number;
  typeId: number | undefined;
  elementClass: ElementClass | undefined;
  /** Express ids of the spaces that it stands in. */
  spaces: readonly number[];
}

/** Stands for the id of a direction that is not given. */
const ABSENT = 0xffffffff;

/** What WebAssembly leaves to JavaScript of lines of elements, which it calls from there. Made once per file. */
export class LongWays {
  readonly native: NativeElements;
  readonly ports: Ports;
  readonly layers: Layers;
  readonly atHand: ElementAtHand = { id: 0, typeId: undefined, elementClass: undefined, spaces: [] };
  readonly #sources: ElementSources;
  readonly #out: ChunkRing;
  readonly #references: ElementReferences;
  readonly #materials: MaterialAssignments;
  readonly #classifications: Classifications;
  readonly #links: Links;
  readonly #connections: Connections;
  readonly #boundaries: Boundaries;
  readonly #text = new PlainText();
  #material: MaterialJson | undefined;

  constructor(file: IfcFile, sources: ElementSources, types: ValueTypes) {
    const { relations, products } = sources;
    const { hasMaterial, hasClassification, connectsToElement } = relations;
    const links = linkRows(relations);
    this.#sources = sources;
    this.layers = new Layers(file);
    this.#materials = new MaterialAssignments(file, hasMaterial, types);
    this.#classifications = new Classifications(file, relations);
    const maps: ElementMaps = {
      materials: hasMaterial.forward,
      layers: this.layers.assigned,
      relating: connectsToElement.relationships,
      related: relationshipsByFarEnd(connectsToElement),
      boundaries: boundariesBySpace(file),
      links,
      hasClassifications: hasClassification.size > 0,
      hasPorts: Ports.areIn(file),
      lengthToMetres: sources.units.lengthToMetres,
    };
    this.native = new NativeElements(file, maps, this.#asked());
    const { out } = this.native;
    this.#out = out;
    this.#references = new ElementReferences(file, products, this.native);
    this.ports = new Ports(file, relations, this.#references, out);
    this.#links = new Links(file, links, this.#references, out);
    this.#connections = new Connections(file, this.#references, out);
    this.#boundaries = new Boundaries(file, this.#references, out);
  }

  /** Writes pieces of JSON with commas between them. */
  writeList(items: Iterable<Json>): void {
    let isFirst = true;
    for (const item of items) {
      this.#out.text(isFirst ? item : `,${item}`);
      isFirst = false;
    }
  }

  writeLayers(ids: readonly number[]): void {
    this.writeList(ids.map((id) => this.layers.jsonOf(id)));
  }

  #asked(): Asked {
    const { atHand } = this;
    return {
      write_text: (start, end) => this.#out.text(this.#text.jsonOf(this.native.bytes, start >>> 0, end >>> 0)),
      write_names: (id, hasName) => this.#references.writeNames(id >>> 0, hasName !== 0),
      make_attribute: (number, start, end, target, room) =>
        this.#makeAttribute(number, start >>> 0, end >>> 0, target >>> 0, room),
      frame_at: (axis, reference, target) => this.#frameAt(axis >>> 0, reference >>> 0, target >>> 0),
      place_at: (id) => this.#placeAt(id >>> 0),
      make_material: (id, object, nth) => this.#makeMaterial(id >>> 0, object >>> 0, nth),
      write_material: () => this.#out.text(this.#material?.json ?? ''),
      write_classifications: () => this.writeList(this.#classifications.of(atHand.id, atHand.typeId)),
      find_mapped_layers: (id, target, room) => this.#findMappedLayers(id >>> 0, target >>> 0, room),
      write_layer: (id) => this.#out.text(this.layers.jsonOf(id >>> 0)),
      write_layers: (shape) => this.writeLayers(this.layers.ofShape(shape >>> 0)),
      write_links: (id) => this.#links.write(id >>> 0),
      write_ports: (id) => this.ports.write(id >>> 0),
      write_connection: (id, isRelating, isFirst) =>
        Number(this.#connections.write(id >>> 0, isRelating === 0 ? 'related' : 'relating', isFirst !== 0)),
      write_boundary: (id, isFirst) => Number(this.#boundaries.write(id >>> 0, isFirst !== 0)),
      write_spaces: () => this.#out.text(JSON.stringify(atHand.spaces)),
    };
  }

  #makeAttribute(number: number, start: number, end: number, target: number, room: number): number {
    const attribute = this.atHand.elementClass?.listed[number];
    const json = attribute?.jsonOf(this.native.bytes, start, end);
    if (json === undefined || Buffer.byteLength(json) > room) return -1;
    return this.native.bytes.write(json, target);
  }

  #frameAt(axis: number, reference: number, target: number): number {
    const frame = this.#sources.placements.frame(axis === ABSENT ? -1 : axis, reference === ABSENT ? -1 : reference);
    if (frame === undefined) return 0;
    for (let number = 0; number < 9; number++) {
      const value = frame[4 * Math.floor(number / 3) + (number % 3)] ?? 0;
      this.native.bytes.writeDoubleLE(value, target + 8 * number);
    }
    return 1;
  }

  #placeAt(id: number): number {
    const matrix = this.#sources.placements.ofId(id);
    if (matrix === undefined) return 0;
    for (let at = 0; at < 16; at++) this.native.matrix[at] = matrix[at] ?? 0;
    return 1;
  }

  #makeMaterial(id: number, object: number, nth: number): number {
    this.#material = this.#materials.read(id, object, nth);
    return this.#material?.common ?? -1;
  }

  #findMappedLayers(id: number, target: number, room: number): number {
    const layers = this.layers.ofMapped(id);
    if (layers.length > room) return -1;
    for (const [at, layer] of layers.entries()) this.native.bytes.writeUInt32LE(layer, target + 4 * at);
    return layers.length;
  }
}
