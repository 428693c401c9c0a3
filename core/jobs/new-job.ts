import type { Job, ObjectKey, Scope } from '#core/model';

export interface NewJob {
  readonly scope: Scope;
  readonly id: string;
  readonly modelId: string;
  readonly uploadId: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string | null;
}

/** A job at its beginning: the ticket is given, the file is yet to come. */
export function newJob({ scope, ...given }: NewJob, at: Date): Job {
  const now = at.toISOString();
  return {
    tenant: scope.tenant,
    project: scope.project,
    ...given,
    uploadVersion: null,
    state: 'awaiting_upload',
    stage: null,
    percent: 0,
    attempts: 0,
    transitions: [{ state: 'awaiting_upload', at: now }],
    timings: {},
    peakMemoryMB: null,
    error: null,
    contentId: null,
    coverage: null,
    createdAt: now,
    updatedAt: now,
    version: 0,
  };
}

/** Where the upload store keeps the file of a job. */
export function uploadKey({ tenant, project, uploadId }: Pick<Job, 'tenant' | 'project' | 'uploadId'>): ObjectKey {
  return { tenant, project, path: uploadId };
}
