import { describe, expect, it } from '@jest/globals';
import { applyEvent } from '#core/jobs';
import type { Job } from '#core/model';
import { takeUp } from '../../../containers/ifc-worker/job/take-up.ts';
import { jobAfter, waysTo } from '../../support/jobs.ts';

const SILENT_MS = 60_000;
const uploadVersion = { versionId: 'v1', eTag: 'e1' };
const later = (job: Job, ms: number) => new Date(Date.parse(job.updatedAt) + ms);
const decide = (job: Job | undefined, ms = 0) => takeUp(job, job ? later(job, ms) : new Date(), SILENT_MS);
const jobIn = (state: Job['state']) => jobAfter(waysTo[state]);

/** Each job to be taken up -> the events by which it is. */
const taken: Record<string, { job: Job; afterMs?: number; events: string[] }> = {
  'that is queued': { job: jobIn('queued'), events: ['started'] },
  'whose file is known to be clean': {
    job: { ...jobIn('scanning'), uploadVersion },
    events: ['accepted', 'started'],
  },
  'whose worker is silent': { job: jobIn('processing'), afterMs: SILENT_MS, events: ['interrupted', 'started'] },
  'that failed and is sent again': { job: jobIn('failed'), events: ['retried', 'accepted', 'started'] },
};

describe('the message of a job', () => {
  it.each(Object.entries(taken))('%s begins the work', (_name, { job, afterMs = 0, events }) => {
    const step = decide(job, afterMs);
    expect(step.kind === 'begin' && step.events.map(({ kind }) => kind)).toEqual(events);
  });

  it.each(Object.entries(taken))(
    '%s leads to processing by events that can happen to it',
    (_name, { job, afterMs = 0 }) => {
      const step = decide(job, afterMs);
      const events = step.kind === 'begin' ? step.events : [];
      const after = events.reduce<Job | undefined>(
        (before, event) => before && applyEvent(before, event, new Date()),
        job,
      );
      expect(after?.state).toBe('processing');
    },
  );

  it.each(['succeeded', 'cancelled', 'rejected'] as const)('that has %s is dropped', (state) => {
    expect(decide(jobIn(state))).toEqual({ kind: 'drop' });
  });

  it('that was removed is dropped', () => {
    expect(decide(undefined)).toEqual({ kind: 'drop' });
  });

  it('that another worker is at is dropped, for that one has a message of its own', () => {
    expect(decide(jobIn('processing'), SILENT_MS - 1)).toEqual({ kind: 'drop' });
  });

  it.each(['awaiting_upload', 'scanning'] as const)('whose file is not known to be clean (%s) waits', (state) => {
    expect(decide(jobIn(state))).toEqual({ kind: 'wait' });
  });
});
