import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeGlb } from '../../support/glb.ts';
import { boxMesh, elementOf, glbOf } from '../../support/glb-model.ts';

const meshes = [boxMesh(1, 2, 3)];
const groups = [
  { expressId: 1, globalId: 'project', class: 'IfcProject', name: 'P', parent: null },
  { expressId: 2, globalId: 'empty', class: 'IfcBuildingStorey', name: 'Attic', parent: 0 },
  { expressId: 3, globalId: 'storey', class: 'IfcBuildingStorey', name: 'Ground floor', parent: 0 },
  { expressId: 4, globalId: 'room', class: 'IfcSpace', name: null, parent: 2 },
];

describe('The elements of a GLB', () => {
  it('carry GlobalId, class, express id and name', async () => {
    const element = elementOf(42, { globalId: '2XPyKWY018sA1ygZKgQPtU', class: 'IfcSlab', name: 'Slab' });
    const { nodes } = await decodeGlb(await glbOf({ meshes, elements: [element] }));
    expect(nodes).toMatchObject([
      { expressId: 42, globalId: '2XPyKWY018sA1ygZKgQPtU', class: 'IfcSlab', name: 'Slab', path: ['model', 'model'] },
    ]);
  });

  it('stand under their groups, in the order of the spatial tree', async () => {
    const elements = [elementOf(10, { group: 3 }), elementOf(12, { group: 2 }), elementOf(11, { group: 2 })];
    const { nodes } = await decodeGlb(await glbOf({ meshes, groups, elements }));
    expect(nodes.map(({ expressId, path }) => [expressId, path.join('/')])).toEqual([
      [1, 'model/model'],
      [3, 'model/model/project'],
      [12, 'model/model/project/storey'],
      [11, 'model/model/project/storey'],
      [4, 'model/model/project/storey'],
      [10, 'model/model/project/storey/room'],
    ]);
  });

  it('follow the groups where the file gives them no place', async () => {
    const elements = [elementOf(10), elementOf(11, { group: 0 })];
    const { nodes } = await decodeGlb(await glbOf({ meshes, groups, elements }));
    expect(nodes.map(({ expressId }) => expressId)).toEqual([1, 11, 10]);
  });

  it('keep apart when GlobalIds are missing or used twice', async () => {
    const elements = [
      elementOf(1, { globalId: null }),
      elementOf(2, { globalId: null }),
      elementOf(3, { globalId: 'twice' }),
      elementOf(4, { globalId: 'twice' }),
    ];
    const { nodes } = await decodeGlb(await glbOf({ meshes, elements }));
    expect(nodes.map(({ expressId, globalId }) => [expressId, globalId])).toEqual([
      [1, ''],
      [2, ''],
      [3, 'twice'],
      [4, 'twice'],
    ]);
  });

  it('keep names in any script, and broken ones', async () => {
    const anyName = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(anyName, { maxLength: 5 }), async (names) => {
        const elements = [...names, '基础', '\ud800', '"\\\u0000'].map((name, at) => elementOf(at, { name }));
        const { nodes } = await decodeGlb(await glbOf({ meshes, elements }));
        expect(nodes.map(({ name }) => name)).toEqual(elements.map(({ name }) => name));
      }),
      { numRuns: 30 },
    );
  }, 30_000);

  it('are written even without any triangle', async () => {
    const { nodes } = await decodeGlb(await glbOf({ elements: [elementOf(7, { placements: [] })] }));
    expect(nodes).toMatchObject([{ expressId: 7, triangles: [] }]);
  });

  it('must be in groups that exist, above which are groups named before', async () => {
    await expect(glbOf({ meshes, groups, elements: [elementOf(10, { group: 9 })] })).rejects.toThrow('group 9');
    const twisted = [
      { ...elementOf(1), parent: 1 },
      { ...elementOf(2), parent: null },
    ];
    await expect(glbOf({ groups: twisted })).rejects.toThrow('comes after it');
  });
});

describe('The spaces of a GLB', () => {
  it('are in a scene of their own that no viewer shows unasked', async () => {
    const spaces = [elementOf(20, { class: 'IfcSpace', globalId: 'a room', name: 'Kitchen' })];
    const { document, nodes } = await decodeGlb(await glbOf({ meshes, elements: [elementOf(10)], spaces }));
    expect(document.getRoot().getDefaultScene()?.getName()).toBe('model');
    expect(nodes.map(({ expressId, path }) => [expressId, path[0]])).toEqual([
      [10, 'model'],
      [20, 'spaces'],
    ]);
    expect(nodes[1]).toMatchObject({ class: 'IfcSpace', globalId: 'a room', name: 'Kitchen' });
  });

  it('leave no empty scene behind', async () => {
    const { document } = await decodeGlb(await glbOf({ meshes, elements: [elementOf(10)] }));
    expect(document.getRoot().listScenes()).toHaveLength(1);
  });
});
