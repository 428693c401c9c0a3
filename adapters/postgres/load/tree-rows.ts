import type { TreeNode } from '#core/model';
import { arrayLiteral } from './array-literal.ts';
import type { Table } from './table.ts';
import type { PlacedNode } from './tree-nodes.ts';

export interface TreeRow extends PlacedNode {
  /** 0, 1, 2, ... depth first. */
  readonly position: number;
}

const spatial =
  (of: (node: Extract<TreeNode, { longName: string | null }>) => string | number | null) => (row: TreeRow) =>
    row.node.kind === 'element' ? null : of(row.node);

export const treeTable: Table<TreeRow> = {
  name: 'spatial_tree',
  inputs: {
    position: { type: 'integer', of: ({ position }) => position },
    depth: { type: 'integer', of: ({ ancestors }) => ancestors.length },
    is_placed: { type: 'boolean', of: ({ isPlaced }) => isPlaced },
    express_id: { type: 'bigint', of: ({ node }) => node.expressId },
    parent_id: { type: 'bigint', of: ({ ancestors }) => ancestors.at(-1) ?? null },
    ancestors: { type: 'text', of: ({ ancestors }) => arrayLiteral(ancestors) },
    kind: { type: 'text', of: ({ node }) => node.kind },
    class: { type: 'text', of: ({ node }) => node.class },
    global_id: { type: 'text', of: ({ node }) => node.globalId },
    name: { type: 'text', of: ({ node }) => node.name },
    long_name: { type: 'text', of: spatial(({ longName }) => longName) },
    elevation: { type: 'double precision', of: spatial(({ elevation }) => elevation) },
    z: { type: 'double precision', of: spatial(({ z }) => z) },
  },
  columns: { ancestors: 'u.ancestors::bigint[]' },
};
