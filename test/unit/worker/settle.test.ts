import { describe, expect, it } from '@jest/globals';
import { settle, type WorkEnd } from '../../../containers/ifc-worker/job/settle.ts';
import { succeeded } from '../../support/jobs.ts';

const error = { code: 'test/error', message: 'No.', remedy: 'Another.' };
const at = (end: WorkEnd, receiveCount = 1) => settle(end, { receiveCount, mostReceives: 5, timeoutSeconds: 10 });

describe('the end of the work on a job', () => {
  it.each([succeeded as WorkEnd, { kind: 'rejected', error } as const, { kind: 'failed', error } as const])(
    'is the end of its message where trying again would not help: $kind',
    (end) => {
      expect(at(end)).toEqual({ event: end, message: 'remove' });
    },
  );

  it('gives the message back, later each time, where another attempt may go better', () => {
    const broken: WorkEnd = { kind: 'broken', error };
    expect([1, 2, 3, 4].map((count) => at(broken, count))).toEqual(
      [2, 4, 8, 16].map((releaseAfterSeconds) => ({
        event: { kind: 'interrupted' },
        message: { releaseAfterSeconds },
      })),
    );
  });

  it('is told on the job when the message goes to the dead-letter queue', () => {
    expect(at({ kind: 'broken', error }, 5)).toEqual({
      event: { kind: 'failed', error },
      message: { releaseAfterSeconds: 0 },
    });
  });

  it('by the end of the task lets another worker go on at once', () => {
    expect(at({ kind: 'stopped', why: 'shutdown' })).toEqual({
      event: { kind: 'interrupted' },
      message: { releaseAfterSeconds: 0 },
    });
  });

  it('by the end of the task never leaves a job waiting for a message that is put aside', () => {
    const { event, message } = at({ kind: 'stopped', why: 'shutdown' }, 5);
    expect(event).toMatchObject({ kind: 'failed', error: { code: 'processing/interrupted-too-often' } });
    expect(message).toEqual({ releaseAfterSeconds: 0 });
  });

  it('by the time limit is a failure that says the limit', () => {
    const { event, message } = at({ kind: 'stopped', why: 'timeout' });
    expect(event).toMatchObject({
      kind: 'failed',
      error: { code: 'processing/timeout', message: expect.stringContaining('10 s') },
    });
    expect(message).toBe('remove');
  });

  it('changes nothing of a job that is no longer ours', () => {
    expect(at({ kind: 'stopped', why: 'superseded' })).toEqual({ message: 'remove' });
  });
});
