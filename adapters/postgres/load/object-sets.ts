import { hash } from 'node:crypto';
import { PropertySet } from '#core/model';
import { cleanLine } from './clean-line.ts';
import { objectLine } from './object-lines.ts';
import type { SetRow } from './property-rows.ts';
import { SetCutter } from './set-cutter.ts';
import type { Table } from './table.ts';

/** The property sets of an object, in the order of its record. */
export interface ObjectRow {
  readonly expressId: number;
  readonly ownerClass: string;
  /** With commas between. */
  readonly setIds: string;
  /** For each of them its source and the instances it is made of, as JSON: `["type",[12]]`, with commas between. */
  readonly origins: string;
}

export const objectTable: Table<ObjectRow> = {
  name: 'object_property_sets',
  inputs: {
    express_id: { type: 'bigint', of: ({ expressId }) => expressId },
    owner_class: { type: 'text', of: ({ ownerClass }) => ownerClass },
    set_ids: { type: 'text', of: ({ setIds }) => `{${setIds}}` },
    origins: { type: 'json', of: ({ origins }) => `[${origins}]` },
  },
  columns: { set_ids: 'u.set_ids::integer[]' },
};

/** What those who have the same set have in common. */
const Definition = PropertySet.omit({ source: true, expressIds: true });
const Source = PropertySet.shape.source;
const sources: ReadonlySet<string> = new Set(Source.options);

/** Told of each set of an object. */
type OnSet = (setId: number, ownerClass: string, source: string, expressId: number) => void;

/** What a line of `properties.ndjson` becomes. */
interface LineRows {
  readonly object: ObjectRow;
  /** The sets that were not met before. */
  readonly added: SetRow[];
  /** How many properties all its sets have. */
  readonly properties: number;
}

/**
 * Sets that say the same are one set, whether the file shares the instance or repeats it: exporters write a set of its
 * own for each wall, all alike (a 100 MB file: 202,009 sets of objects, 121,486 instances, 1,307 different ones). Each is
 * read once; all others are known by their bytes where they were met not long ago, and otherwise by a hash.
 */
export class PropertySetNumbers {
  /** Hash -> number: definitions may be as many and as long as the file. */
  readonly #known = new Map<string, number>();
  /** Number -> how many properties it has. */
  readonly #properties: number[] = [];
  readonly #cutter = new SetCutter();
  readonly #onSet: OnSet;

  constructor(onSet: OnSet) {
    this.#onSet = onSet;
  }

  /** @throws where the line is none of `properties.ndjson`. */
  add(line: Uint8Array): LineRows {
    const sets = this.#cutter.cut(line);
    return sets === -1 ? this.#read(line) : this.#cut(sets);
  }

  #cut(sets: number): LineRows {
    const cutter = this.#cutter;
    const object = new ObjectSets(cutter.expressId, cutter.class);
    const added: SetRow[] = [];
    for (let position = 0; position < sets; position++) {
      let setId = cutter.number(position);
      if (setId === -1) {
        setId = this.#know(cutter.definition(position), added);
        cutter.remember(position, setId);
      }
      this.#has(object, setId, cutter.source(position), cutter.expressIds(position));
    }
    return { object, added, properties: object.properties };
  }

  #read(line: Uint8Array): LineRows {
    const { expressId, class: ownerClass, sets } = objectLine(textOf(line));
    const object = new ObjectSets(expressId, ownerClass);
    const added: SetRow[] = [];
    for (const { source, expressIds, definition } of sets) {
      if (!sources.has(source)) Source.parse(source); // says what it should be
      this.#has(object, this.#know(`{${definition}`, added), source, expressIds);
    }
    return { object, added, properties: object.properties };
  }

  #has(object: ObjectSets, setId: number, source: string, expressIds: number | string): void {
    object.add(setId, source, expressIds, this.#properties[setId] ?? 0);
    this.#onSet(setId, object.ownerClass, source, object.expressId);
  }

  #know(text: string, added: SetRow[]): number {
    const key = hash('sha256', text, 'base64');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const definition = Definition.parse(JSON.parse(text));
    const setId = this.#known.size;
    this.#known.set(key, setId);
    this.#properties.push(definition.properties.length);
    added.push({ setId, definition, text });
    return setId;
  }
}

class ObjectSets implements ObjectRow {
  readonly expressId: number;
  readonly ownerClass: string;
  setIds = '';
  origins = '';
  /** How many all its sets have. */
  properties = 0;

  constructor(expressId: number, ownerClass: string) {
    this.expressId = expressId;
    this.ownerClass = ownerClass;
  }

  /** @param expressIds one, or several with commas between. */
  add(setId: number, source: string, expressIds: number | string, properties: number): void {
    const comma = this.setIds === '' ? '' : ',';
    this.setIds += `${comma}${setId}`;
    this.origins += `${comma}["${source}",[${expressIds}]]`;
    this.properties += properties;
  }
}

const textOf = (line: Uint8Array) => cleanLine(Buffer.from(line.buffer, line.byteOffset, line.length).toString());
