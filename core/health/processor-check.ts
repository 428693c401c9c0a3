import type { JobStatistics } from '#core/ports';
import type { HealthCheck } from './parts.ts';

/** Longer than the first worker takes to start, and than any pause between two signs of life of a conversion. */
const STALLED_MS = 15 * 60_000;
const MOST_LOOKED_AT = 100;

/**
 * Whether files are being converted: it fails where a job has been waiting for a quarter of an hour, in which no job was
 * moved on.
 */
export function processorCheck(statistics: JobStatistics, now: () => Date): HealthCheck {
  return {
    isVital: false,
    look: async () => {
      const [waiting, busy] = await Promise.all([
        statistics.sample(undefined, { states: ['queued'], from: 'oldest', limit: MOST_LOOKED_AT }),
        statistics.sample(undefined, { states: ['processing'], from: 'newest', limit: MOST_LOOKED_AT }),
      ]);
      const longAgo = new Date(now().getTime() - STALLED_MS).toISOString();
      const isLate = waiting.some(({ updatedAt }) => updatedAt < longAgo);
      if (isLate && busy.every(({ updatedAt }) => updatedAt < longAgo))
        throw new Error('Jobs wait, and none is moved.');
      return 'healthy';
    },
  };
}
