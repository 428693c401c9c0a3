import { describe, expect, it } from '@jest/globals';
import { writeGlb } from '#core/geometry';
import { decodeGlb, decompress, jsonOf, validationIssues } from '../../support/glb.ts';
import {
  at,
  boxMesh,
  elementOf,
  GREY,
  glbOf,
  heapMesh,
  modelOf,
  placed,
  scatteredMesh,
  sphereMesh,
  turnedBy,
} from '../../support/glb-model.ts';

/** A model with everything that is written in a way of its own. */
const varied = {
  meshes: [
    boxMesh(1, 2, 3),
    sphereMesh(0.5, 12, 12),
    boxMesh(100, 0.3, 3),
    scatteredMesh(22_000),
    heapMesh([[0, 0, 0, 1e-6, 0, 0, 0, 1e-6, 0]]),
    boxMesh(0.0005, 0.0005, 0.0005),
  ],
  groups: [{ expressId: 1, globalId: 'project', class: 'IfcProject', name: null, parent: null }],
  elements: [
    elementOf(10, { group: 0, placements: [placed(0), placed(1, at(0, 0, 3), [1, 0, 0, 0.5])] }),
    elementOf(11, { placements: [placed(2, at(4.5e6, 5.3e6, 200, turnedBy(33)))] }),
    elementOf(12, { placements: [placed(3, at(0, 0, 0, [-1, 0, 0, 0, 1, 0, 0.3, 0, 1]))], globalId: null }),
    elementOf(13, { placements: [placed(4)] }),
    elementOf(14, { placements: [] }),
    elementOf(15, { placements: [placed(5, at(0, 0, 0, turnedBy(33)))] }),
  ],
  spaces: [elementOf(20, { class: 'IfcSpace', placements: [placed(0, at(1, 1, 1), [0, 0, 1, 0.2])] })],
};

describe('A GLB', () => {
  it('has neither errors nor warnings in the Khronos validator, compressed and decompressed', async () => {
    const bytes = await glbOf(varied);
    expect(await validationIssues(bytes)).toEqual([]);
    expect(await validationIssues(await decompress(bytes))).toEqual([]);
  }, 30_000);

  it('of an empty model is valid too, and needs no extension', async () => {
    const bytes = await glbOf({});
    expect(await validationIssues(bytes)).toEqual([]);
    expect(jsonOf(bytes).extensionsUsed).toBeUndefined();
    expect((await decodeGlb(bytes)).nodes).toEqual([]);
  });

  it('has every triangle of an element that is made of one box ten thousand times, without minutes of ordering them', async () => {
    const placements = Array.from({ length: 10_000 }, () => placed(0));
    const bytes = await glbOf({ meshes: [boxMesh(1, 2, 3)], elements: [elementOf(10, { placements })] });
    const [element] = (await decodeGlb(bytes)).nodes;
    expect(element?.triangles).toHaveLength(10_000 * 12 * 9);
  });

  it('has the same bytes for the same model, as long as it says', async () => {
    const [first, second] = [await writeGlb(modelOf(varied)), await writeGlb(structuredClone(modelOf(varied)))];
    expect(Buffer.concat(second.chunks).equals(Buffer.concat(first.chunks))).toBe(true);
    expect(Buffer.concat(first.chunks)).toHaveLength(first.byteLength);
  }, 30_000);

  it('requires the two extensions that say how its numbers are stored', async () => {
    const { document } = await decodeGlb(await glbOf(varied));
    const required = document
      .getRoot()
      .listExtensionsRequired()
      .map(({ extensionName }) => extensionName);
    expect(required.sort()).toEqual(['EXT_meshopt_compression', 'KHR_mesh_quantization']);
  });

  it('has many buffer views where one would be too large to encode at a time', async () => {
    const meshes = Array.from({ length: 4 }, (_, number) => sphereMesh(1, 150, 150 + number));
    const elements = meshes.map((_, mesh) => elementOf(mesh, { placements: [placed(mesh)] }));
    const glb = await writeGlb(modelOf({ meshes, elements }));
    const bytes = Buffer.concat(glb.chunks);
    const lengths = jsonOf(bytes).bufferViews?.map(({ byteLength }) => byteLength) ?? [];
    expect(lengths.length).toBeGreaterThan(3);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1 << 20);
    const { nodes } = await decodeGlb(bytes);
    expect(nodes.map(({ triangles }) => triangles.length / 9)).toEqual(meshes.map(({ indices }) => indices.length / 3));
  }, 30_000);

  it('is not written from placements of meshes that do not exist', async () => {
    await expect(glbOf({ elements: [elementOf(1, { placements: [placed(3)] })] })).rejects.toThrow('mesh 3');
  });
});

describe('The origin of a GLB', () => {
  it('is the model origin for a model near it', async () => {
    const { origin } = await writeGlb(modelOf({ meshes: [boxMesh(1, 1, 1)], elements: [elementOf(1)] }));
    expect(origin).toEqual([0, 0, 0]);
  });

  it('is the whole kilometre next to where most elements stand', async () => {
    const places = [at(4.5e6 + 480, -5.2e6, 130), at(4.5e6 + 490, -5.2e6, 130), at(0, 0, 0)];
    const elements = places.map((matrix, number) => elementOf(number, { placements: [placed(0, matrix)] }));
    const glb = await writeGlb(modelOf({ meshes: [boxMesh(1, 1, 1)], elements }));
    expect(glb.origin).toEqual([4.5e6, -5.2e6, 0]);
    expect((await decodeGlb(Buffer.concat(glb.chunks))).origin).toEqual(glb.origin);
  });
});

describe('The materials of a GLB', () => {
  /** The materials for elements of these colours. */
  async function materialsOf(colors: readonly (readonly [number, number, number, number])[]) {
    const elements = colors.map((color, number) => elementOf(number, { placements: [placed(0, at(0, 0, 0), color)] }));
    const { document } = await decodeGlb(await glbOf({ meshes: [boxMesh(1, 1, 1)], elements }));
    return document.getRoot().listMaterials();
  }

  it('are one for each colour', async () => {
    expect(await materialsOf([GREY, [0.5, 0.5, 0.5, 1], [0.5, 0.5, 0.5, 0.9]])).toHaveLength(2);
  });

  it('have linear colours, where IFC has sRGB', async () => {
    const [material] = await materialsOf([[0.5, 0.02, 1, 1]]);
    expect(material?.getBaseColorFactor()).toEqual([0.21404, 0.00155, 1, 1]);
    expect(material?.getMetallicFactor()).toBe(0);
  });

  it('blend only where they are transparent', async () => {
    const modes = (await materialsOf([GREY, [1, 1, 1, 0.3]])).map((material) => material.getAlphaMode());
    expect(modes).toEqual(['OPAQUE', 'BLEND']);
  });

  it('stay within what glTF allows whatever the file says', async () => {
    const [material] = await materialsOf([[-1, 2, 0, 1.5]]);
    expect(material?.getBaseColorFactor()).toEqual([0, 1, 0, 1]);
  });
});
