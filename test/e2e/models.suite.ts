import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  ClassCounts,
  Coverage,
  DiagnosticReport,
  ElementDetails,
  ElementList,
  type Job,
  JobList,
  ModelAnswer,
  ModelList,
  SpatialAnswer,
  SpatialTree,
  VersionList,
} from '#api/contracts';
import type { ApiClient } from '../support/api-client.ts';
import { smallModel } from '../support/small-model.ts';

/** What a client can ask of a model that it has uploaded. */
export function modelSuite(client: () => ApiClient): void {
  describe('an uploaded model', () => {
    let job: Job;
    let model = '';

    beforeAll(async () => {
      job = await client().waitFor(
        (await client().upload(smallModel({ walls: 5 }), { fileName: 'row of walls.ifc' })).id,
      );
      model = `/v1/models/${job.modelId}`;
    });

    it('comes from a job that tells every step and how long it took', () => {
      expect(job).toMatchObject({ state: 'succeeded', percent: 100, attempts: 1, error: null });
      const states = ['awaiting_upload', 'scanning', 'queued', 'processing', 'succeeded'];
      expect(job.transitions.map(({ state }) => state)).toEqual(states);
      const timings = ['dataMs', 'geometryMs', 'indexMs', 'loadMs', 'queueMs', 'writeMs'];
      expect(Object.keys(job.timings).sort()).toEqual(timings);
      expect(job.peakMemoryMB).toBeGreaterThan(20);
      expect(job.coverage).toEqual({ expected: 5, produced: 5, failed: 0, empty: 0 });
    });

    it('is listed with its newest version', async () => {
      const { models } = await client().get('/v1/models', ModelList);
      const found = models.find(({ modelId }) => modelId === job.modelId);
      expect(found).toMatchObject({ name: 'row of walls', versions: 1 });
      expect(found?.current).toMatchObject({ versionId: job.id, contentId: job.contentId, schema: 'IFC4' });
      expect((await client().get(model, ModelAnswer)).model).toEqual(found);
    });

    it('has a tree, classes, a coverage report and findings', async () => {
      const tree = await client().get(`${model}/tree`, SpatialTree);
      expect(tree.roots[0]?.children[0]).toMatchObject({ kind: 'storey', name: 'Ground floor' });
      const { classes } = await client().get(`${model}/classes`, ClassCounts);
      expect(classes).toContainEqual({ class: 'IfcWall', elements: 5, withGeometry: 5 });
      expect(await client().get(`${model}/coverage`, Coverage)).toMatchObject({ expected: 5, produced: 5 });
      expect((await client().get(`${model}/diagnostics`, DiagnosticReport)).findings).toEqual([]);
    });

    it('gives its elements page by page', async () => {
      const first = await client().get(`${model}/elements?class=IfcWall&limit=3`, ElementList);
      const second = await client().get(
        `${model}/elements?class=IfcWall&limit=3&cursor=${first.nextCursor}`,
        ElementList,
      );
      const names = [...first.elements, ...second.elements].map(({ name }) => name);
      expect(names).toEqual(['Wall 1', 'Wall 2', 'Wall 3', 'Wall 4', 'Wall 5']);
      expect(second.nextCursor).toBeNull();
    });

    it.each([
      ['name=wall%203', 1],
      ['storey=Ground%20floor&class=IfcWall', 5],
      ['globalId=0000000000000000000120', 1],
      ['property=Pset_WallCommon.FireRating%3DEI30', 5],
      ['property=Pset_WallCommon.FireRating%3DEI90', 0],
    ])('finds elements by %s', async (query, found) => {
      expect((await client().get(`${model}/elements?${query}`, ElementList)).elements).toHaveLength(found);
    });

    it('gives one element with everything', async () => {
      const { element, propertySets } = await client().get(`${model}/elements/110`, ElementDetails);
      expect(element).toMatchObject({ expressId: 110, class: 'IfcWall', name: 'Wall 2' });
      expect(propertySets[0]).toMatchObject({
        name: 'Pset_WallCommon',
        properties: [{ name: 'FireRating', value: 'EI30' }],
      });
    });

    it.each([
      [{ box: { min: [-2, -2, 0], max: [12, 2, 4] } }, ['Wall 1', 'Wall 2']],
      [{ distance: 9, of: { expressId: 110 } }, ['Wall 1', 'Wall 3']],
      [{ distance: 3, of: { point: [43, 0, 2] } }, ['Wall 5']],
    ])('answers what is within %j', async (within, names) => {
      const { elements } = await client().post(`${model}/spatial-queries`, { within, class: 'IfcWall' }, SpatialAnswer);
      expect(elements.map(({ name }) => name).sort()).toEqual(names);
    });

    it('gives its artifacts as a whole, in part, and not again to who has them', async () => {
      const path = `${model}/artifacts/model.glb`;
      const whole = await client().fetch(path);
      const bytes = Buffer.from(await whole.arrayBuffer());
      expect([whole.status, whole.headers.get('content-type'), bytes.toString('latin1', 0, 4)]).toEqual([
        200,
        'model/gltf-binary',
        'glTF',
      ]);
      const part = await client().fetch(path, { headers: { range: 'bytes=4-11' } });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 4-11/${bytes.length}`]);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(4, 12));
      const etag = whole.headers.get('etag') ?? '';
      expect((await client().fetch(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
      const pinned = await client().fetch(`${path}?content=${job.contentId}`);
      expect(pinned.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
      await pinned.body?.cancel();
    });

    it('gets a new version by an upload that names it, and shows that from then on', async () => {
      const next = smallModel({ walls: 3, fireRating: 'EI90' });
      const { id, modelId } = await client().upload(next, { modelId: job.modelId, fileName: 'second.ifc' });
      expect(modelId).toBe(job.modelId);
      await client().waitFor(id);
      const { versions } = await client().get(`${model}/versions`, VersionList);
      expect(versions.map(({ number, fileName }) => [number, fileName])).toEqual([
        [2, 'second.ifc'],
        [1, 'row of walls.ifc'],
      ]);
      const { elements } = await client().get(
        `${model}/elements?property=Pset_WallCommon.FireRating%3DEI90`,
        ElementList,
      );
      expect(elements).toHaveLength(3);
      expect((await client().fetch(`${model}/artifacts/tree.json?content=${job.contentId}`)).status).toBe(200);
    });

    it('leaves nothing behind when it is deleted, but what another model uses too', async () => {
      const twin = await client().waitFor((await client().upload(smallModel({ walls: 5 }))).id);
      expect(twin.contentId).toBe(job.contentId);
      expect((await client().fetch(model, { method: 'DELETE' })).status).toBe(204);
      expect((await client().problem(model)).code).toBe('model/unknown');
      expect((await client().problem(`${model}/tree`)).code).toBe('model/unknown');
      expect((await client().get(`/v1/jobs?modelId=${job.modelId}`, JobList)).jobs).toEqual([]);
      expect((await client().fetch(`/v1/models/${twin.modelId}/artifacts/model.glb`)).status).toBe(200);
      expect(
        (await client().get(`/v1/models/${twin.modelId}/elements?class=IfcWall`, ElementList)).elements,
      ).toHaveLength(5);
    });
  });
}
