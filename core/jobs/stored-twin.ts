import type { Job, Scope } from '#core/model';
import type { JobRepository } from '#core/ports';
import { hasUpload } from './apply-event.ts';

/** States whose jobs keep their upload; a rejected one's is removed. */
const keepingStates = ['scanning', 'queued', 'processing', 'succeeded', 'failed', 'cancelled'] as const;

/**
 * A job of the same project whose stored file is these very bytes. Never one of another project: that would tell what
 * others own.
 */
export async function storedTwin(
  jobs: JobRepository,
  scope: Scope,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: number },
): Promise<Job | undefined> {
  const twins = await jobs.list(scope, { sha256, states: keepingStates }, { limit: 20 });
  return twins.find((job) => hasUpload(job) && isVerified(job) && job.bytes === bytes);
}

/** A file in a store with versions is first read by the worker: until then its checksum is what a client says. */
const isVerified = ({ uploadVersion, state }: Job) => uploadVersion === null || state === 'succeeded';
