import { readFileSync } from 'node:fs';
import { describe, expect, it, jest } from '@jest/globals';
import type { Job } from '#api/contracts';
import { corpusFiles, corpusPath, describeCorpus } from '../support/corpus.ts';
import { atRest, drawnShare } from './support/pages.ts';
import { describeSite, type Site } from './support/site.ts';

jest.setTimeout(300_000);

describeCorpus('the public IFC corpus', () => {
  describeSite('uploaded all at once', (site) => {
    const jobs = new Map<string, Job>();

    it('ends as a model or with a reason', async () => {
      const ended = await Promise.all(corpusFiles().map((name) => convert(site(), name)));
      for (const job of ended) {
        jobs.set(job.fileName, job);
        expect([job.fileName, ['succeeded', 'rejected']]).toEqual([job.fileName, expect.arrayContaining([job.state])]);
        expect([job.fileName, job.error === null]).toEqual([job.fileName, job.state === 'succeeded']);
      }
      expect(ended.filter(({ state }) => state === 'rejected').map(({ fileName }) => fileName)).toEqual([
        'errorfile.ifc',
      ]);
    });

    describe('has a page for each model', () => {
      it.each(corpusFiles().filter((name) => name !== 'errorfile.ifc'))('%s', async (name) => {
        const { page, errors } = await site().openModel(site().pageOf(jobs.get(name)?.modelId ?? null));
        await page.getByRole('treeitem').first().waitFor();
        await atRest(page);
        expect(await drawnShare(page)).toBeGreaterThan(0.005);
        await page.getByRole('tab', { name: 'Report' }).click();
        await page.getByText(/elements are in 3D/).waitFor();
        expect(errors).toEqual([]);
      });
    });
  });
});

async function convert({ client }: Site, fileName: string): Promise<Job> {
  const bytes = Uint8Array.from(readFileSync(corpusPath(fileName)));
  const { upload, job } = await client.announce({ fileName, size: bytes.length });
  const stored = await client.s3(upload.id, { method: 'PUT' }, bytes);
  expect([fileName, stored.status]).toEqual([fileName, 200]);
  return client.waitFor(job.id);
}
