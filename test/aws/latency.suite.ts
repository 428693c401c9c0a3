import { describe, expect, it } from '@jest/globals';
import { rateLimits } from '#core/access';
import { smallModel } from '../support/small-model.ts';
import type { RunningEdition } from './running-edition.ts';
import { sha256Of } from './stored.ts';

const JOBS = 50;
const MOST_MS = 1_000;
/** As many files as one principal may announce at once. */
const JOBS_OF_ONE = rateLimits.uploads.burst;

/** How long a message lies in the queue of a worker that has nothing to do, from its sending until it is received. */
export function latencySuite(edition: () => RunningEdition): void {
  describe('a warm worker', () => {
    it(`takes up a job within a second, 19 times of 20 over ${JOBS} jobs`, async () => {
      const { client } = edition();
      const content = smallModel({ walls: 1 });
      const announced = { fileName: 'wall.ifc', size: content.length, sha256: sha256Of(content) };
      await client.waitFor((await client.upload(content, { sha256: announced.sha256 })).id);
      const ids = new Set<string>();
      for (let number = 0; number < JOBS; number++) {
        if (number % JOBS_OF_ONE === 0) await edition().enterTest();
        const { job } = await edition().client.announce(announced);
        ids.add(job.id);
        expect((await edition().client.waitFor(job.id)).state).toBe('succeeded');
      }
      const sorted = edition()
        .receipts.filter(({ jobId }) => ids.has(jobId))
        .map(({ latencyMs }) => latencyMs)
        .sort((a, b) => a - b);
      expect(sorted).toHaveLength(JOBS);
      const [p50, p95] = [0.5, 0.95].map((share) => sorted[Math.ceil(share * JOBS) - 1] ?? Number.NaN);
      process.stdout.write(
        `\nQueue latency over ${JOBS} jobs: p50 ${p50} ms, p95 ${p95} ms, most ${sorted.at(-1)} ms\n`,
      );
      expect(p95).toBeLessThanOrEqual(MOST_MS);
    });
  });
}
