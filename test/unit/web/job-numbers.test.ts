import { describe, expect, it } from '@jest/globals';
import type { MetricsDocument } from '#api/contracts';
import { type JobActivity, metricFamilies } from '#core/health';
import type { JobState } from '#core/model';
import { jobNumbers, partStates } from '../../../web/jobs/numbers.ts';

/** What the server tells, made by the code that makes it there. */
function told(activity: JobActivity | undefined): MetricsDocument {
  const families = metricFamilies({
    health: {
      status: 'degraded',
      parts: {
        database: { status: 'healthy', milliseconds: 1 },
        storage: { status: 'unhealthy', milliseconds: null },
      },
    },
    activity,
    process: { uptimeSeconds: 1, residentBytes: 1, cpuSeconds: 1 },
    cache: null,
    requests: null,
    workers: 2,
  });
  return {
    timestamp: '2026-01-01T00:00:00Z',
    metrics: families.map(({ samples, ...family }) => ({ ...family, samples: [...samples] })),
  };
}

describe('Numbers of jobs', () => {
  it('are those that the server tells', () => {
    const jobs = new Map<JobState, number>([
      ['queued', 3],
      ['failed', 2],
    ]);
    const processing = { count: 4, sum: 20, p50: 4, p95: 9, p99: 10 };
    const numbers = jobNumbers(told({ jobs, longestWait: 7, processing, failures: new Map() }));
    expect(numbers).toMatchObject({ waiting: 3, longestWait: 7, workers: 2, median: 4, p95: 9 });
    expect([numbers?.count('failed'), numbers?.count('succeeded')]).toEqual([2, 0]);
  });

  it('are none where the server could not count in time', () => {
    expect(jobNumbers(told(undefined))).toBeNull();
  });

  it('name the parts that cannot be used', () => {
    expect(partStates(told(undefined)).filter(({ isUp }) => !isUp)).toEqual([{ name: 'storage', isUp: false }]);
  });
});
