import { NumberReader, type StepFile } from '#core/step';
import { ChunkRing } from '../../chunk-ring.ts';
import { setOut } from '../../desk.ts';
import type { IfcFile } from '../../ifc-file.ts';
import type { EntityDefinition } from '../../schema/index.ts';
import type { ObjectSets } from '../object-sets.ts';
import type { ListingClass, SetContent } from '../set-contents.ts';
import type { AssignedSets } from '../set-owners.ts';
import type { ValueTypes } from '../value-types.ts';
import {
  DESK_BYTES,
  kind,
  LAYOUT_BYTES,
  LAYOUTS,
  LONGEST_SPELLING,
  MOST_LAYOUTS,
  MOST_SET_IDS,
  MOST_TYPES,
  pieces,
  propertyLayout,
  SET_IDS,
  setLayout,
  TYPE_BYTES,
  TYPES,
  typeFields,
} from './desk.ts';
import type { PropertyText, PropertyTexts } from './property-texts.ts';
import { type TypeText, TypeTexts, typeText } from './type-texts.ts';
import { writeLines } from './write-lines.generated.ts';

interface Exports {
  begin(desk: number, directory: number, types: number): void;
  line(id: number, layout: number, globalId: number, count: number, fromType: number): number;
}

/** The objects of one class. */
export interface OwnerClass {
  readonly isType: boolean;
  /** Where its GlobalId is; -1 where the class has none. */
  readonly globalId: number;
}

/** What lines are written from. */
export interface LineSources {
  readonly file: IfcFile;
  readonly types: ValueTypes;
  readonly sets: ObjectSets<PropertyText>;
  readonly texts: PropertyTexts;
}

/** The layout of the class whose objects are being written. */
const OBJECT_LAYOUT = MOST_LAYOUTS - 1;

/**
 * Writes lines of objects whose sets stand alone in them, by WebAssembly: sets that list their properties straight from the
 * bytes of their statements, and so IfcPropertySingleValue and IfcPhysicalSimpleQuantity, nine tenths of all properties;
 * what was written lately is copied from there. Whatever is not plain goes the long way, by `ObjectSets` and
 * `PropertyTexts`, and comes out the same. ADR 37 has the figures.
 */
export class NativeLines {
  readonly out: ChunkRing;
  readonly #sources: LineSources;
  readonly #step: StepFile;
  readonly #exports: Exports;
  readonly #desk: DataView;
  readonly #setIds: Uint32Array;
  readonly #bytes: Buffer;
  /** By a type's place in the file's keywords: the attribute that lists. */
  readonly #listings: readonly (ListingClass | undefined)[];
  readonly #typeTexts: TypeTexts;
  readonly #numbers = new NumberReader();
  #layoutCount = 1;
  #typeCount = 1;

  constructor(sources: LineSources) {
    const { file, types, sets } = sources;
    this.#sources = sources;
    this.#step = file.step;
    this.#typeTexts = new TypeTexts(types);
    this.#listings = file.step.keywords.map((keyword) => sets.reader.listing(keyword));
    const tableAt = DESK_BYTES + ChunkRing.BYTES;
    const bytes = tableAt + file.step.keywords.length;
    const module = file.step.attach<Exports>(writeLines, bytes, { javascript: this.#imports() });
    const { memory, address, directory } = module;
    this.#exports = module.exports;
    this.#bytes = Buffer.from(memory);
    this.#desk = new DataView(memory, address, DESK_BYTES);
    this.#setIds = new Uint32Array(memory, address + SET_IDS, MOST_SET_IDS);
    setOut(this.#desk, this.#bytes, pieces);
    this.out = new ChunkRing(memory, address, address + DESK_BYTES);
    this.#exports.begin(address, directory, address + tableAt);
    const layouts = new Uint8Array(memory, address + tableAt, file.step.keywords.length);
    for (const [type, keyword] of file.step.keywords.entries()) layouts[type] = this.#layoutOf(keyword, type);
  }

  /** Objects of this class come next. */
  beginClass({ name }: EntityDefinition): void {
    this.#writeHead(OBJECT_LAYOUT, `,"class":"${name}","sets":[`);
  }

  /**
   * Writes the line of an object.
   * @param count how many of the sets' ids count.
   * @returns false, with nothing written, where its statement is not plainly written, or it has too many sets.
   */
  write(id: number, { isType, globalId }: OwnerClass, { ids, fromType }: AssignedSets, count: number): boolean {
    if (count > MOST_SET_IDS) return false;
    for (let at = 0; at < count; at++) this.#setIds[at] = ids[at] ?? 0;
    return this.#exports.line(id, OBJECT_LAYOUT, globalId, count, isType ? count : fromType) === 1;
  }

  #imports() {
    return {
      begin_chunk: () => this.out.next(),
      type_named: (start: number, length: number) => this.#typeNamed(start >>> 0, length),
      write_numeral: (start: number) => this.#writeNumeral(start >>> 0),
      write_number: (value: number) => this.out.number(value),
      write_property: (id: number, set: number, follows: number) => this.#writeProperty(id >>> 0, set >>> 0, follows),
      write_set: (id: number) => this.#writeSet(this.#sources.sets.content(id >>> 0)),
    };
  }

  #writeNumeral(start: number): number {
    const value = this.#numbers.read(this.#bytes, start) ?? Number.NaN;
    if (!Number.isNaN(value)) this.out.number(value);
    return value;
  }

  #writeProperty(id: number, setId: number, follows: number): number {
    const property = this.#sources.texts.known(id) ?? this.#readProperty(id, setId);
    if (property === undefined) return -1;
    return this.out.text(follows === 0 ? property.text : `,${property.text}`);
  }

