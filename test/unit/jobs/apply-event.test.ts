import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEvent, hasUpload, type JobEvent, transitions } from '#core/jobs';
import { Job, JobState } from '#core/model';
import { jobAfter, someJob, someSha256, someUploadId, succeeded, waysTo } from '../../support/jobs.ts';

const error = { code: 'test/error', message: 'It went wrong.', remedy: 'Try again.' };
const later = new Date('2026-02-01T00:00:00.000Z');

const events: readonly JobEvent[] = [
  { kind: 'uploaded', bytes: 7, sha256: someSha256, uploadId: someUploadId },
  { kind: 'accepted' },
  { kind: 'started' },
  { kind: 'identified', sha256: someSha256 },
  { kind: 'progressed', stage: 'geometry', percent: 40 },
  { kind: 'interrupted' },
  succeeded,
  { kind: 'rejected', error },
  { kind: 'failed', error },
  { kind: 'cancelled' },
  { kind: 'retried' },
];

describe('a job', () => {
  it.each(JobState.options.flatMap((state) => events.map((event) => [event.kind, state, event] as const)))(
    'takes %s while it is %s only as the table says',
    (kind, state, event) => {
      const job = jobAfter(waysTo[state]);
      const allowed: readonly JobState[] = transitions[kind].from;
      expect(applyEvent(job, event, later)?.state).toBe(allowed.includes(state) ? transitions[kind].to : undefined);
    },
  );

  it('keeps every transition and its time, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (happening) => {
        const states: JobState[] = ['awaiting_upload'];
        const job = happening.reduce((before, event) => {
          const after = applyEvent(before, event, new Date(Date.parse(before.updatedAt) + 1)) ?? before;
          if (after.state !== before.state) states.push(after.state);
          return after;
        }, someJob());
        expect(job.transitions.map(({ state }) => state)).toEqual(states);
        expect(Job.parse(job)).toEqual(job);
        expect(job.transitions.map(({ at }) => at)).toEqual(job.transitions.map(({ at }) => at).sort());
      }),
    );
  });

  it('counts its attempts and how long it waited for each', () => {
    const again = jobAfter([{ kind: 'interrupted' }, { kind: 'started' }], jobAfter(waysTo.processing));
    expect([again.attempts, again.timings.queueMs]).toEqual([2, 1000]);
  });

  it('never goes back in percent within an attempt, and begins the next at nothing', () => {
    const job = jobAfter([{ kind: 'progressed', stage: 'geometry', percent: 40 }], jobAfter(waysTo.processing));
    const slower = jobAfter([{ kind: 'progressed', stage: 'data', percent: 30 }], job);
    expect([slower.stage, slower.percent]).toEqual(['data', 40]);
    const next = jobAfter([{ kind: 'interrupted' }], slower);
    expect([next.stage, next.percent]).toEqual([null, 0]);
  });

  it('loses its error when it is tried again', () => {
    expect(jobAfter([{ kind: 'retried' }], jobAfter(waysTo.failed)).error).toBeNull();
  });

  it('cannot be tried again when its file never came', () => {
    const job = jobAfter([{ kind: 'cancelled' }]);
    expect(hasUpload(job)).toBe(false);
    expect(applyEvent(job, { kind: 'retried' }, later)).toBeUndefined();
  });

  it('keeps what was announced until the file was read, and the version that was found clean', () => {
    const announced = 'f'.repeat(64);
    const uploadVersion = { versionId: 'v2', eTag: 'e2' };
    const arrived: JobEvent = { kind: 'uploaded', bytes: 7, sha256: null, uploadId: someUploadId };
    const scanned = jobAfter([arrived, { kind: 'accepted', uploadVersion }], someJob({ sha256: announced }));
    expect(scanned).toMatchObject({ sha256: announced, uploadVersion });
    const read = jobAfter([{ kind: 'started' }, { kind: 'identified', sha256: someSha256 }], scanned);
    expect(read).toMatchObject({ state: 'processing', sha256: someSha256, uploadVersion });
    const again = jobAfter([{ kind: 'failed', error }, { kind: 'retried' }, { kind: 'accepted' }], read);
    expect(again.uploadVersion).toEqual(uploadVersion);
  });

  it('has been waiting since its scan began where its file was found clean before', () => {
    const uploadVersion = { versionId: 'v1', eTag: 'e1' };
    const twin: JobEvent = { kind: 'uploaded', bytes: 7, sha256: someSha256, uploadId: someUploadId, uploadVersion };
    const scanning = jobAfter([twin]);
    const taken = applyEvent(scanning, { kind: 'accepted' }, new Date(Date.parse(scanning.updatedAt) + 60_000));
    const started = taken && applyEvent(taken, { kind: 'started' }, new Date(taken.updatedAt));
    expect(started?.timings.queueMs).toBe(60_000);
  });

  it('has the outcome of its success, and the queue time still', () => {
    const job = jobAfter(waysTo.succeeded);
    expect(job).toMatchObject({ percent: 100, stage: null, contentId: '0123456789abcdef', peakMemoryMB: 300 });
    expect(job.timings).toEqual({ queueMs: 1000, indexMs: 1, dataMs: 2, geometryMs: 3, writeMs: 4, loadMs: 5 });
  });
});
