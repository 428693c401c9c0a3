import { randomUUID } from 'node:crypto';
import { applyEvent, type JobEvent, newJob } from '#core/jobs';
import { type Job, localScope } from '#core/model';

/** Of the empty file. */
export const someSha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Where the file of every job that got one lies. */
export const someUploadId = 'a3bb189e-8bf9-4888-9912-ace4e6543002';

/** A job that waits for its file, unless told otherwise. */
export function someJob(given: Partial<Job> = {}): Job {
  const { createdAt = '2026-01-02T03:04:05.000Z' } = given;
  const request = {
    scope: localScope,
    id: randomUUID(),
    modelId: randomUUID(),
    uploadId: randomUUID(),
    fileName: 'house.ifc',
    bytes: 1000,
    sha256: null,
  };
  return { ...newJob(request, new Date(createdAt)), ...given };
}

/** The events that lead to each state in the shortest way. */
const uploaded: JobEvent = { kind: 'uploaded', bytes: 1000, sha256: someSha256, uploadId: someUploadId };
const processing: JobEvent[] = [uploaded, { kind: 'accepted' }, { kind: 'started' }];
const error = { code: 'test/error', message: 'It went wrong.', remedy: 'Try again.' };
const counts = { expected: 3, produced: 2, failed: 1, empty: 0 };

export const succeeded: JobEvent = {
  kind: 'succeeded',
  contentId: '0123456789abcdef',
  coverage: counts,
  timings: { indexMs: 1, dataMs: 2, geometryMs: 3, writeMs: 4, loadMs: 5 },
  peakMemoryMB: 300,
};

export const waysTo: Record<Job['state'], readonly JobEvent[]> = {
  awaiting_upload: [],
  scanning: [uploaded],
  queued: [uploaded, { kind: 'accepted' }],
  processing,
  succeeded: [...processing, succeeded],
  failed: [...processing, { kind: 'failed', error }],
  cancelled: [...processing, { kind: 'cancelled' }],
  rejected: [...processing, { kind: 'rejected', error }],
};

/** A job that went a way, each step one second after the other. */
export function jobAfter(events: readonly JobEvent[], job: Job = someJob()): Job {
  return events.reduce((before, event) => {
    const after = applyEvent(before, event, new Date(Date.parse(before.updatedAt) + 1000));
    if (after === undefined) throw new Error(`${event.kind} cannot happen to a job that is ${before.state}.`);
    return after;
  }, job);
}
