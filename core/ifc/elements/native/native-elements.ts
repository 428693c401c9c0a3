import type { MeshMeasures } from '#core/model';
import type { ReferenceColumns, ReferenceMap } from '#core/step';
import { ChunkRing } from '../../chunk-ring.ts';
import { setOut } from '../../desk.ts';
import type { IfcFile } from '../../ifc-file.ts';
import type { Place } from '../../tree/places.ts';
import type { ElementClass } from '../element-class.ts';
import type { LinkRow } from '../link-rows.ts';
import {
  ATTRIBUTES,
  CLASS,
  CLASS_BYTES,
  CLASSES,
  classLayout,
  flag,
  LINK_BYTES,
  LINKS,
  MAP_BYTES,
  MAPS,
  MATRIX,
  MEASURES,
  MOST_ATTRIBUTES,
  map,
  OBJECT,
  objectAttributes,
  pieces,
  putClass,
  said,
} from './desk.ts';
import { SaidByTypes } from './said-by-types.ts';
import { writeElements } from './write-elements.generated.ts';

interface Exports {
  begin(
    desk: number,
    directory: number,
    hasLayers: number,
    hasClassifications: number,
    hasPorts: number,
    links: number,
    lengthToMetres: number,
  ): void;
  line(id: number): number;
  place(): void;
  upToLayers(id: number): void;
  allLinks(id: number): void;
  rest(id: number): void;
  reference(id: number): void;
  openReference(id: number): number;
}

/** What the module asks JavaScript for, by the names of ../wasm/javascript.ts. */
export type Asked = Readonly<Record<string, (...numbers: number[]) => unknown>>;

/** What objects are related by, and what the file has at all. */
export interface ElementMaps {
  readonly materials: ReferenceMap;
  readonly layers: ReferenceMap;
  readonly relating: ReferenceMap;
  readonly related: ReferenceMap;
  readonly boundaries: ReferenceMap;
  readonly links: readonly LinkRow[];
  readonly hasClassifications: boolean;
  readonly hasPorts: boolean;
  readonly lengthToMetres: number;
}

/** What is known of an object beside its statement. */
export interface KnownOfElement {
  readonly typeId: number | undefined;
  /** What its type says of its PredefinedType. */
  readonly ofType: string | null;
  /** Whether it has a place of its own, and that. */
  readonly isPlaced: boolean;
  readonly parent: number | null | undefined;
  readonly place: Place | undefined;
  readonly measures: MeshMeasures | null;
  /** Whether something comes behind its measures. */
  readonly hasMore: boolean;
  readonly isShared: boolean;
}

/**
 * Writes lines of objects by WebAssembly: straight from the bytes of their statements, and copied from where the same was
 * written lately (what is referred to, materials, layers). Whatever is not plain goes the long way, by way of `Asked`, and
 * comes out the same. ADR 37 has the figures.
 */
export class NativeElements {
  readonly out: ChunkRing;
  /** Where matrices go that the module asks for. */
  readonly matrix: Float64Array;
  readonly bytes: Buffer;
  readonly #file: IfcFile;
  readonly #exports: Exports;
  readonly #desk: DataView;
  readonly #said: Uint32Array;
  readonly #measures: Float64Array;
  readonly #saidByTypes: SaidByTypes;
  /** By a type's place in the file's keywords: whether it is a class of the schema. */
  readonly #classes: readonly boolean[];
  #classNumber = 0;

