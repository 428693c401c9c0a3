import { describe, expect, it } from '@jest/globals';
import { decodeGlb } from '../../support/glb.ts';
import { at, boxMesh, elementOf, glbOf, placed, sphereMesh, turnedBy } from '../../support/glb-model.ts';

const RED = [1, 0, 0, 1] as const;
const BLUE = [0, 0, 1, 1] as const;

/** What a GLB consists of. */
async function partsOf(model: Parameters<typeof glbOf>[0]) {
  const bytes = await glbOf(model);
  const { document, nodes } = await decodeGlb(bytes);
  const root = document.getRoot();
  return { bytes, nodes, root, meshes: root.listMeshes(), gltfNodes: root.listNodes() };
}

describe('Shapes in a GLB', () => {
  it('that 10,000 elements have are written once', async () => {
    const elements = Array.from({ length: 10_000 }, (_, number) =>
      elementOf(number, {
        placements: [placed(0, at(number % 100, Math.floor(number / 100), 0, turnedBy(90 * number)))],
      }),
    );
    const { bytes, meshes, nodes } = await partsOf({ meshes: [boxMesh(0.4, 0.4, 3)], elements });
    expect(meshes).toHaveLength(1);
    expect(nodes).toHaveLength(10_000);
    expect(bytes.length / elements.length).toBeLessThan(200);
  }, 30_000);

  it('of several parts and colours are one mesh with a primitive per colour, shared by all that look the same', async () => {
    const door = (x: number) => [
      placed(0, at(x, 0, 0), RED),
      placed(1, at(x, 0.1, 0), BLUE),
      placed(0, at(x + 1, 0, 0), RED),
    ];
    const elements = [elementOf(1, { placements: door(0) }), elementOf(2, { placements: door(5) })];
    const { meshes, gltfNodes } = await partsOf({ meshes: [boxMesh(0.1, 0.1, 2), boxMesh(1, 0.05, 2)], elements });
    expect(meshes).toHaveLength(1);
    expect(meshes[0]?.listPrimitives()).toHaveLength(2);
    expect(gltfNodes.filter((node) => node.getMesh() !== null)).toHaveLength(2);
  });

  it('share their vertices and indices where only the colour differs', async () => {
    const elements = [
      elementOf(1, { placements: [placed(0, at(0, 0, 0), RED)] }),
      elementOf(2, { placements: [placed(0, at(0, 0, 0), BLUE)] }),
    ];
    const { root } = await partsOf({ meshes: [boxMesh(1, 1, 1)], elements });
    expect(root.listMeshes()).toHaveLength(2);
    expect(root.listAccessors()).toHaveLength(2);
  });

  it('are one where different meshes come to the same on the grid', async () => {
    const elements = [elementOf(1), elementOf(2, { placements: [placed(1)] })];
    const { meshes } = await partsOf({ meshes: [boxMesh(1, 1, 1), boxMesh(1.00001, 1, 1)], elements });
    expect(meshes).toHaveLength(1);
  });

  it('stay nodes of their own where a large part recurs among different ones', async () => {
    const elements = [1, 2, 3].map((number) =>
      elementOf(number, { placements: [placed(number), placed(0, at(number, 0, 0))] }),
    );
    const meshes = [sphereMesh(1, 24, 24), boxMesh(1, 2, 3), boxMesh(2, 2, 3), boxMesh(3, 2, 3)];
    const { meshes: written, nodes } = await partsOf({ meshes, elements });
    expect(written).toHaveLength(4);
    expect(nodes.map(({ colors }) => colors.length)).toEqual([2, 2, 2]);
  });

  it('are turned beforehand as most elements turn them, so that only the others need a rotation', async () => {
    const angles = [0, 90, 90, 90, 30];
    const elements = angles.map((angle, number) =>
      elementOf(number, { placements: [placed(0, at(0, 0, 0, turnedBy(angle)))] }),
    );
    const { gltfNodes } = await partsOf({ meshes: [boxMesh(1, 2, 3)], elements });
    const shown = gltfNodes.filter((node) => node.getMesh() !== null);
    expect(shown.map((node) => node.getRotation().join() !== '0,0,0,1')).toEqual([true, false, false, false, true]);
  });
});
