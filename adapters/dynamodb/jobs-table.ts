/**
 * The table of jobs: what infrastructure and tests create it from. All keys are text. Indexes hold keys only, so that
 * the notes of a job's progress, its most frequent change, are written once and not once more for every index.
 */
export const jobsTable = {
  partitionKey: 'scope',
  sortKey: 'id',
  /** Seconds since 1970-01-01 UTC; on records that nothing refers to any more. */
  timeToLive: 'expiresAt',
  /** All are sorted by `created`: the job's `createdAt`, `#`, its id. */
  indexes: {
    byTime: { partitionKey: 'scope', sortKey: 'created' },
    /** Of every scope. */
    byState: { partitionKey: 'state', sortKey: 'created' },
    byScopeAndState: { partitionKey: 'scopeState', sortKey: 'created' },
    byModel: { partitionKey: 'scopeModel', sortKey: 'created' },
    byUpload: { partitionKey: 'scopeUpload', sortKey: 'created' },
    bySha256: { partitionKey: 'scopeSha256', sortKey: 'created' },
  },
} as const;

export type JobIndex = keyof typeof jobsTable.indexes;
