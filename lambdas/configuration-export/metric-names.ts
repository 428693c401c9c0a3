export const CONFIGURATION_EXPORT_SERVICE = 'configuration-export';

export const exportMetrics = {
  /** Everything was read, and what had changed was written. */
  exports: 'ConfigurationExports',
  /** Documents that are not what they were the last time. */
  changes: 'ConfigurationChanges',
} as const;
