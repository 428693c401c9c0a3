import { gunzipSync, gzipSync } from 'node:zlib';
import { Job, type Scope } from '#core/model';
import type { JobPlace } from '#core/ports';

/** A job as DynamoDB holds it. */
export type JobRecord = Readonly<Record<string, unknown>>;

/** DynamoDB takes 400 KB; a record is packed well before, as a job may be tried again without end. */
const MOST_PLAIN_BYTES = 200 * 1024;
/** Of a packed job when it is unpacked. */
const MOST_UNPACKED_BYTES = 64 * 2 ** 20;
/** A rejected job has no file, no model, and cannot be tried again. */
const REJECTED_ARE_KEPT_SECONDS = 90 * 24 * 3600;

export const scopeKey = ({ tenant, project }: Scope): string => `${tenant}#${project}`;

/** Sorts as the places do. */
export const createdKey = ({ createdAt, id }: JobPlace): string => `${createdAt}#${id}`;

export const primaryKey = (scope: Scope, id: string) => ({ scope: scopeKey(scope), id });

/** What the indexes are made of, beside `scope`, `id` and `state`. */
export function indexKeys(scope: Scope, { modelId, uploadId, sha256, state }: Partial<Job>) {
  const within = (name: string | null | undefined) => (name ? `${scopeKey(scope)}#${name}` : undefined);
  return {
    scopeState: within(state),
    scopeModel: within(modelId),
    scopeUpload: within(uploadId),
    scopeSha256: within(sha256),
  };
}

/**
 * The job's fields as attributes of their own, or, where they are many, packed beside those by which a stream is
 * filtered.
 *
 * @param writeId of the writing: tells a write whose answer was lost from one of somebody else.
 */
export function recordOf(job: Job, writeId: string): JobRecord {
  const text = Buffer.from(JSON.stringify(job));
  const { state, bytes, uploadVersion, version } = job;
  return {
    ...(text.length <= MOST_PLAIN_BYTES ? job : { state, bytes, uploadVersion, version, packed: gzipSync(text) }),
    ...primaryKey(job, job.id),
    ...indexKeys(job, job),
    created: createdKey(job),
    writeId,
    ...(state === 'rejected' && {
      expiresAt: Math.floor(Date.parse(job.updatedAt) / 1000) + REJECTED_ARE_KEPT_SECONDS,
    }),
  };
}

/** The job in a record, also in the image of one that a stream has brought. Throws where it is none. */
export function jobOf(record: JobRecord): Job {
  const { packed } = record;
  if (!(packed instanceof Uint8Array)) return Job.parse(record);
  return Job.parse(JSON.parse(gunzipSync(packed, { maxOutputLength: MOST_UNPACKED_BYTES }).toString()));
}
