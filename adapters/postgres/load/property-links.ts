import { hash } from 'node:crypto';
import { PropertySet } from '#core/model';
import { cleanLine } from './clean-line.ts';
import { objectLine } from './object-lines.ts';
import type { SetRow } from './property-rows.ts';
import { SetCutter } from './set-cutter.ts';
import type { Table } from './table.ts';

export interface LinkRow {
  readonly expressId: number;
  readonly position: number;
  readonly ownerClass: string;
  readonly setId: number;
  readonly source: string;
  /** One, or several with commas between. */
  readonly setExpressIds: number | string;
}

/** Nearly all sets are one instance; reading an array from a text for each of them takes the server longer than the rest. */
export const linkTable: Table<LinkRow> = {
  name: 'element_property_sets',
  inputs: {
    express_id: { type: 'bigint', of: ({ expressId }) => expressId },
    position: { type: 'integer', of: ({ position }) => position },
    owner_class: { type: 'text', of: ({ ownerClass }) => ownerClass },
    set_id: { type: 'integer', of: ({ setId }) => setId },
    source: { type: 'text', of: ({ source }) => source },
    set_express_id: { type: 'bigint', of: ({ setExpressIds: ids }) => (typeof ids === 'number' ? ids : null) },
    several: { type: 'text', of: ({ setExpressIds: ids }) => (typeof ids === 'number' ? null : `{${ids}}`) },
  },
  without: ['set_express_id', 'several'],
  columns: { set_express_ids: 'CASE WHEN u.several IS NULL THEN ARRAY[u.set_express_id] ELSE u.several::bigint[] END' },
};

/** What those who have the same set have in common. */
const Definition = PropertySet.omit({ source: true, expressIds: true });
const Source = PropertySet.shape.source;
const sources: ReadonlySet<string> = new Set(Source.options);

/** What a line of `properties.ndjson` becomes. */
interface LineRows {
  /** One for each set of the object. */
  readonly links: LinkRow[];
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

  /** @throws where the line is none of `properties.ndjson`. */
  add(line: Uint8Array): LineRows {
    const sets = this.#cutter.cut(line);
    return sets === -1 ? this.#read(line) : this.#cut(sets);
  }

  #cut(sets: number): LineRows {
    const cutter = this.#cutter;
    const { expressId, class: ownerClass } = cutter;
    const added: SetRow[] = [];
    const links: LinkRow[] = [];
    let properties = 0;
    for (let position = 0; position < sets; position++) {
      let setId = cutter.number(position);
      if (setId === -1) {
        setId = this.#know(cutter.definition(position), added);
        cutter.remember(position, setId);
      }
      properties += this.#properties[setId] ?? 0;
      const source = cutter.source(position);
      links.push({ expressId, position, ownerClass, setId, source, setExpressIds: cutter.expressIds(position) });
    }
    return { links, added, properties };
  }

  #read(line: Uint8Array): LineRows {
    const { expressId, class: ownerClass, sets } = objectLine(textOf(line));
    const added: SetRow[] = [];
    let properties = 0;
    const links = sets.map(({ source, expressIds, definition }, position): LinkRow => {
      if (!sources.has(source)) Source.parse(source); // says what it should be
      const setId = this.#know(`{${definition}`, added);
      properties += this.#properties[setId] ?? 0;
      return { expressId, position, ownerClass, setId, source, setExpressIds: oneOf(expressIds) };
    });
    return { links, added, properties };
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

const textOf = (line: Uint8Array) => cleanLine(Buffer.from(line.buffer, line.byteOffset, line.length).toString());

/** The number, where it is one. */
function oneOf(expressIds: string): number | string {
  return /^\d+$/.test(expressIds) ? Number(expressIds) : expressIds;
}
