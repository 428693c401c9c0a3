import { describe, expect, it } from '@jest/globals';
import { JobState, localScope } from '#core/model';
import type { JobRepository, JobStatistics } from '#core/ports';
import { jobAfter, someJob, waysTo } from '../support/jobs.ts';

const other = { tenant: 'other', project: 'local' };
const at = (second: number) => ({ createdAt: `2026-01-01T00:00:0${second}.000Z` });

/** A job of each second in which it was created: its state and its scope. */
const made = [
  jobAfter(waysTo.succeeded, someJob(at(1))),
  jobAfter(waysTo.queued, someJob(at(2))),
  jobAfter(waysTo.succeeded, someJob({ ...at(3), ...other })),
  jobAfter(waysTo.failed, someJob(at(4))),
  jobAfter(waysTo.succeeded, someJob(at(5))),
];
const idsOf = (seconds: readonly number[]) => seconds.map((second) => made[second - 1]?.id);

/** What every JobStatistics promises; run against each adapter. `open` gives an empty one and where jobs are stored. */
export function jobStatisticsContract(
  name: string,
  open: () => Promise<{ readonly jobs: JobRepository; readonly statistics: JobStatistics }>,
): void {
  describe(`${name} as JobStatistics`, () => {
    async function filled(): Promise<JobStatistics> {
      const { jobs, statistics } = await open();
      for (const job of made) await jobs.insert(job);
      return statistics;
    }

    it('counts by state, and says so where there is none', async () => {
      const counts = await (await filled()).count(undefined, { states: JobState.options });
      const found = { succeeded: 3, queued: 1, failed: 1 };
      const none = Object.fromEntries(JobState.options.map((state) => [state, 0]));
      expect(Object.fromEntries(counts)).toEqual({ ...none, ...found });
    });

    it('counts only in the scope that was named, and only from the time on that was named', async () => {
      const statistics = await filled();
      const which = { states: ['succeeded', 'failed'] as const };
      expect([...(await statistics.count(localScope, which))].sort()).toEqual([
        ['failed', 1],
        ['succeeded', 2],
      ]);
      const since = at(3).createdAt;
      expect((await statistics.count(undefined, { ...which, since })).get('succeeded')).toBe(2);
      expect((await statistics.count(localScope, { ...which, since })).get('succeeded')).toBe(1);
    });

    it.each([
      ['newest', { limit: 10 }, [5, 4, 3, 2, 1]],
      ['oldest', { limit: 10 }, [1, 2, 3, 4, 5]],
      ['newest', { limit: 2 }, [5, 4]],
      ['oldest', { limit: 2 }, [1, 2]],
      ['newest', { limit: 10, since: at(4).createdAt }, [5, 4]],
      ['oldest', { limit: 1, since: at(4).createdAt }, [4]],
    ] as const)('gives jobs from the %s on: %j', async (from, given, seconds) => {
      const which = { states: ['succeeded', 'queued', 'failed'] as const, from, ...given };
      expect((await (await filled()).sample(undefined, which)).map(({ id }) => id)).toEqual(idsOf(seconds));
    });

    it('gives jobs of one scope and of the states that were named', async () => {
      const statistics = await filled();
      const which = { states: ['succeeded'], from: 'newest', limit: 10 } as const;
      expect(await statistics.sample(localScope, which)).toEqual([made[4], made[0]]);
      expect(await statistics.sample(other, which)).toEqual([made[2]]);
      expect(await statistics.sample({ tenant: 'nobody', project: 'local' }, which)).toEqual([]);
    });
  });
}
