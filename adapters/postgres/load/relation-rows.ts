import type { Element } from '#core/model';
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

interface Related {
  readonly to: Target;
  readonly via?: Target;
}

/** Whom a record names, relation by relation, in the order in which it names them. */
export function* relationRows(element: Element): Generator<RelationRow> {
  for (const [relation, related] of Object.entries(relationsOf(element))) {
    for (const [position, { to, via }] of related.entries()) {
      yield {
        fromId: element.expressId,
        relation,
        position,
        toId: to.expressId,
        toClass: to.class ?? null,
        toName: to.name ?? null,
        viaId: via?.expressId ?? null,
        viaClass: via?.class ?? null,
      };
    }
  }
}

function relationsOf(element: Element): Record<string, Related[]> {
  const { ports = [], connectedTo = [], connections = [], boundaries = [] } = element;
  const links = Object.entries(element.links).map(([name, refs = []]) => [name, refs.map(plain)] as const);
  return {
    type: some(element.type),
    parent: some(element.parent),
    container: some(element.container),
    portOf: some(element.portOf),
    ...Object.fromEntries(links),
    ports: ports.map(plain),
    connectedTo: connectedTo.map(({ port }) => plain(port)),
    connections: connections.map((via) => ({ to: via.element, via })),
    boundaries: boundaries.flatMap((via) => (via.element === null ? [] : [{ to: via.element, via: plainTarget(via) }])),
    materials: element.materials.map(({ material }) => plain(material)),
    classifications: element.classifications.map(plain),
    layers: element.layers.map(plain),
    inside: (element.geometry?.spaces ?? []).map((expressId) => plain({ expressId, class: 'IfcSpace' })),
  };
}

const plain = (to: Target): Related => ({ to });
const plainTarget = ({ expressId, class: className }: { expressId: number; class: string }): Target => ({
  expressId,
  class: className,
});
const some = (to: Target | null | undefined): Related[] => (to ? [{ to }] : []);
