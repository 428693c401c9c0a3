import { type Element, LinkName } from '#core/model';
import type { Table } from './table.ts';

export interface RelationRow {
  readonly fromId: number;
  readonly relation: string;
  readonly position: number;
  readonly toId: number;
  readonly toClass: string | null;
  readonly toName: string | null;
  readonly viaId: number | null;
  readonly viaClass: string | null;
}

export const relationTable: Table<RelationRow> = {
  name: 'relations',
  inputs: {
    from_id: { type: 'bigint', of: ({ fromId }) => fromId },
    relation: { type: 'text', of: ({ relation }) => relation },
    position: { type: 'integer', of: ({ position }) => position },
    to_id: { type: 'bigint', of: ({ toId }) => toId },
    to_class: { type: 'text', of: ({ toClass }) => toClass },
    to_name: { type: 'text', of: ({ toName }) => toName },
    via_id: { type: 'bigint', of: ({ viaId }) => viaId },
    via_class: { type: 'text', of: ({ viaClass }) => viaClass },
  },
};

interface Target {
  readonly expressId: number;
  readonly class?: string | null;
  readonly name?: string | null;
}

/** Whom the relation names, and by which relationship. */
type Add = (to: Target, via?: { readonly expressId: number; readonly class: string | null }) => void;

/**
 * Relation -> whom an element has in it, in the order of the record; `parent` and `container` are columns of `elements`, which
 * the view `current_relations` shows as relations.
 */
const relations: Readonly<Record<string, (element: Element, add: Add) => void>> = {
  type: ({ type }, add) => type && add(type),
  portOf: ({ portOf }, add) => portOf && add(portOf),
  ports: ({ ports }, add) => ports?.forEach((port) => void add(port)),
  connectedTo: ({ connectedTo }, add) => connectedTo?.forEach(({ port }) => void add(port)),
  connections: ({ connections }, add) => connections?.forEach((via) => void add(via.element, via)),
  boundaries: ({ boundaries }, add) => boundaries?.forEach((via) => void (via.element && add(via.element, via))),
  materials: ({ materials }, add) => materials.forEach(({ material }) => void add(material)),
  classifications: ({ classifications }, add) => classifications.forEach((one) => void add(one)),
  layers: ({ layers }, add) => layers.forEach((layer) => void add(layer)),
  inside: ({ geometry }, add) => geometry?.spaces?.forEach((expressId) => void add({ expressId, class: 'IfcSpace' })),
  ...Object.fromEntries(
    LinkName.options.map((name) => [
      name,
      ({ links }: Element, add: Add) => links[name]?.forEach((to) => void add(to)),
    ]),
  ),
};

const inOrder = Object.entries(relations);

/** Whom a record names, relation by relation, of each in the order in which it names them. */
export function relationRows(element: Element): readonly RelationRow[] {
  const rows: RelationRow[] = [];
  for (const [relation, each] of inOrder) {
    const first = rows.length;
    each(element, (to, via) => {
      rows.push({
        fromId: element.expressId,
        relation,
        position: rows.length - first,
        toId: to.expressId,
        toClass: to.class ?? null,
        toName: to.name ?? null,
        viaId: via?.expressId ?? null,
        viaClass: via?.class ?? null,
      });
    });
  }
  return rows;
}
