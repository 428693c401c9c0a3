export const CANARY_SERVICE = 'canary';

/** What a run of the canary tells. */
export const canaryMetrics = {
  /** 1 where all of it worked, else 0. */
  success: 'CanarySuccess',
  /** Seconds of each step that was done. */
  upload: 'CanaryUploadSeconds',
  convert: 'CanaryConvertSeconds',
  query: 'CanaryQuerySeconds',
  cleanUp: 'CanaryCleanUpSeconds',
} as const;
