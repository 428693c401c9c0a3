import type { Job, Scope } from '#core/model';
import type { JobRepository, UploadStore } from '#core/ports';
import { hasUpload } from './apply-event.ts';

/** States whose jobs keep their upload; a rejected one's is removed. */
const keepingStates = ['scanning', 'queued', 'processing', 'succeeded', 'failed', 'cancelled'] as const;
/** States in which a worker has read the file: what its checksum is has been proven. */
const readStates = ['succeeded'] as const;

/** A worker has found that a stored file is not there any more: it has expired. */
const GONE = 'upload/gone';

/** Where twins are looked for. */
export interface TwinSources {
  readonly jobs: JobRepository;
  readonly uploads: Pick<UploadStore, 'tellsChecksums'>;
}

/**
 * A job of the same project whose stored file is these very bytes. Never one of another project: that would tell what
 * others own. Never one whose file was found to be gone: the bytes have to come again.
 */
export async function storedTwin(
  { jobs, uploads }: TwinSources,
  scope: Scope,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: number },
): Promise<Job | undefined> {
  const states = uploads.tellsChecksums ? keepingStates : readStates;
  const [twins, rejected] = await Promise.all([
    jobs.list(scope, { sha256, states }, { limit: 20 }),
    jobs.list(scope, { sha256, states: ['rejected'] }, { limit: 20 }),
  ]);
  const gone = new Set(rejected.flatMap(({ error, uploadId }) => (error?.code === GONE ? [uploadId] : [])));
  return twins.find((job) => hasUpload(job) && job.bytes === bytes && !gone.has(job.uploadId));
}
