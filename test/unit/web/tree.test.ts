import { describe, expect, it } from '@jest/globals';
import { idsOfLevel, levelsOf } from '../../../web/model/tree/levels.ts';
import { entriesAbove, idsBelow, indexTree, type TreeEntry } from '../../../web/model/tree/tree-index.ts';
import { treeMove } from '../../../web/model/tree/tree-keys.ts';
import { visibleRows } from '../../../web/model/tree/visible-rows.ts';

type Tree = Parameters<typeof indexTree>[0];
type Node = Tree['roots'][number];

const spatial = (kind: 'project' | 'building' | 'storey', expressId: number, name: string, children: Node[]): Node => ({
  kind,
  expressId,
  class: `Ifc${kind}`,
  globalId: `g${expressId}`,
  name,
  longName: null,
  objectType: null,
  predefinedType: null,
  elevation: kind === 'storey' ? 3 : null,
  z: null,
  children,
});
const element = (expressId: number, className = 'IfcWall', children: Node[] = []): Node => ({
  kind: 'element',
  expressId,
  class: className,
  globalId: `g${expressId}`,
  name: `Part ${expressId}`,
  children,
});
const range = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);
const house = (): Tree => ({
  roots: [
    spatial('project', 1, 'Project', [
      spatial('building', 2, 'East', [
        spatial(
          'storey',
          4,
          'Level 1',
          range(100, 8).map((id) => element(id)),
        ),
      ]),
      spatial('building', 3, 'West', [
        spatial('storey', 5, 'Level 1', [element(200, 'IfcDoor', [element(201, 'IfcPlate')])]),
      ]),
    ]),
  ],
  unplaced: [element(300)],
});
const labels = (rows: readonly TreeEntry[]) => rows.map(({ label }) => label);

describe('The rows of the tree', () => {
  it('put many elements of one node together by class', () => {
    const index = indexTree(house());
    const east = index.byExpressId.get(4);
    expect(east?.children.map((id) => index.entries[id]?.label)).toEqual(['IfcWall']);
    const west = index.byExpressId.get(5);
    expect(west?.children.map((id) => index.entries[id]?.label)).toEqual(['Part 200']);
  });

  it('keep what has no place in the building under a root of its own', () => {
    const index = indexTree(house());
    expect(index.roots.map((id) => index.entries[id]?.label)).toEqual(['Project', 'Not placed in the building']);
  });

  it('are those of open branches', () => {
    const index = indexTree(house());
    const open = new Set([index.byExpressId.get(1)?.id ?? -1]);
    expect(labels(visibleRows(index, open, '').rows)).toEqual([
      'Project',
      'East',
      'West',
      'Not placed in the building',
    ]);
  });

  it('are, while searching, all that match, with what they are below', () => {
    const index = indexTree(house());
    const { rows, found } = visibleRows(index, new Set(), 'G201');
    expect(labels(rows)).toEqual(['Project', 'West', 'Level 1', 'Part 200', 'Part 201']);
    expect(found).toBe(1);
  });

  it('know what is above and below them', () => {
    const index = indexTree(house());
    const plate = index.byExpressId.get(201);
    const west = index.byExpressId.get(3);
    if (plate === undefined || west === undefined) throw new Error('The tree lacks them.');
    expect(entriesAbove(index, plate).map(({ expressId }) => expressId)).toEqual([200, 5, 3, 1]);
    expect(idsBelow(index, west)).toEqual([3, 5, 200, 201]);
  });
});

describe('Levels', () => {
  it('are the storeys of one name and height, of all buildings', () => {
    const index = indexTree(house());
    const [level, ...others] = levelsOf(index);
    expect([level?.name, level?.elevation, level?.storeys.length, others]).toEqual(['Level 1', 3, 2, []]);
    if (level === undefined) throw new Error('There is no level.');
    expect([...idsOfLevel(index, level)].sort()).toEqual([...range(100, 8), 200, 201, 4, 5].sort());
  });
});

describe('Keys in the tree', () => {
  const index = indexTree(house());
  const { rows } = visibleRows(index, new Set([0]), '');
  const move = (key: string, at: number, open = [0]) => treeMove(key, rows, at, ({ id }) => open.includes(id));

  it.each([
    ['ArrowDown', 0, { kind: 'go', to: 1 }],
    ['ArrowDown', 3, { kind: 'go', to: 3 }],
    ['ArrowUp', 0, { kind: 'go', to: 0 }],
    ['End', 0, { kind: 'go', to: 3 }],
    ['ArrowRight', 0, { kind: 'go', to: 1 }],
    ['ArrowRight', 1, { kind: 'open' }],
    ['ArrowLeft', 0, { kind: 'close' }],
    ['ArrowLeft', 2, { kind: 'go', to: 0 }],
    ['Enter', 2, { kind: 'choose' }],
    ['x', 2, undefined],
  ])('%s in row %i', (key, at, expected) => {
    expect(move(key, at)).toEqual(expected);
  });
});
