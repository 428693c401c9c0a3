import { PlainStatement } from '#core/step';
import type { IfcFile } from '../../ifc-file.ts';
import type { JsonBytes } from '../../json-bytes.ts';
import type { EntityDefinition } from '../../schema/index.ts';
import { hasRepeats } from '../has-repeats.ts';
import type { Source } from '../merge-sets.ts';
import type { ObjectSets } from '../object-sets.ts';
import type { ListingClass, SetContent } from '../set-contents.ts';
import type { ValueTypes } from '../value-types.ts';
import { ListsWrittenLately } from './lists-written-lately.ts';
import { PlainProperties } from './plain-properties.ts';
import type { PropertyText, PropertyTexts } from './property-texts.ts';
import { WrittenLately } from './written-lately.ts';

const OPEN = 0x28;
const KEPT_PROPERTIES = 1 << 16;
const KEPT_SETS = 1 << 14;
/** What the JSON of a set has beside its texts and properties, at the most. */
const MOST_OWN_BYTES = 400;

const SOURCES: Readonly<Record<Source, Uint8Array>> = {
  occurrence: Buffer.from('{"source":"occurrence"'),
  type: Buffer.from('{"source":"type"'),
};
const NAME = Buffer.from(',"name":');
const NULL = Buffer.from('null');
const DESCRIPTION = Buffer.from(',"description":');
const METHOD = Buffer.from(',"method":');
const CLOSED = Buffer.from(']');
const PROPERTIES = Buffer.from(',"properties":[');
const END = Buffer.from(']}');

/** Where a class of sets has what; -1 where it has no such attribute. */
interface Layout {
  readonly name: number;
  readonly description: number;
  readonly method: number;
  readonly properties: number;
  /** The attribute that lists its properties. */
  readonly listing: string;
  /** Between its name and its express id. */
  readonly head: Uint8Array;
}

/** What sets are written from. */
export interface SetSources {
  readonly file: IfcFile;
  readonly types: ValueTypes;
  readonly sets: ObjectSets<PropertyText>;
  readonly texts: PropertyTexts;
}

/**
 * Writes sets that stand alone in their objects' lines. A set that lists its properties is written straight from the
 * bytes of its statement, and so are most properties; what was written lately is copied from there. Whatever is not
 * plain goes the long way, by `ObjectSets` and `PropertyTexts`, and comes out the same.
 */
export class SetLines {
  readonly #sources: SetSources;
  readonly #out: JsonBytes;
  readonly #plain: PlainProperties;
  readonly #statement = new PlainStatement();
  readonly #properties = new WrittenLately(KEPT_PROPERTIES);
  readonly #sets = new WrittenLately(KEPT_SETS);
  readonly #lists = new ListsWrittenLately();
  /** By a type's place in the file's keywords. */
  readonly #layouts: readonly (Layout | undefined)[];
  readonly #ids: number[] = [];

