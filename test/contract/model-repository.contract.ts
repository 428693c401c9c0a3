import { describe, expect, it } from '@jest/globals';
import { localScope } from '#core/model';
import type { ArtifactReader, ModelRepository } from '#core/ports';
import { artifactsOf, single, someElement, someSet, someVersion } from '../support/database-model.ts';
import { elementQueriesContract } from './element-queries.contract.ts';
import { spatialQueriesContract } from './spatial-queries.contract.ts';

const other = { tenant: 'other', project: 'local' };
const all = { limit: 100 };

/** A model of `count` walls. */
const walls = (contentId: string, count: number) => ({
  contentId,
  elements: Array.from({ length: count }, (_, at) => someElement({ expressId: at + 1 })),
  properties: [someSet(1, 'Pset_WallCommon', [single('IsExternal', true)])],
});

/** Gives the rows only when it is let go. */
function held(reader: ArtifactReader): { readonly reader: ArtifactReader; readonly letGo: () => void } {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    letGo,
    reader: (name) =>
      (async function* () {
        if (name === 'properties.ndjson') await gate;
        yield* reader(name);
      })(),
  };
}

/** Breaks off after the elements. */
const broken =
  (reader: ArtifactReader): ArtifactReader =>
  (name) => {
    if (name === 'properties.ndjson') throw new Error('The disk is gone.');
    return reader(name);
  };

const soon = () => new Promise((resolve) => setTimeout(resolve, 300));

