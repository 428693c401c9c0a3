import { hash } from 'node:crypto';
import { PropertySet } from '#core/model';
import type { ObjectLine, SetText } from './object-lines.ts';
import type { SetRow } from './property-rows.ts';
import { RecentSets } from './recent-sets.ts';
import type { Table } from './table.ts';

export interface LinkRow {
  readonly expressId: number;
  readonly position: number;
  readonly ownerClass: string;
  readonly setId: number;
  readonly source: string;
  /** With commas between. */
  readonly setExpressIds: string;
}

export const linkTable: Table<LinkRow> = {
  name: 'element_property_sets',
  inputs: {
    express_id: { type: 'bigint', of: ({ expressId }) => expressId },
    position: { type: 'integer', of: ({ position }) => position },
    owner_class: { type: 'text', of: ({ ownerClass }) => ownerClass },
    set_id: { type: 'integer', of: ({ setId }) => setId },
    source: { type: 'text', of: ({ source }) => source },
    set_express_id: {
      type: 'bigint',
      of: ({ setExpressIds }) => (isOne(setExpressIds) ? Number(setExpressIds) : null),
    },
    several: { type: 'text', of: ({ setExpressIds }) => (isOne(setExpressIds) ? null : `{${setExpressIds}}`) },
  },
  without: ['set_express_id', 'several'],
  columns: { set_express_ids: 'CASE WHEN u.several IS NULL THEN ARRAY[u.set_express_id] ELSE u.several::bigint[] END' },
};

/** Nearly all sets are one instance; reading an array from a text for each of them takes the server longer than the rest. */
function isOne(setExpressIds: string): boolean {
  return setExpressIds !== '' && !setExpressIds.includes(',');
}

/** What those who have the same set have in common. */
const Definition = PropertySet.omit({ source: true, expressIds: true });
const Source = PropertySet.shape.source;
const sources: ReadonlySet<string> = new Set(Source.options);

interface Known {
  readonly setId: number;
  readonly properties: number;
}

/**
 * Sets that say the same are one set, whether the file shares the instance or repeats it: exporters write a set of its
 * own for each wall, all alike (a 100 MB file: 202,009 sets of objects, 121,486 instances, 1,307 different ones). Each is
 * read once; of all others a hash is compared, or the text itself where it was met not long ago.
 */
export class PropertySetNumbers {
  /** By hash: definitions may be as many and as long as the file. */
  readonly #known = new Map<string, Known>();
  readonly #recent = new RecentSets<Known>();

  /** One row for each set of the object, the sets that were not met before, and how many properties all its sets have. */
  add(object: ObjectLine): { readonly links: LinkRow[]; readonly added: SetRow[]; readonly properties: number } {
    const { expressId, class: ownerClass, sets } = object;
    const added: SetRow[] = [];
    let properties = 0;
    const links = sets.map(({ source, expressIds: setExpressIds, definition }, position): LinkRow => {
      if (!sources.has(source)) Source.parse(source); // says what it should be
      const known = this.#know(definition, added);
      properties += known.properties;
      return { expressId, position, ownerClass, setId: known.setId, source, setExpressIds };
    });
    return { links, added, properties };
  }

  #know(parts: SetText['definition'], added: SetRow[]): Known {
    const recent = this.#recent.get(parts);
    if (recent !== undefined) return recent;
    const text = `{${parts.join('')}`;
    const key = hash('sha256', text, 'base64');
    const known = this.#known.get(key) ?? this.#added(key, text, added);
    this.#recent.set(parts, known);
    return known;
  }

  #added(key: string, text: string, added: SetRow[]): Known {
    const definition = Definition.parse(JSON.parse(text));
    const known = { setId: this.#known.size, properties: definition.properties.length };
    this.#known.set(key, known);
    added.push({ setId: known.setId, definition, text });
    return known;
  }
}
