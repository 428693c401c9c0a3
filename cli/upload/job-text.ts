import type { Job } from '#api/contracts';
import { type Line, linesText } from '../metadata-text.ts';
import { bytes, count, seconds } from '../numbers.ts';

const states: Record<Job['state'], string> = {
  awaiting_upload: 'Waiting for its file to arrive',
  scanning: 'Being checked',
  queued: 'Waiting its turn',
  processing: 'At work',
  succeeded: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  rejected: 'Not taken',
};

/** What the job is at, in one short line. */
export function jobProgressText({ state, stage, percent }: Job): string {
  return state === 'processing' ? `${states[state]}: ${stage ?? 'reading'}, ${Math.floor(percent)} %` : states[state];
}

/** What `plinth upload` prints at the end of a job. */
export function jobResultText(job: Job): string {
  const { coverage, error } = job;
  const lines: Line[] = [
    ['Job', job.id],
    ['Model', job.state === 'succeeded' ? job.modelId : undefined],
    ['Content', job.contentId ?? undefined],
    [
      'Elements',
      coverage
        ? `${count(coverage.produced)} of ${count(coverage.expected)} with a mesh, ${count(coverage.failed)} failed`
        : undefined,
    ],
    ['Took', tookText(job)],
    ['Reason', error ? `${error.message} [${error.code}]` : undefined],
    ['Remedy', error?.remedy],
  ];
  return `${job.fileName}, ${bytes(job.bytes)}: ${states[job.state].toLowerCase()}\n${linesText(lines)}`;
}

function tookText({ timings, peakMemoryMB }: Job): string | undefined {
  const stages = Object.entries(timings).map(
    ([name, milliseconds]) => `${name.replace(/Ms$/, '')} ${seconds(milliseconds ?? 0)}`,
  );
  if (stages.length === 0) return undefined;
  return `${stages.join(', ')}${peakMemoryMB === null ? '' : `; peak ${count(peakMemoryMB)} MB`}`;
}
