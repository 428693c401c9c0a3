import { createHash } from 'node:crypto';
import type { ObjectProperties } from '#core/model';
import { arrayLiteral } from './array-literal.ts';
import type { SetRow } from './property-rows.ts';
import type { Table } from './table.ts';

export interface LinkRow {
  readonly expressId: number;
  readonly position: number;
  readonly ownerClass: string;
  readonly setId: number;
  readonly source: string;
  readonly setExpressIds: readonly number[];
}

export const linkTable: Table<LinkRow> = {
  name: 'element_property_sets',
  inputs: {
    express_id: { type: 'bigint', of: ({ expressId }) => expressId },
    position: { type: 'integer', of: ({ position }) => position },
    owner_class: { type: 'text', of: ({ ownerClass }) => ownerClass },
    set_id: { type: 'integer', of: ({ setId }) => setId },
    source: { type: 'text', of: ({ source }) => source },
    set_express_ids: { type: 'text', of: ({ setExpressIds }) => arrayLiteral(setExpressIds) },
  },
  columns: { set_express_ids: 'u.set_express_ids::bigint[]' },
};

/**
 * Sets that say the same are one set, whether the file shares the instance or repeats it: exporters write a set of its
 * own for each wall, all alike (a 100 MB file: 202,009 sets of objects, 121,486 instances, 1,769 different ones).
 * Remembers a hash of each.
 */
export class PropertySetNumbers {
  readonly #ids = new Map<string, number>();

  /** One row for each set of the object, and the sets that were not met before. */
  add(object: ObjectProperties): { readonly links: LinkRow[]; readonly added: SetRow[] } {
    const added: SetRow[] = [];
    const links = object.sets.map(({ source, expressIds, ...definition }, position): LinkRow => {
      const text = JSON.stringify(definition);
      const hash = createHash('sha256').update(text).digest('base64');
      let setId = this.#ids.get(hash);
      if (setId === undefined) {
        setId = this.#ids.size;
        this.#ids.set(hash, setId);
        added.push({ setId, definition, text });
      }
      const { expressId, class: ownerClass } = object;
      return { expressId, position, ownerClass, setId, source, setExpressIds: expressIds };
    });
    return { links, added };
  }
}
