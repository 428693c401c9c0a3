import type { RowElement } from './element-line.ts';
import type { Table } from './table.ts';

export interface InsideRow {
  readonly expressId: number;
  readonly position: number;
  readonly spaceId: number;
}

/** All other relations are in the records of the objects that have them. */
export const insideTable: Table<InsideRow> = {
  name: 'relations',
  inputs: {
    from_id: { type: 'bigint', of: ({ expressId }) => expressId },
    position: { type: 'integer', of: ({ position }) => position },
    to_id: { type: 'bigint', of: ({ spaceId }) => spaceId },
  },
  columns: { relation: "'inside'", to_class: "'IfcSpace'" },
};

/** The spaces in which the centre of its mesh lies. */
export function insideRows({ expressId, geometry }: RowElement): readonly InsideRow[] {
  return geometry?.spaces?.map((spaceId, position) => ({ expressId, position, spaceId })) ?? [];
}
