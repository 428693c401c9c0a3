import { describe, expect, it } from '@jest/globals';
import { TreeNode } from '#core/model';
import { treeNodeOf } from '../../../adapters/postgres/load/tree-node.ts';

const element = { kind: 'element', expressId: 1, globalId: null, class: 'IfcWall', name: 'Wall', children: [] };
const storey = {
  ...element,
  kind: 'storey',
  longName: null,
  objectType: null,
  predefinedType: null,
  elevation: 3.5,
  z: null,
};

describe('a node of tree.json', () => {
  it.each([element, storey])('is taken as it stands: %j', (node) => {
    expect(treeNodeOf(node)).toBe(node);
    expect(TreeNode.parse(node)).toEqual(node);
  });

  it.each([element, storey].flatMap((node) => Object.keys(node).map((key) => [node.kind, key, node] as const)))(
    'of kind %s is refused without its %s',
    (_kind, key, node) => {
      const { [key]: _, ...rest } = node as Record<string, unknown>;
      expect(() => treeNodeOf(rest)).toThrow(key === 'kind' ? 'kind' : 'invalid_union');
    },
  );

  it.each([null, 1, [], 'element'])('is refused where it is %j', (node) => {
    expect(() => treeNodeOf(node)).toThrow('Invalid input');
  });
});
