import type { JobRepository } from '#core/ports';

/**
 * Finds by checksum only jobs that have succeeded: S3 cannot tell the SHA-256 of a file, so until a worker has read it,
 * it is only what the client says. A second upload of the same bytes must not wait for a file that may prove to be another.
 */
export function byReadFilesOnly(jobs: JobRepository): JobRepository {
  return {
    insert: (job) => jobs.insert(job),
    update: (job) => jobs.update(job),
    get: (scope, id) => jobs.get(scope, id),
    list: (scope, filter, page) =>
      jobs.list(scope, filter.sha256 === undefined ? filter : { ...filter, states: ['succeeded'] }, page),
    listByState: (states) => jobs.listByState(states),
    remove: (scope, id) => jobs.remove(scope, id),
  };
}
