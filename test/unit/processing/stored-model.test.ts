import { describe, expect, it } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import type { GeometryEngine } from '#core/geometry';
import { localScope, type ObjectKey, type Scope } from '#core/model';
import { type ProcessedModel, processModel, storedModel } from '#core/processing';
import { smallModel } from '../../support/small-model.ts';
import { bytesSource } from '../../support/step.ts';

/** Finds no shape: what is asked here does not depend on shapes. */
const noShapes: GeometryEngine = { tessellate: async function* () {}, close: async () => undefined };

async function processed(): Promise<{ readonly store: MemoryObjectStore; readonly model: ProcessedModel['model'] }> {
  const store = new MemoryObjectStore();
  const source = bytesSource(smallModel());
  const { model } = await processModel({ scope: localScope, source, store, engine: noShapes });
  return { store, model };
}

function asked(store: MemoryObjectStore, sha256: string, scope: Scope = localScope) {
  const read = (key: ObjectKey) => store.read(key);
  return storedModel({ read, size: async (key) => (await read(key))?.length }, scope, sha256);
}

async function put(store: MemoryObjectStore, path: string, text: string): Promise<void> {
  const writer = await store.create({ ...localScope, path });
  await writer.write(Buffer.from(text));
  await writer.close();
}

describe('the model that the store has of the same bytes', () => {
  it('is found where all of it is there', async () => {
    const { store, model } = await processed();
    expect(await asked(store, model.source.sha256)).toEqual(model);
  });

  it('is not found for other bytes, nor in another project', async () => {
    const { store, model } = await processed();
    expect(await asked(store, '0'.repeat(64))).toBeUndefined();
    expect(await asked(store, model.source.sha256, { ...localScope, project: 'other' })).toBeUndefined();
  });

  it.each([
    ['part of an artifact', 'tree.json', '{}'],
    ['part of model.json', 'model.json', '{"format":"plinth-model",'],
    ['a model.json of another format', 'model.json', '{"format":"plinth-model","formatVersion":2}'],
  ])('is not found where there is only %s', async (_what, name, text) => {
    const { store, model } = await processed();
    await put(store, `models/${model.contentId}/${name}`, text);
    expect(await asked(store, model.source.sha256)).toBeUndefined();
  });

  it('is not found where an artifact is missing', async () => {
    const { store, model } = await processed();
    const other = new MemoryObjectStore();
    const path = `models/${model.contentId}/model.json`;
    await put(other, path, Buffer.from((await store.read({ ...localScope, path })) ?? []).toString());
    expect(await asked(other, model.source.sha256)).toBeUndefined();
  });
});
