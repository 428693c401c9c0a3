import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IfcAPI, LogLevel } from 'web-ifc';
import type { ElementGeometry } from '#core/geometry';
import type { Box3 } from '#core/model';
import { corpusBytes, corpusFiles, describeCorpus } from '../../support/corpus.ts';
import { producedIn, tessellate } from '../../support/geometry.ts';
import { bytesSource, openSource } from '../../support/step.ts';

const IFCSPACE = 3856911033;

/** Elements without spaces that web-ifc finds in a file by itself, where the issue names the number. */
const expectedElements: Record<string, number> = {
  'AC20-FZK-Haus.ifc': 83,
  'duplex.ifc': 215,
  'ISSUE_021_Mini_Project.ifc': 2636,
  'KIT-Simple-Road-Test-Web-IFC4x3_RC2.ifc': 66,
  'Office_A_20110811.ifc': 803,
};

interface PlainElement {
  readonly triangles: number;
  readonly box: Box3;
  readonly colors: readonly number[][];
}

/** What web-ifc says of the whole, untouched file. */
function plainElements(
  api: IfcAPI,
  bytes: Uint8Array,
): { elements: Map<number, PlainElement>; spaces: number } | undefined {
  const model = api.OpenModel(bytes, { TAPE_SIZE: 8 << 20 });
  if (model < 0) return undefined;
  const elements = new Map<number, PlainElement>();
  const take = (mesh: Parameters<Parameters<IfcAPI['StreamAllMeshes']>[1]>[0]) => {
    const placed = Array.from({ length: mesh.geometries.size() }, (_, at) => mesh.geometries.get(at)).map((part) => {
      const geometry = api.GetGeometry(model, part.geometryExpressID);
      const vertices = api.GetVertexArray(geometry.GetVertexData(), geometry.GetVertexDataSize());
      const indices = api.GetIndexArray(geometry.GetIndexData(), geometry.GetIndexDataSize());
      geometry.delete();
      return { vertices, indices, matrix: part.flatTransformation, color: Object.values(part.color) };
    });
    const seen = placed.filter(({ indices }) => indices.length > 0);
    if (seen.length === 0) return;
    const triangles = seen.reduce((sum, { indices }) => sum + indices.length / 3, 0);
    elements.set(mesh.expressID, { triangles, box: boxOf(seen), colors: seen.map(({ color }) => color) });
  };
  api.StreamAllMeshes(model, take);
  const withoutSpaces = elements.size;
  api.StreamAllMeshesWithTypes(model, [IFCSPACE], take);
  api.CloseModel(model);
  return { elements, spaces: elements.size - withoutSpaces };
}

function boxOf(placed: { vertices: Float32Array; indices: Uint32Array; matrix: number[] }[]): Box3 {
  const box: Box3 = { min: [Infinity, Infinity, Infinity], max: [-Infinity, -Infinity, -Infinity] };
  for (const { vertices, indices, matrix } of placed) {
    // Model x, y, z are x, -z, y of web-ifc.
    for (const [axis, row, sign] of [
      [0, 0, 1],
      [1, 2, -1],
      [2, 1, 1],
    ] as const) {
      const [mx = 0, my = 0, mz = 0, origin = 0] = [row, row + 4, row + 8, row + 12].map((at) => matrix[at]);
      for (const index of indices) {
        const at = index * 6;
        const local = mx * (vertices[at] ?? 0) + my * (vertices[at + 1] ?? 0) + mz * (vertices[at + 2] ?? 0);
        box.min[axis] = Math.min(box.min[axis], sign * (local + origin));
        box.max[axis] = Math.max(box.max[axis], sign * (local + origin));
      }
    }
  }
  return box;
}

/** What is different, in words; nothing where an element is as it should be. */
function differences(expressId: number, plain: PlainElement, actual: ElementGeometry | undefined): string[] {
  if (actual === undefined) return [`#${expressId} is not there`];
  const { measures, placements } = actual;
  const ends = (box: Box3) => [...box.min, ...box.max];
  const off = Math.max(...ends(plain.box).map((end, at) => Math.abs(end - (ends(measures.box)[at] ?? Number.NaN))));
  const colors = JSON.stringify(placements.map(({ color }) => color));
  return [
    ...(measures.triangles === plain.triangles ? [] : [`#${expressId} has ${measures.triangles} triangles`]),
    ...(off < 1e-6 ? [] : [`#${expressId} is off by ${off} m`]),
    ...(colors === JSON.stringify(plain.colors) ? [] : [`#${expressId} has the colours ${colors}`]),
  ];
}

describeCorpus('Every file of the public corpus', () => {
  const api = new IfcAPI();
  beforeAll(async () => {
    await api.Init(undefined, true);
    api.SetLogLevel(LogLevel.LOG_LEVEL_OFF);
  });
  afterAll(() => api.Dispose());

  describe.each(corpusFiles().filter((name) => name.endsWith('.ifc')))('%s', (name) => {
    it('gives from the cut-out what web-ifc gives from the whole file: elements, triangles, boxes, colours', async () => {
      const bytes = corpusBytes(name);
      const plain = plainElements(api, bytes);
      if (plain === undefined) return await expect(openSource(bytesSource(bytes))).rejects.toThrow('step/');
      const { elements, spaces } = plain;
      if (name in expectedElements) expect(elements.size - spaces).toBe(expectedElements[name]);

      const told = await tessellate(bytesSource(bytes, name), [...elements.keys()]);
      const produced = producedIn(told);
      expect([...produced.keys()]).toEqual([...elements.keys()]);
      expect([...elements].flatMap(([id, element]) => differences(id, element, produced.get(id)))).toEqual([]);
      return undefined;
    }, 60_000);
  });
});