  constructor(sources: SetSources, out: JsonBytes) {
    const { file, types, sets } = sources;
    this.#sources = sources;
    this.#out = out;
    this.#plain = new PlainProperties(file, types, out);
    this.#layouts = file.step.keywords.map((keyword) => {
      const [definition, listing] = [file.schema.entity(keyword), sets.reader.listing(keyword)];
      return definition && listing && layoutOf(definition, listing);
    });
  }

  write(setId: number, source: Source): void {
    const out = this.#out;
    out.reserve(MOST_OWN_BYTES);
    out.bytes(SOURCES[source]);
    if (this.#sets.again(setId, out)) return;
    const { chunk, at } = out;
    if (!this.#writePlain(setId)) this.#writeContent(this.#sources.sets.content(setId));
    this.#sets.keep(setId, out, chunk, at);
  }

  #writePlain(id: number): boolean {
    const { file } = this.#sources;
    const statement = this.#statement;
    const layout = this.#layouts[file.step.typeOf(id)];
    if (layout === undefined || !file.step.locate(id, statement)) return false;
    const count = this.#listed(layout.properties);
    if (count < 0) return false;
    const out = this.#out;
    out.reserve((statement.ends[statement.count - 1] ?? 0) - (statement.starts[0] ?? 0) + MOST_OWN_BYTES);
    const begin = out.at;
    if (!this.#writeHead(id, layout)) {
      out.at = begin;
      return false;
    }
    this.#writeProperties(count, id, layout.listing);
    out.reserve(END.length);
    out.bytes(END);
    return true;
  }

  /** How many properties are listed, now in `#ids`; -1 where there is something to report about the list. */
  #listed(position: number): number {
    const statement = this.#statement;
    if (statement.isAbsent(position)) return 0;
    if (statement.first(position) !== OPEN) return -1;
    const count = statement.references(position, this.#ids);
    return hasRepeats(this.#ids, count) ? -1 : count;
  }

  #writeHead(id: number, { name, description, method, head }: Layout): boolean {
    const out = this.#out;
    out.bytes(NAME);
    if (this.#statement.isAbsent(name)) out.bytes(NULL);
    else if (!this.#text(name)) return false;
    out.bytes(head);
    out.uint(id);
    out.bytes(CLOSED);
    if (!this.#optional(description, DESCRIPTION) || !this.#optional(method, METHOD)) return false;
    out.bytes(PROPERTIES);
    return true;
  }

  #optional(position: number, key: Uint8Array): boolean {
    if (position < 0 || this.#statement.isAbsent(position)) return true;
    this.#out.bytes(key);
    return this.#text(position);
  }

  #text(position: number): boolean {
    const { bytes, starts, ends } = this.#statement;
    if (!this.#statement.isBareText(position)) return false;
    return this.#out.bare(bytes, (starts[position] ?? 0) + 1, (ends[position] ?? 0) - 1);
  }

  /** Those of the first `count` ids that are properties. */
  #writeProperties(count: number, setId: number, listing: string): void {
    const ids = this.#ids;
    const out = this.#out;
    if (this.#lists.again(ids, count, out)) return;
    const { chunk, at } = out;
    let written = 0;
    for (let item = 0; item < count; item++) {
      if (this.#writeProperty(ids[item] ?? 0, setId, listing, written === 0)) written++;
    }
    // What is missing is reported for each set.
    if (written === count) this.#lists.keep(ids, count, out, chunk, at);
  }

  /** False, with a finding and nothing written, where there is no property. */
  #writeProperty(id: number, setId: number, listing: string, isFirst: boolean): boolean {
    const out = this.#out;
    const isProperty = this.#properties.has(id) || this.#plain.knows(id);
    const text = isProperty ? undefined : this.#textOf(id, setId, listing);
    if (!isProperty && text === undefined) return false;
    out.reserve(1);
    if (!isFirst) out.comma();
    if (this.#properties.again(id, out)) return true;
    const { chunk, at } = out;
    if (text !== undefined) out.text(text);
    else if (!this.#plain.write(id)) out.text(this.#textOf(id, setId, listing) ?? '');
    this.#properties.keep(id, out, chunk, at);
    return true;
  }

  #textOf(id: number, setId: number, listing: string): string | undefined {
    const owner = this.#sources.file.entity(setId);
    return owner && this.#sources.texts.read(id, owner, listing)?.text;
  }

  /** What the long way gives. */
  #writeContent(content: SetContent<PropertyText> | undefined): void {
    if (content === undefined) throw new Error('Only sets are written.');
    const { name, kind, class: className, expressId, description, method, properties } = content;
    const head = { name, kind, class: className, expressIds: [expressId], description, method };
    this.#out.text(`,${JSON.stringify(head).slice(1, -1)},"properties":[`);
    for (const [at, { text }] of properties.entries()) this.#out.text(at === 0 ? text : `,${text}`);
    this.#out.text(']}');
  }
}

function layoutOf(definition: EntityDefinition, { kind, properties }: ListingClass): Layout {
  return {
    name: definition.position('Name'),
    description: definition.position('Description'),
    method: definition.position('MethodOfMeasurement'),
    properties: definition.position(properties),
    listing: properties,
    head: Buffer.from(`,"kind":"${kind}","class":"${definition.name}","expressIds":[`),
  };
}
