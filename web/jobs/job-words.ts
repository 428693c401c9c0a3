import type { Job } from '#api/contracts';
import { formatCount, formatDuration } from '../format/numbers.ts';

/** What a state is called. */
export const stateWords: Record<Job['state'], string> = {
  awaiting_upload: 'Waiting for its file',
  scanning: 'Checking the file',
  queued: 'Waiting its turn',
  processing: 'At work',
  succeeded: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  rejected: 'Not taken',
};

const stages: Record<NonNullable<Job['stage']>, string> = {
  index: 'Reading the file',
  data: 'Reading properties',
  geometry: 'Building the 3D shapes',
  write: 'Writing the results',
  load: 'Filling the database',
};

/** What the job is at, or how it ended, in a few words. */
export function describeJob(job: Job): string {
  if (job.state === 'processing' && job.stage !== null) return `${stages[job.stage]} · ${Math.round(job.percent)} %`;
  if (job.state !== 'succeeded') return stateWords[job.state];
  const { indexMs = 0, dataMs = 0, geometryMs = 0, writeMs = 0, loadMs = 0 } = job.timings;
  const total = indexMs + Math.max(dataMs, geometryMs) + writeMs + loadMs;
  const { produced = 0, expected = 0 } = job.coverage ?? {};
  const elements = `${formatCount(produced)} of ${formatCount(expected)} elements in 3D`;
  return total === 0 ? elements : `${elements} · ${formatDuration(total)}`;
}
