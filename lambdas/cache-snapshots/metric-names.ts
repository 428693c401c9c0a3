export const CACHE_SNAPSHOTS_SERVICE = 'cache-snapshots';

export const snapshotMetrics = {
  made: 'CacheSnapshotsMade',
  /** Older than they have to be kept. */
  removed: 'CacheSnapshotsRemoved',
} as const;
