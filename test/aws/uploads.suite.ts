import { describe, expect, it } from '@jest/globals';
import { type ResumableUpload, uploadFile } from '#api/client';
import { smallModel } from '../support/small-model.ts';
import type { RunningEdition } from './running-edition.ts';
import { artifactsOf, modelOf, rows, sha256Of } from './stored.ts';

const artifacts = [
  'coverage.json',
  'diagnostics.json',
  'elements.ndjson',
  'model.glb',
  'model.json',
  'properties.ndjson',
  'tree.json',
];

/** How a file comes in, and what comes out. */
export function uploadSuite(edition: () => RunningEdition): void {
  describe('an upload', () => {
    it('in parts goes on where it was broken off, and becomes artifacts and rows', async () => {
      const { client, task, edition: deployed } = edition();
      const content = smallModel({ walls: 30, bytes: 34 * 2 ** 20 });
      const file = new File([content], 'tower.ifc');
      const resume = await brokenOff(edition(), file);
      const sent: number[] = [];
      const { id } = await uploadFile(client, file, { resume, onProgress: (bytes) => sent.push(bytes) });
      expect(sent[0]).toBeGreaterThanOrEqual(8 * 2 ** 20); // what had arrived is not sent again

      const job = await client.waitFor(id);
      expect(job).toMatchObject({
        state: 'succeeded',
        attempts: 1,
        sha256: sha256Of(content),
        bytes: content.length,
        coverage: { expected: 30, produced: 30 },
      });
      expect(job.transitions.map(({ state }) => state)).toEqual([
        'awaiting_upload',
        'scanning',
        'queued',
        'processing',
        'succeeded',
      ]);
      expect(job.uploadVersion).toEqual({ versionId: expect.any(String), eTag: expect.any(String) });
      expect(await artifactsOf(task, job)).toEqual(artifacts);
      expect(await modelOf(task, job)).toMatchObject({ contentId: job.contentId, source: { sha256: job.sha256 } });
      const walls = await rows(deployed, wallsOfVersion, job.id);
      expect(walls).toEqual([{ model_id: job.modelId, number: 1, walls: 30 }]);
    });

    it('of the same bytes needs no bytes, and leads to the same content', async () => {
      const { client } = edition();
      const content = smallModel({ walls: 4 });
      const sha256 = sha256Of(content);
      const first = await client.waitFor((await client.upload(content, { sha256 })).id);
      expect(first.state).toBe('succeeded');
      const { upload, job } = await client.announce({ fileName: 'again.ifc', size: content.length, sha256 });
      expect(upload.method).toBe('none');
      const second = await client.waitFor(job.id);
      expect(second).toMatchObject({ state: 'succeeded', contentId: first.contentId, uploadId: first.uploadId });
    });

    it('of other bytes than were announced is rejected', async () => {
      const { client } = edition();
      const job = await client.upload(smallModel({ walls: 6 }), { sha256: sha256Of('something else') });
      expect(await client.waitFor(job.id)).toMatchObject({
        state: 'rejected',
        error: { code: 'upload/checksum-differs' },
      });
    });

    it('that is no model is rejected with what is wrong with it', async () => {
      const { client } = edition();
      const job = await client.upload('<html>A page, not a model.</html>', { fileName: 'page.ifc' });
      expect(await client.waitFor(job.id)).toMatchObject({ state: 'rejected', error: { code: 'step/not-step' } });
    });
  });
}

const wallsOfVersion = `
  SELECT v.model_id, v.number, count(*)::integer AS walls
    FROM plinth.model_versions v JOIN plinth.elements e USING (tenant, project, content)
   WHERE v.version_id = $1 AND e.class = 'IfcWall'
   GROUP BY v.model_id, v.number`;

/** Stops an upload when its first part has arrived. */
async function brokenOff({ client }: RunningEdition, file: File): Promise<ResumableUpload> {
  const stop = new AbortController();
  let begun: ResumableUpload | undefined;
  const upload = uploadFile(client, file, {
    signal: stop.signal,
    onBegun: (given) => {
      begun = given;
    },
    onProgress: (sent) => sent > 0 && stop.abort(new Error('paused')),
  });
  await expect(upload).rejects.toThrow('paused');
  if (begun === undefined) throw new Error('The upload never began.');
  return begun;
}
