export const RESTORE_CHECK_SERVICE = 'restore-check';

/** What was found in a backup that was restored for a test -> the metric that counts it. */
export const restoreMetrics = {
  passed: 'RestoreTestsPassed',
  /** Could not be restored, or does not hold what it should. */
  failed: 'RestoreTestsFailed',
} as const;
