import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SpatialTree, TreeNode } from '#core/model';
import { TreeNodes } from '../../../adapters/postgres/load/tree-nodes.ts';
import { storeyNode } from '../../support/database-model.ts';

/** Names in which a careless reader finds structure. */
const name = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"children": [', '\\', '\\"', '{[', ']}', '"roots": [{', ''),
);
const wall = (expressId: number, text: string, children: TreeNode[] = []): TreeNode => ({
  kind: 'element',
  expressId,
  globalId: null,
  class: 'IfcWall',
  name: text,
  children,
});
const { nodes } = fc.letrec<{ nodes: TreeNode[]; node: TreeNode }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 3 }),
  node: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(fc.nat(), name).map(([id, text]) => wall(id, text)),
    fc.tuple(fc.nat(), name, tie('nodes')).map(([id, text, children]) => storeyNode(id, text, children)),
  ),
}));
const trees: fc.Arbitrary<SpatialTree> = fc.record({ roots: nodes, unplaced: nodes });

/** The oracle: all at once, by recursion. */
function* flat(all: readonly TreeNode[], isPlaced: boolean, ancestors: readonly number[] = []): Generator<object> {
  for (const node of all) {
    yield { node: { ...node, children: [] }, isPlaced, ancestors };
    yield* flat(node.children, isPlaced, [...ancestors, node.expressId]);
  }
}

function read(text: string, cuts: readonly number[]): object[] {
  const reader = new TreeNodes();
  const places = [...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  const found = places.flatMap((end, at) => [...reader.add(text.slice(places[at - 1] ?? 0, end))]);
  reader.end();
  return found;
}

describe('the nodes of a tree', () => {
  it('are the same, wherever its text is cut and however it is indented', () => {
    fc.assert(
      fc.property(trees, fc.array(fc.nat(), { maxLength: 8 }), fc.constantFrom(0, 1), (tree, cuts, indentation) => {
        const clean: SpatialTree = JSON.parse(JSON.stringify(tree).replaceAll(/\\u(0000|d[89a-f]..)/gi, '\\ufffd'));
        const text = `${JSON.stringify(clean, null, indentation)}\n`;
        expect(read(text, cuts)).toEqual([...flat(clean.roots, true), ...flat(clean.unplaced, false)]);
      }),
    );
  });

  it('may be deeper than the stack', () => {
    let text = `{"roots":[${'X'.repeat(5000)}`;
    const head = JSON.stringify(storeyNode(7, 'deep')).replace(/\]\}$/, '');
    text = `${text.replaceAll('X', head)}${']}'.repeat(5000)}],"unplaced":[]}`;
    expect(read(text, [])).toHaveLength(5000);
  });

  it.each([
    ['ends too early', '{"roots":[{"kind":"element","expressId":1,"children":[', 'invalid'],
    ['has another kind of node', '{"roots":[{"kind":"door","children":[]}],"unplaced":[]}', 'invalid'],
    ['has a node without children', '{"roots":[{"kind":"element"}],"unplaced":[]}', 'no children'],
    ['is cut off', '{"roots":[', 'not whole'],
  ])('are not guessed where the text %s', (_what, text, message) => {
    expect(() => read(text, [])).toThrow(message);
  });
});
