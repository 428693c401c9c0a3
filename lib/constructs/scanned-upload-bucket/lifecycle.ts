import type { LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { SCAN_STATUS_TAG, UNCLEAN } from './scan-status.ts';

const ONE_DAY = Duration.days(1);

/**
 * How long a version stays that was removed or replaced. A signed URL can be used twice, and then the version that a job
 * is bound to is such a one: it has to outlast the job and its retries, also where nothing else expires.
 */
const HIDDEN_DAYS = 30;

/** When uploads and their parts go: after the `retention` of the environment, unclean ones after a day. */
export function uploadLifecycle(retention: string): LifecycleRule[] {
  const days = daysOf(retention);
  return [
    { id: 'left-overs', abortIncompleteMultipartUploadAfter: ONE_DAY, expiredObjectDeleteMarker: true },
    {
      id: 'retention',
      ...(days !== undefined && { expiration: Duration.days(days) }),
      noncurrentVersionExpiration: Duration.days(days ?? HIDDEN_DAYS),
    },
    ...UNCLEAN.map((status) => ({
      id: `unclean-${status.toLowerCase().replaceAll('_', '-')}`,
      tagFilters: { [SCAN_STATUS_TAG]: status },
      expiration: ONE_DAY,
      noncurrentVersionExpiration: ONE_DAY,
    })),
  ];
}

/** @returns undefined where files are kept. A day is the shortest that S3 knows. */
function daysOf(retention: string): number | undefined {
  if (retention === 'keep') return undefined;
  return retention === 'none' ? 1 : Number(retention.replace('days:', ''));
}
