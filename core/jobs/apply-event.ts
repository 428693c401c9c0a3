import { type Job, type JobState, waitsForWorker } from '#core/model';
import { type JobEvent, transitions } from './events.ts';

/**
 * The job after an event, one version on; undefined where the event cannot happen to it. A job that was cancelled before
 * its file had arrived cannot be tried again.
 */
export function applyEvent(job: Job, event: JobEvent, at: Date): Job | undefined {
  const { from, to }: { from: readonly JobState[]; to: JobState } = transitions[event.kind];
  if (!from.includes(job.state)) return undefined;
  if (event.kind === 'retried' && !hasUpload(job)) return undefined;
  const now = at.toISOString();
  const entered = to === job.state ? [] : [{ state: to, at: event.kind === 'accepted' ? waitingSince(job, now) : now }];
  return {
    ...job,
    state: to,
    transitions: [...job.transitions, ...entered],
    updatedAt: now,
    version: job.version + 1,
    ...consequences(job, event, at),
  };
}

/** Whether the whole file was ever stored. */
export function hasUpload(job: Job): boolean {
  return job.transitions.some(({ state }) => state === 'scanning');
}

function consequences(job: Job, event: JobEvent, at: Date): Partial<Job> {
  switch (event.kind) {
    case 'uploaded': {
      const { bytes, sha256, uploadId, uploadVersion = null } = event;
      return { bytes, sha256: sha256 ?? job.sha256, uploadId, uploadVersion };
    }
    case 'accepted':
      return event.uploadVersion === undefined ? {} : { uploadVersion: event.uploadVersion };
    case 'identified':
      return { sha256: event.sha256 };
    case 'started':
      return { ...untouched, attempts: job.attempts + 1, timings: { queueMs: waited(job, at) } };
    case 'progressed':
      return { stage: event.stage, percent: Math.max(job.percent, event.percent) };
    case 'succeeded': {
      const { contentId, coverage, timings, peakMemoryMB } = event;
      return { stage: null, percent: 100, contentId, coverage, timings: { ...job.timings, ...timings }, peakMemoryMB };
    }
    case 'rejected':
    case 'failed':
      return { stage: null, error: event.error };
    case 'cancelled':
      return { stage: null };
    case 'requeued':
      return {};
    case 'interrupted':
    case 'retried':
      return untouched;
  }
}

const untouched = { stage: null, percent: 0, error: null, timings: {}, peakMemoryMB: null } as const;

/** A job whose file was found clean before it came has been waiting for a worker from the beginning of its scan. */
const waitingSince = (job: Job, now: string): string =>
  waitsForWorker(job) ? (job.transitions.at(-1)?.at ?? now) : now;

/** Milliseconds since the job last became `queued`. */
function waited(job: Job, at: Date): number {
  const queued = job.transitions.findLast(({ state }) => state === 'queued');
  return queued === undefined ? 0 : Math.max(0, at.getTime() - Date.parse(queued.at));
}
