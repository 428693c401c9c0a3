import type { DiskUploads } from '#adapters/disk';
import type { JobRepository } from '#core/ports';

/**
 * Removes stored files that no job has, and parts that are not waited for any more: left where a process ended between
 * two steps, or where a client began the same upload twice. A job is there before its first byte comes.
 */
export async function removeUnusedUploads(jobs: JobRepository, stored: DiskUploads): Promise<void> {
  for await (const key of stored.keys()) {
    const users = await jobs.list(key, { uploadId: key.path }, { limit: 1 });
    if (users.length === 0) await stored.remove(key);
    else if ((await jobs.get(key, key.path))?.state !== 'awaiting_upload') await stored.removeParts(key);
  }
}