/** What every ModelRepository promises; run against each adapter. `open` gives an empty one. */
export function modelRepositoryContract(name: string, open: () => Promise<ModelRepository>): void {
  describe(`${name} as a ModelRepository`, () => {
    const countOf = async (models: ModelRepository, modelId: string) =>
      (await models.elements(localScope, modelId, {}, all))?.elements.length;

    it('knows nothing of a model that was never stored', async () => {
      const models = await open();
      expect(await models.listModels(localScope)).toEqual([]);
      expect(await models.getModel(localScope, 'none')).toBeUndefined();
      expect(await models.versions(localScope, 'none')).toEqual([]);
      expect(await models.deleteModel(localScope, 'none')).toBeUndefined();
      expect(await models.classCounts(localScope, 'none')).toBeUndefined();
      expect(await models.elements(localScope, 'none', {}, all)).toBeUndefined();
      expect(await models.element(localScope, 'none', 1)).toBeUndefined();
    });

    it('lists what was stored, with counts and coverage', async () => {
      const models = await open();
      const version = someVersion();
      expect(await models.saveVersion(localScope, version, artifactsOf(walls('a', 3)))).toEqual({ contentIds: [] });
      expect(await models.listModels(localScope)).toEqual([
        {
          modelId: version.modelId,
          name: 'House',
          versions: 1,
          current: {
            versionId: version.versionId,
            number: 1,
            fileName: 'house.ifc',
            contentId: 'a',
            schema: 'IFC4',
            projectName: null,
            createdAt: version.createdAt,
            counts: { instances: 100, products: 10, elements: 3, properties: 1 },
            coverage: { expected: 3, produced: 2, failed: 1, empty: 0 },
          },
        },
      ]);
    });

    it('lists models page by page, the newest first, those of one moment by id', async () => {
      const models = await open();
      const at = (second: number) => someVersion({ createdAt: `2026-01-02T00:00:0${second}.000Z` });
      const [old, a, b, young] = [at(1), at(2), at(2), at(3)];
      for (const version of [a, young, old, b])
        await models.saveVersion(localScope, version, artifactsOf(walls('a', 1)));
      const [first, second] = a.modelId < b.modelId ? [a, b] : [b, a];
      const idsOf = async (page: { limit: number; after?: { createdAt: string; modelId: string } }) =>
        (await models.listModels(localScope, page)).map(({ modelId }) => modelId);
      expect(await idsOf({ limit: 2 })).toEqual([young.modelId, first.modelId]);
      expect(await idsOf({ limit: 9, after: first })).toEqual([second.modelId, old.modelId]);
      expect(await idsOf({ limit: 9, after: old })).toEqual([]);
    });

    it('shows the newest version of a model, and keeps the others', async () => {
      const models = await open();
      const [first, second] = [someVersion(), someVersion()];
      const { modelId } = first;
      await models.saveVersion(localScope, first, artifactsOf(walls('a', 1)));
      await models.saveVersion(localScope, { ...second, modelId, name: 'Villa' }, artifactsOf(walls('b', 2)));
      expect(await models.getModel(localScope, modelId)).toMatchObject({
        name: 'Villa',
        versions: 2,
        current: { number: 2 },
      });
      expect(await countOf(models, modelId)).toBe(2);
      expect((await models.versions(localScope, modelId)).map(({ contentId }) => contentId)).toEqual(['b', 'a']);
    });

    it('gives the same version another content, and says which one is unused then', async () => {
      const models = await open();
      const version = someVersion();
      await models.saveVersion(localScope, version, artifactsOf(walls('a', 1)));
      const unused = await models.saveVersion(localScope, version, artifactsOf(walls('b', 2)));
      expect(unused).toEqual({ contentIds: ['a'] });
      expect(await models.versions(localScope, version.modelId)).toMatchObject([{ number: 1, contentId: 'b' }]);
      expect(await countOf(models, version.modelId)).toBe(2);
    });

    it('loads a content that is there already no second time', async () => {
      const models = await open();
      await models.saveVersion(localScope, someVersion(), artifactsOf(walls('a', 2)));
      const second = someVersion();
      await models.saveVersion(localScope, second, broken(artifactsOf(walls('a', 2))));
      expect(await countOf(models, second.modelId)).toBe(2);
    });

    it('gives up a content only with the last model that shows it', async () => {
      const models = await open();
      const [first, second] = [someVersion(), someVersion()];
      for (const version of [first, second]) await models.saveVersion(localScope, version, artifactsOf(walls('a', 2)));
      expect(await models.deleteModel(localScope, first.modelId)).toEqual({ contentIds: [] });
      expect(await countOf(models, second.modelId)).toBe(2);
      expect(await models.deleteModel(localScope, second.modelId)).toEqual({ contentIds: ['a'] });
      expect(await models.listModels(localScope)).toEqual([]);
    });

    it('loads a content anew after it was given up', async () => {
      const models = await open();
      const version = someVersion();
      for (const walled of [1, 2]) {
        await models.saveVersion(localScope, version, artifactsOf(walls('a', walled)));
        expect(await countOf(models, version.modelId)).toBe(walled);
        await models.deleteModel(localScope, version.modelId);
      }
    });

    it('shows the old content until the new one is there as a whole', async () => {
      const models = await open();
      const version = someVersion();
      await models.saveVersion(localScope, version, artifactsOf(walls('a', 1)));
      const { reader, letGo } = held(artifactsOf(walls('b', 2)));
      const saved = models.saveVersion(localScope, version, reader);
      await soon();
      expect(await countOf(models, version.modelId)).toBe(1);
      letGo();
      await saved;
      expect(await countOf(models, version.modelId)).toBe(2);
    });

    it('leaves everything as it was when a load breaks off', async () => {
      const models = await open();
      const [kept, fresh] = [someVersion(), someVersion()];
      await models.saveVersion(localScope, kept, artifactsOf(walls('a', 1)));
      for (const version of [kept, fresh]) {
        await expect(models.saveVersion(localScope, version, broken(artifactsOf(walls('b', 2))))).rejects.toThrow(
          'disk',
        );
      }
      expect((await models.listModels(localScope)).map(({ modelId }) => modelId)).toEqual([kept.modelId]);
      expect(await countOf(models, kept.modelId)).toBe(1);
      await models.saveVersion(localScope, fresh, artifactsOf(walls('b', 2)));
      expect(await countOf(models, fresh.modelId)).toBe(2);
    });

    it('stops loading when it is told to', async () => {
      const models = await open();
      const version = someVersion();
      const stop = new AbortController();
      const { reader, letGo } = held(artifactsOf(walls('a', 1)));
      const saved = models.saveVersion(localScope, version, reader, { signal: stop.signal });
      stop.abort(new Error('Cancelled.'));
      letGo();
      await expect(saved).rejects.toThrow('Cancelled.');
      expect(await models.listModels(localScope)).toEqual([]);
    });

    it('does not bring back a model that was deleted while a version was loaded', async () => {
      const models = await open();
      const [first, second] = [someVersion(), someVersion()];
      const { modelId } = first;
      await models.saveVersion(localScope, first, artifactsOf(walls('a', 1)));
      const stop = new AbortController();
      const { reader, letGo } = held(artifactsOf(walls('b', 2)));
      const saved = models.saveVersion(localScope, { ...second, modelId }, reader, { signal: stop.signal });
      await soon();
      stop.abort(new Error('Deleted.'));
      expect(await models.deleteModel(localScope, modelId)).toEqual({ contentIds: ['a'] });
      letGo();
      await expect(saved).rejects.toThrow('Deleted.');
      expect(await models.listModels(localScope)).toEqual([]);
    });

    it('shows no content that is there already, for a version that is given up', async () => {
      const models = await open();
      const [first, second] = [someVersion(), someVersion()];
      await models.saveVersion(localScope, first, artifactsOf(walls('a', 1)));
      const stop = new AbortController();
      const head = artifactsOf(walls('a', 1));
      const aborting: ArtifactReader = (name) => {
        stop.abort(new Error('Deleted.'));
        return head(name);
      };
      const saved = models.saveVersion(localScope, second, aborting, { signal: stop.signal });
      await expect(saved).rejects.toThrow('Deleted.');
      expect((await models.listModels(localScope)).map(({ modelId }) => modelId)).toEqual([first.modelId]);
    });

    it('takes back one version, and the model with its last one', async () => {
      const models = await open();
      const [first, second] = [someVersion(), someVersion()];
      const { modelId } = first;
      await models.saveVersion(localScope, first, artifactsOf(walls('a', 1)));
      await models.saveVersion(localScope, { ...second, modelId }, artifactsOf(walls('b', 2)));
      expect(await models.deleteVersion(other, second.versionId)).toEqual({ contentIds: [] });
      expect(await models.deleteVersion(localScope, second.versionId)).toEqual({ contentIds: ['b'] });
      expect(await countOf(models, modelId)).toBe(1);
      expect(await models.deleteVersion(localScope, first.versionId)).toEqual({ contentIds: ['a'] });
      expect(await models.listModels(localScope)).toEqual([]);
      expect(await models.deleteVersion(localScope, first.versionId)).toEqual({ contentIds: [] });
    });

    it('knows which contents nobody shows or loads', async () => {
      const models = await open();
      await models.saveVersion(localScope, someVersion(), artifactsOf(walls('shown', 1)));
      const gone = someVersion();
      await models.saveVersion(localScope, gone, artifactsOf(walls('gone', 1)));
      await models.deleteModel(localScope, gone.modelId);
      const { reader, letGo } = held(artifactsOf(walls('loading', 1)));
      const saved = models.saveVersion(localScope, someVersion(), reader);
      await soon();
      const all = ['shown', 'gone', 'loading', 'never'];
      expect(await models.unusedContents(localScope, all)).toEqual({ contentIds: ['gone', 'never'] });
      expect(await models.unusedContents(other, all)).toEqual({ contentIds: all });
      letGo();
      await saved;
    });

    it('gives up a load that does not move, and lets it not come back', async () => {
      const models = await open();
      const { reader, letGo } = held(artifactsOf(walls('a', 1)));
      const saved = models.saveVersion(localScope, someVersion(), reader);
      await soon();
      await models.removeAbandoned(3600); // it has moved in the last hour
      await models.removeAbandoned(0);
      letGo();
      await expect(saved).rejects.toThrow('abandoned');
      expect(await models.listModels(localScope)).toEqual([]);
    });

    it('loads the same file for two models at once', async () => {
      const models = await open();
      const versions = [someVersion(), someVersion()];
      await Promise.all(versions.map((version) => models.saveVersion(localScope, version, artifactsOf(walls('a', 2)))));
      for (const { modelId } of versions) expect(await countOf(models, modelId)).toBe(2);
      const [first, second] = versions;
      expect(await models.deleteModel(localScope, first?.modelId ?? '')).toEqual({ contentIds: [] });
      expect(await models.deleteModel(localScope, second?.modelId ?? '')).toEqual({ contentIds: ['a'] });
    });

    it('numbers versions that are stored at once', async () => {
      const models = await open();
      const { modelId } = someVersion();
      const stored = [1, 2, 3].map((count) =>
        models.saveVersion(localScope, { ...someVersion(), modelId }, artifactsOf(walls(`content-${count}`, count))),
      );
      await Promise.all(stored);
      expect((await models.versions(localScope, modelId)).map(({ number }) => number)).toEqual([3, 2, 1]);
    });

    it('keeps tenants and projects apart', async () => {
      const models = await open();
      const version = someVersion();
      await models.saveVersion(localScope, version, artifactsOf(walls('a', 1)));
      await models.saveVersion(other, version, artifactsOf(walls('a', 2)));
      expect(await countOf(models, version.modelId)).toBe(1);
      expect(await models.deleteModel({ ...other, project: 'third' }, version.modelId)).toBeUndefined();
      expect(await models.deleteModel(other, version.modelId)).toEqual({ contentIds: ['a'] });
      expect(await countOf(models, version.modelId)).toBe(1);
    });

    it('tells how far it is', async () => {
      const models = await open();
      const told: [number, number][] = [];
      const onProgress = (done: number, total: number) => void told.push([done, total]);
      await models.saveVersion(localScope, someVersion(), artifactsOf(walls('a', 50), 1000), { onProgress });
      const [done, total] = told.at(-1) ?? [];
      expect(done).toBe(total);
      expect(told.map(([at]) => at)).toEqual(told.map(([at]) => at).toSorted((a, b) => a - b));
    });
  });
  elementQueriesContract(name, open);
  spatialQueriesContract(name, open);
}
