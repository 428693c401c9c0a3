/** The tables behind `DynamoApiKeys`, `DynamoRateLimits` and `DynamoAuditLog`; keys are text. */

/** By id, because who asks is known only from its key. */
export const apiKeysTable = {
  partitionKey: 'id',
  indexes: {
    /** `created`: the key's `createdAt`, `#`, its id. The index holds whole records (projection ALL): they are few and small. */
    byTenant: { partitionKey: 'tenant', sortKey: 'created' },
  },
} as const;

export const rateLimitsTable = {
  partitionKey: 'bucket',
  /** Seconds since 1970-01-01 UTC, from which on the bucket is full and so says nothing. */
  timeToLive: 'expiresAt',
} as const;

export const auditTable = {
  partitionKey: 'tenant',
  /** The entry's `at`, `#`, its id. */
  sortKey: 'place',
  /** Seconds since 1970-01-01 UTC, from which on the entry may go. */
  timeToLive: 'expiresAt',
} as const;
