import type { SpatialTree, TreeNode } from '#core/model';
import { arrayLiteral } from './array-literal.ts';
import type { Table } from './table.ts';

export interface TreeRow {
  readonly node: TreeNode;
  readonly position: number;
  readonly isPlaced: boolean;
  /** From the top down. */
  readonly ancestors: readonly number[];
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

/** Depth first; without recursion, because parts may be nested deeper than the stack is. */
export function* treeRows({ roots, unplaced }: SpatialTree): Generator<TreeRow> {
  let position = 0;
  const waiting: { node: TreeNode; isPlaced: boolean; ancestors: readonly number[] }[] = [
    ...unplaced.map((node) => ({ node, isPlaced: false, ancestors: [] })).reverse(),
    ...roots.map((node) => ({ node, isPlaced: true, ancestors: [] })).reverse(),
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, isPlaced } = next;
    yield { ...next, position: position++ };
    const ancestors = [...next.ancestors, node.expressId];
    for (const child of node.children.toReversed()) waiting.push({ node: child, isPlaced, ancestors });
  }
}
