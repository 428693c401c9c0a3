import type { UploadStep } from '#core/jobs';

export const ARRIVALS_SERVICE = 'arrivals';

/** What an event did to the job of its file -> the metric that counts it. */
export const arrivalMetrics = {
  scanning: 'UploadsArrived',
  queued: 'UploadsAccepted',
  rejected: 'UploadsRejected',
  ignored: 'UploadEventsIgnored',
  /** Files in the upload bucket that belong to no job. */
  unknown: 'UploadsUnknown',
} as const satisfies Record<UploadStep, string>;
