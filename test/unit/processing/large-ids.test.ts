import { describe, expect, it } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import { DirectFirstEngine } from '#core/geometry';
import { localScope } from '#core/model';
import { processModel } from '#core/processing';
import { decodeGlb } from '../../support/glb.ts';
import { smallModel } from '../../support/small-model.ts';
import { bytesSource } from '../../support/step.ts';

/** What is written of a model, each express id less by `shift`. */
async function written(text: string, shift: number) {
  const source = bytesSource(text);
  const store = new MemoryObjectStore();
  const engine = new DirectFirstEngine({ source });
  const { model, coverage } = await processModel({ scope: localScope, source, store, engine });
  await engine.close();
  const read = async (name: string) =>
    Buffer.from((await store.read({ ...localScope, path: `models/${model.contentId}/${name}` })) ?? []);
  const lines = async (name: string) =>
    (await read(name)).toString().replace(/\b\d{10}\b/g, (id) => (shift === 0 ? id : String(Number(id) - shift)));
  const { nodes } = await decodeGlb(await read('model.glb'));
  return {
    counts: { ...coverage, failures: coverage.failures.length },
    tree: await lines('tree.json'),
    elements: await lines('elements.ndjson'),
    properties: await lines('properties.ndjson'),
    shown: nodes.map(({ expressId, triangles }) => [Number(expressId) - shift, triangles]),
  };
}

describe('A model whose express ids lie beyond 2^31', () => {
  it('is read as one with small ids', async () => {
    const shift = 2 ** 31 + 1_000_000_000;
    const model = smallModel();
    const far = model.replace(/#(\d+)/g, (_, id: string) => `#${Number(id) + shift}`);
    const [near, moved] = [await written(model, 0), await written(far, shift)];
    expect(near.shown.length).toBeGreaterThan(0);
    expect(moved).toEqual(near);
  });
});