  #readProperty(id: number, setId: number): PropertyText | undefined {
    const { file, texts } = this.#sources;
    const listing = this.#listings[this.#step.typeOf(setId)];
    const owner = listing && file.entity(setId);
    return owner && texts.read(id, owner, listing.properties);
  }

  #writeSet(content: SetContent<PropertyText> | undefined): void {
    if (content === undefined) throw new Error('Only sets are written.');
    const { name, kind, class: className, expressId, description, method, properties } = content;
    const head = { name, kind, class: className, expressIds: [expressId], description, method };
    this.out.text(`,${JSON.stringify(head).slice(1, -1)},"properties":[`);
    for (const [at, { text }] of properties.entries()) this.out.text(at === 0 ? text : `,${text}`);
    this.out.text(']}');
  }

  #typeNamed(start: number, length: number): number {
    const text = this.#typeTexts.read(this.#bytes, start, start + length + 1);
    return text === undefined ? 0 : this.#addType(text, this.#bytes.subarray(start, start + length));
  }

  /** 0 where there is no room. */
  #addType({ head, unit, si }: TypeText, spelling: Uint8Array): number {
    if (this.#typeCount === MOST_TYPES || spelling.length > LONGEST_SPELLING) return 0;
    const number = this.#typeCount++;
    const at = TYPES + TYPE_BYTES * number;
    this.#put(at, { [typeFields.headBytes]: head.length, [typeFields.unitBytes]: unit?.length ?? 0 });
    this.#put(at, { [typeFields.hasSi]: si === undefined ? 0 : 1, [typeFields.spellingBytes]: spelling.length });
    this.#desk.setFloat64(at + typeFields.factor, si?.factor ?? 1, true);
    this.#desk.setFloat64(at + typeFields.offset, si?.offset ?? 0, true);
    const address = this.#desk.byteOffset + at;
    this.#bytes.set(spelling, address + typeFields.spelling);
    this.#bytes.set(head, address + typeFields.texts);
    if (unit !== undefined) this.#bytes.set(unit, address + typeFields.texts + head.length);
    return number;
  }

  #layoutOf(keyword: string, type: number): number {
    const { file, types } = this.#sources;
    const definition = file.schema.entity(keyword);
    const listing = this.#listings[type];
    if (definition === undefined || this.#layoutCount === OBJECT_LAYOUT) return 0;
    if (listing !== undefined) return this.#addSet(definition, listing);
    if (definition.name === 'IfcPropertySingleValue') return this.#addProperty(definition, 'NominalValue', undefined);
    const value = file.schema.isA(keyword, 'IfcPhysicalSimpleQuantity') ? definition.attributes[3] : undefined;
    const text = value && typeText('quantity', types.named(value.type));
    return text === undefined ? 0 : this.#addProperty(definition, value?.name ?? '', text);
  }

  #addSet(definition: EntityDefinition, listing: ListingClass): number {
    const number = this.#layoutCount++;
    this.#put(LAYOUTS + LAYOUT_BYTES * number, {
      [setLayout.kind]: kind.set,
      [setLayout.name]: definition.position('Name'),
      [setLayout.description]: definition.position('Description'),
      [setLayout.method]: definition.position('MethodOfMeasurement'),
      [setLayout.list]: definition.position(listing.properties),
    });
    this.#writeHead(number, `,"kind":"${listing.kind}","class":"${definition.name}","expressIds":[`);
    return number;
  }

  #addProperty(definition: EntityDefinition, value: string, type: TypeText | undefined): number {
    const number = this.#layoutCount++;
    this.#put(LAYOUTS + LAYOUT_BYTES * number, {
      [propertyLayout.kind]: type === undefined ? kind.single : kind.quantity,
      [propertyLayout.attributes]: definition.attributes.length,
      [propertyLayout.value]: definition.position(value),
      [propertyLayout.unit]: definition.position('Unit'),
      [propertyLayout.type]: type === undefined ? 0 : this.#addType(type, new Uint8Array(0)),
      [propertyLayout.formula]: definition.position('Formula'),
    });
    return number;
  }

  #writeHead(layout: number, head: string): void {
    const at = LAYOUTS + LAYOUT_BYTES * layout;
    this.#put(at, { [setLayout.headBytes]: head.length });
    this.#bytes.write(head, this.#desk.byteOffset + at + setLayout.head, 'latin1');
  }

  #put(at: number, fields: Readonly<Record<number, number>>): void {
    for (const [offset, value] of Object.entries(fields)) this.#desk.setInt32(at + Number(offset), value, true);
  }
}
