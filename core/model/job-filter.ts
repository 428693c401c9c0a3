import type { Job, JobState } from './job.ts';

/** Which jobs; what is left out does not matter. */
export interface JobFilter {
  readonly modelId?: string;
  readonly uploadId?: string;
  readonly sha256?: string;
  readonly states?: readonly JobState[];
}

/** For repositories that cannot ask their store for it. */
export function matchesFilter({ modelId, uploadId, sha256, states }: JobFilter, job: Job): boolean {
  return (
    (modelId === undefined || job.modelId === modelId) &&
    (uploadId === undefined || job.uploadId === uploadId) &&
    (sha256 === undefined || job.sha256 === sha256) &&
    (states === undefined || states.includes(job.state))
  );
}