  constructor(file: IfcFile, maps: ElementMaps, asked: Asked) {
    this.#file = file;
    const { keywords } = file.step;
    const ring = CLASSES + CLASS_BYTES * (keywords.length + 1);
    const columns = [maps.materials, maps.layers, maps.relating, maps.related, maps.boundaries];
    const tables = [...columns, ...maps.links.map(({ map }) => map)].map((each) => each.columns);
    const tableBytes = tables.map(
      ({ slots, ids, starts, targets }) => 4 * (slots.length + ids.length + starts.length + targets.length),
    );
    const size = ring + ChunkRing.BYTES + tableBytes.reduce((sum, bytes) => sum + bytes, 0);
    const javascript = {
      ...asked,
      begin_chunk: () => this.out.next(),
      write_number: (value: number) => this.out.number(value),
    };
    const { exports, memory, address, directory } = file.step.attach<Exports>(writeElements, size, { javascript });
    this.#exports = exports;
    this.bytes = Buffer.from(memory);
    this.#desk = new DataView(memory, address, ring);
    this.#said = new Uint32Array(memory, address + OBJECT, Object.keys(said).length);
    this.#measures = new Float64Array(memory, address + MEASURES, 16);
    this.matrix = new Float64Array(memory, address + MATRIX, 16);
    setOut(this.#desk, this.bytes, [...pieces, ...new Set(maps.links.map(({ name }) => `"${name}":[`))]);
    this.#saidByTypes = new SaidByTypes(this.#desk, this.bytes);
    this.#classes = this.#putClasses(keywords);
    this.#putLinks(maps.links);
    this.out = new ChunkRing(memory, address, address + ring);
    let at = address + ring + ChunkRing.BYTES;
    for (const [number, table] of tables.entries()) {
      this.#putMap(number, table, memory, at);
      at += tableBytes[number] ?? 0;
    }
    const { layers, hasClassifications, hasPorts, links, lengthToMetres } = maps;
    const has = [layers.size > 0, hasClassifications, hasPorts].map(Number);
    exports.begin(address, directory, has[0] ?? 0, has[1] ?? 0, has[2] ?? 0, links.length, lengthToMetres);
  }
  /** Objects of this class come next. */
  beginClass({ at, definition, listed, begin, named }: ElementClass): void {
    const desk = this.#desk;
    for (const [place, name] of objectAttributes.entries()) desk.setInt32(CLASS + 4 * place, at[name], true);
    for (const [number, { position }] of listed.entries()) desk.setInt32(ATTRIBUTES + 4 * number, position, true);
    desk.setUint32(CLASS + classLayout.attributes, listed.length, true);
    desk.setUint32(CLASS + classLayout.beginBytes, begin.length, true);
    desk.setUint32(CLASS + classLayout.namedBytes, named.length, true);
    desk.setUint32(CLASS + classLayout.number, ++this.#classNumber, true);
    this.bytes.write(begin, desk.byteOffset + CLASS + classLayout.begin, 'latin1');
    this.bytes.write(named, desk.byteOffset + CLASS + classLayout.named, 'latin1');
    if (definition.attributes.length > MOST_ATTRIBUTES) throw new Error(`${definition.name} has too many attributes.`);
  }

  /**
   * Says what is known of the object that is written next.
   * @returns false where that is too much to be said.
   */
  describe({ typeId, ofType, isPlaced, parent, place, measures, hasMore, isShared }: KnownOfElement): boolean {
    const number = this.#saidByTypes.numberOf(ofType);
    let flags = isShared ? flag.isShared : 0;
    if (typeId !== undefined) flags |= flag.hasType;
    if (isPlaced) flags |= flag.isPlaced;
    if (parent != null) flags |= flag.hasParent;
    if (place?.container != null) flags |= flag.hasContainer;
    if (place?.storey != null) flags |= flag.hasStorey;
    if (place?.space != null) flags |= flag.hasSpace;
    if (measures !== null) flags |= this.#putMeasures(measures);
    if (hasMore) flags |= flag.hasMore;
    const fields = this.#said;
    fields[said.flags] = flags;
    fields[said.type] = typeId ?? 0;
    fields[said.parent] = parent ?? 0;
    fields[said.container] = place?.container ?? 0;
    fields[said.storey] = place?.storey ?? 0;
    fields[said.space] = place?.space ?? 0;
    fields[said.ofType] = number ?? 0;
    return number !== undefined;
  }

  /** Writes the object's line; false, with nothing written, where it has to be written thoroughly. */
  write(id: number): boolean {
    return this.#exports.line(id) === 1;
  }

  // The same in parts, for what is written thoroughly.

  /** Its type, and where it is. */
  writePlace(): void {
    this.#exports.place();
  }

  /** Materials and classifications, and the beginning of layers. */
  writeUpToLayers(id: number): void {
    this.#exports.upToLayers(id);
  }

  writeLinks(id: number): void {
    this.#exports.allLinks(id);
  }

  /** From ports on to the measures. */
  writeRest(id: number): void {
    this.#exports.rest(id);
  }

  /** An object as an `ElementRef`; `null` where there is none of the schema. */
  writeReference(id: number): void {
    this.#exports.reference(id);
  }

  /** The same without its last bracket. */
  writeOpenReference(id: number): void {
    this.#exports.openReference(id);
  }

  /** Whether there is such an instance, and its class is of the schema. */
  has(id: number): boolean {
    return this.#classes[this.#file.step.typeOf(id)] ?? false;
  }

  #putMeasures({ triangles, box, area, volume, centroid, closed, spaces }: MeshMeasures): number {
    const numbers = this.#measures;
    numbers[0] = triangles;
    for (let axis = 0; axis < 3; axis++) {
      numbers[1 + axis] = box.min[axis] ?? 0;
      numbers[4 + axis] = box.max[axis] ?? 0;
      numbers[9 + axis] = centroid[axis] ?? 0;
    }
    numbers[7] = area;
    numbers[8] = volume;
    return flag.isMeasured | (closed ? flag.isClosed : 0) | (spaces === undefined ? 0 : flag.isInSpaces);
  }

  #putClasses(keywords: readonly string[]): boolean[] {
    return keywords.map((keyword, type) => {
      const definition = this.#file.schema.entity(keyword);
      if (definition === undefined) return false;
      putClass(this.#desk, this.bytes, CLASSES + CLASS_BYTES * (type + 1), definition);
      return true;
    });
  }

  #putLinks(rows: readonly LinkRow[]): void {
    const names = [...new Set(rows.map(({ name }) => name))];
    for (const [row, { name }] of rows.entries()) {
      this.#desk.setUint32(LINKS + LINK_BYTES * row, map.links + row, true);
      this.#desk.setUint32(LINKS + LINK_BYTES * row + 4, names.indexOf(name), true);
    }
  }

  /** Copies a map to an address. Where the targets of each key begin is an address, too. */
  #putMap(
    number: number,
    { slots, ids, starts, targets }: ReferenceColumns,
    memory: SharedArrayBuffer,
    at: number,
  ): void {
    if (ids.length === 0) return;
    const [idsAt, startsAt] = [at + 4 * slots.length, at + 4 * (slots.length + ids.length)];
    const targetsAt = startsAt + 4 * starts.length;
    new Uint32Array(memory, at, slots.length).set(slots);
    new Uint32Array(memory, idsAt, ids.length).set(ids);
    new Uint32Array(memory, startsAt, starts.length).set(starts.map((start) => targetsAt + 4 * start));
    new Uint32Array(memory, targetsAt, targets.length).set(targets);
    for (const [field, value] of [at, slots.length - 1, idsAt, startsAt].entries()) {
      this.#desk.setUint32(MAPS + MAP_BYTES * number + 4 * field, value, true);
    }
  }
}
