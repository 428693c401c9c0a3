import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { treeLines } from '#core/ifc';
import type { TreeNode } from '#core/model';

const text = (roots: TreeNode[], unplaced: TreeNode[] = []): string =>
  Buffer.concat([...treeLines({ roots, unplaced })]).toString();

const name = fc.option(fc.string({ unit: 'grapheme' }));
const identity = { expressId: fc.nat(), class: fc.constantFrom('IfcWall', 'IfcSpace'), globalId: name, name };
const height = fc.option(fc.double({ noNaN: true }));
const place = { longName: name, objectType: name, predefinedType: name, elevation: height, z: height };

const node = fc.letrec<{ node: TreeNode; children: TreeNode[] }>((tie) => ({
  children: fc.oneof({ maxDepth: 4 }, fc.constant<TreeNode[]>([]), fc.array(tie('node'), { maxLength: 3 })),
  node: fc.oneof(
    fc.record({ kind: fc.constant('element' as const), ...identity, children: tie('children') }),
    fc.record({ kind: fc.constant('storey' as const), ...identity, ...place, children: tie('children') }),
  ),
})).node;

function chain(depth: number): TreeNode {
  const leaf = { kind: 'element' as const, expressId: 1, globalId: null, class: 'IfcWall', name: null };
  let top: TreeNode = { ...leaf, children: [] };
  for (let level = 1; level < depth; level++) top = { ...leaf, children: [top] };
  return top;
}

describe('tree.json', () => {
  it('is written as JSON.stringify writes it', () => {
    fc.assert(
      fc.property(fc.array(node), fc.array(node), (roots, unplaced) => {
        expect(text(roots, unplaced)).toBe(`${JSON.stringify({ roots, unplaced }, null, 1)}\n`);
      }),
    );
  });

  it('is not indented without end', () => {
    const lines = text([chain(200)]).split('\n');
    expect(JSON.parse(lines.join('\n')).roots).toEqual([chain(200)]);
    expect(Math.max(...lines.map((line) => line.length - line.trimStart().length))).toBe(128);
  });
});
