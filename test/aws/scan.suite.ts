import { describe, expect, it } from '@jest/globals';
import { sendSigned } from '#api/client';
import type { Verdict } from '../../scripts/aws-local/scanner.mjs';
import { smallModel } from '../support/small-model.ts';
import type { RunningEdition } from './running-edition.ts';

const refused: readonly Verdict[] = ['THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED'];

/** What the malware scan decides. */
export function scanSuite(edition: () => RunningEdition): void {
  describe('the malware scan', () => {
    it.each(refused)('that ends with %s rejects the upload with a reason and a remedy', async (verdict) => {
      const job = await uploaded(edition(), verdict);
      const ended = await edition().client.waitFor(job.id);
      expect(ended).toMatchObject({ state: 'rejected', attempts: 0, contentId: null });
      expect(ended.error?.code).toMatch(/^scan\//);
      expect(ended.error?.message.length).toBeGreaterThan(20);
      expect(ended.error?.remedy.length).toBeGreaterThan(20);
    });

    it('that finds nothing lets the upload go on, and binds the job to the version it has seen', async () => {
      const job = await uploaded(edition(), 'NO_THREATS_FOUND');
      const ended = await edition().client.waitFor(job.id);
      expect(ended).toMatchObject({ state: 'succeeded', uploadVersion: { versionId: expect.any(String) } });
    });
  });
}

async function uploaded({ client, verdicts }: RunningEdition, verdict: Verdict) {
  const content = smallModel({ walls: 3, fireRating: verdict });
  const { upload, job } = await client.announce({ fileName: `${verdict}.ifc`, size: content.length });
  verdicts.set(upload.id, verdict);
  const stored = await sendSigned(client, upload.id, { method: 'PUT' }, { body: new Blob([content]) });
  expect(stored.status).toBe(200);
  return job;
}
