import { describe, expect, it } from '@jest/globals';
import { readBuilding } from '../../../web/scene/glb/read-building.ts';
import { at, boxMesh, elementOf, glbOf, placed } from '../../support/glb-model.ts';

const meshes = [boxMesh(1, 2, 3)];

const standing = (x: number, y: number, z: number, alpha = 1) => [placed(0, at(x, y, z), [0.4, 0.2, 1, alpha])];

async function read(model: Parameters<typeof glbOf>[0]) {
  return readBuilding(Uint8Array.from(await glbOf(model)).buffer);
}

describe('A building that is read from a GLB', () => {
  it('names its elements, spaces too', async () => {
    const elements = [
      elementOf(7, { globalId: 'wall', class: 'IfcWall', name: 'North', placements: standing(0, 0, 0) }),
    ];
    const spaces = [elementOf(9, { globalId: 'room', class: 'IfcSpace', name: null, placements: standing(5, 0, 0) })];
    const { elements: columns, pieces } = await read({ meshes, elements, spaces });
    expect([...columns.expressIds]).toEqual([7, 9]);
    expect(columns.globalIds).toEqual(['wall', 'room']);
    expect(columns.classes).toEqual(['IfcWall', 'IfcSpace']);
    expect(columns.names).toEqual(['North', null]);
    expect([...columns.isSpace]).toEqual([0, 1]);
    expect([...pieces.isTranslucent]).toEqual([0, 1]);
  });

  it('tells boxes in place of shapes from shapes, vertex by vertex', async () => {
    const elements = [
      elementOf(7, { placements: standing(0, 0, 0) }),
      elementOf(8, { placements: standing(5, 0, 0), placeholder: 'geometry/timeout' }),
    ];
    const { elements: columns, normals, owners } = await read({ meshes, elements });
    expect([...columns.isPlaceholder]).toEqual([0, 1]);
    expect([...owners].map((owner, vertex) => [owner, normals[4 * vertex + 3]])).toEqual(
      [...owners].map((owner) => [owner, owner === 1 ? 127 : 0]),
    );
  });

  it('stands where the model says, in metres with Y up', async () => {
    const { elements, bounds } = await read({ meshes, elements: [elementOf(1, { placements: standing(10, 20, 30) })] });
    const box = [10, 30, -22, 11, 33, -20];
    expect([...elements.boxes].map((side) => Math.round(1e3 * side) / 1e3)).toEqual(box);
    expect(bounds).toEqual([...elements.boxes]);
  });

  it('has the triangles of every placement, each vertex with its element and colour', async () => {
    const elements = [1, 2].map((id) => elementOf(id, { placements: standing(4 * id, 0, 0, id === 2 ? 0.4 : 1) }));
    const { indices, positions, owners, colors, pieces } = await read({ meshes, elements });
    expect([...pieces.indexCount]).toEqual([36, 36]);
    expect(indices.length).toBe(72);
    expect(Math.max(...indices)).toBe(positions.length / 3 - 1);
    expect([owners[indices[0] ?? 0], owners[indices[71] ?? 0]]).toEqual([0, 1]);
    expect([...colors.subarray(0, 4)]).toEqual([102, 51, 255, 255]);
    expect([...pieces.isTranslucent]).toEqual([0, 1]);
  });

  it('leaves what is far away from the rest out of what is looked at', async () => {
    const row = Array.from({ length: 20 }, (_, x) => elementOf(x + 1, { placements: standing(x, 0, 0) }));
    const astray = elementOf(99, { placements: standing(-900, 0, 0) });
    const { bounds, focus } = await read({ meshes, elements: [...row, astray] });
    expect(bounds[0]).toBeLessThan(-899);
    expect(focus[0]).toBeGreaterThan(-2);
    expect(focus[3]).toBe(bounds[3]);
  });

  it('leaves terrain and plants out of what is looked at, unless there is nothing else', async () => {
    const wall = elementOf(1, { placements: standing(0, 0, 0) });
    const terrain = elementOf(2, { class: 'IfcGeographicElement', placements: standing(3, 0, 0) });
    const both = await read({ meshes, elements: [wall, terrain] });
    expect([both.bounds[3], both.focus[3]].map(Math.round)).toEqual([4, 1]);
    const alone = await read({ meshes, elements: [terrain] });
    expect(alone.focus).toEqual(alone.bounds);
  });

  it('may have nothing in it', async () => {
    const { elements, bounds, indices } = await read({ meshes: [], elements: [] });
    expect([elements.count, indices.length, bounds]).toEqual([0, 0, [0, 0, 0, 0, 0, 0]]);
  });

  it.each([
    ['is no GLB', new ArrayBuffer(40), 'not a GLB'],
    ['is too short', new ArrayBuffer(3), 'too short'],
  ])('is refused in words where the file %s', async (_, bytes, words) => {
    await expect(readBuilding(bytes)).rejects.toThrow(words);
  });
});
