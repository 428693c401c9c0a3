import { expect, it } from '@jest/globals';
import { writeGlb } from '#core/geometry';
import { corpusFiles, describeCorpus } from '../../support/corpus.ts';
import { boxOf, decodeGlb, decompress, validationIssues } from '../../support/glb.ts';
import { corpusModel } from '../../support/glb-corpus.ts';
import { expectedTriangles, modelOf } from '../../support/glb-model.ts';

const MILLIMETRE = 1e-3;
/** Bytes of an IFC file from where on the GLB's size is held against it. */
const LARGE = 500_000;

/** Plain files that can be read. */
const files = corpusFiles().filter((name) => name.endsWith('.ifc') && name !== 'errorfile.ifc');
const models = new Map(files.map((name) => [name, memo(() => corpusModel(name))]));

function memo<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

describeCorpus('The GLB of a file of the corpus', () => {
  it.each(files)(
    'shows every element of %s that web-ifc produced, triangle by triangle, in its box',
    async (name) => {
      const model = await models.get(name)?.();
      if (model === undefined) throw new Error(name);
      const glb = await writeGlb(modelOf(model));
      const { nodes } = await decodeGlb(Buffer.concat(glb.chunks));
      const shown = new Map(
        nodes.filter(({ triangles }) => triangles.length > 0).map((node) => [node.expressId, node]),
      );
      const products = [...model.elements, ...model.spaces];
      expect([...shown.keys()].sort()).toEqual(products.map(({ expressId }) => expressId).sort());

      let missing = 0;
      let farthest = 0;
      for (const { expressId, globalId, class: className, name: elementName, placements } of products) {
        const node = shown.get(expressId);
        expect(node).toMatchObject({ class: className, globalId: globalId ?? '', name: elementName ?? undefined });
        const expected = expectedTriangles(model.meshes, placements);
        const actual = node?.triangles ?? [];
        expect(actual.length).toBeLessThanOrEqual(expected.length);
        missing += (expected.length - actual.length) / 9;
        const box = boxOf(actual);
        farthest = Math.max(farthest, ...boxOf(expected).map((side, at) => Math.abs(side - (box[at] ?? Infinity))));
      }
      expect(missing).toBe(glb.degenerateTriangles);
      expect(farthest).toBeLessThan(MILLIMETRE);
    },
    60_000,
  );

  it.each(files)(
    'of %s has neither errors nor warnings in the Khronos validator',
    async (name) => {
      const model = await models.get(name)?.();
      if (model === undefined) throw new Error(name);
      const bytes = Buffer.concat((await writeGlb(modelOf(model))).chunks);
      expect(await validationIssues(bytes)).toEqual([]);
      expect(await validationIssues(await decompress(bytes))).toEqual([]);
    },
    60_000,
  );

  it('has at most 20 per cent of the bytes of a large IFC file, and 12 in the geometric mean', async () => {
    const shares: number[] = [];
    for (const load of models.values()) {
      const model = await load();
      if (model.ifcBytes > LARGE) shares.push((await writeGlb(modelOf(model))).byteLength / model.ifcBytes);
    }
    expect(shares.length).toBeGreaterThan(0);
    expect(Math.max(...shares)).toBeLessThan(0.2);
    expect(Math.exp(shares.reduce((sum, share) => sum + Math.log(share), 0) / shares.length)).toBeLessThan(0.12);
  }, 60_000);
});
