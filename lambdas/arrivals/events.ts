import { z } from 'zod';
import { ScanResult } from '../shared/scan-results.ts';

const bucket = z.object({ name: z.string().min(1) });

/**
 * "Object Created" of S3 as EventBridge brings it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export const ObjectCreated = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    bucket,
    object: z.object({
      key: z.string().min(1),
      size: z.int().nonnegative(),
      etag: z.string().min(1),
      'version-id': z.string().min(1),
    }),
  }),
});
export type ObjectCreated = z.infer<typeof ObjectCreated>;

/**
 * "GuardDuty Malware Protection Object Scan Result".
 * https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html
 */
export const ObjectScanned = z.object({
  source: z.literal('aws.guardduty'),
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    s3ObjectDetails: z.object({
      bucketName: bucket.shape.name,
      objectKey: z.string().min(1),
      eTag: z.string().min(1),
      versionId: z.string().min(1),
    }),
    scanResultDetails: z.object({
      scanResultStatus: ScanResult,
      threats: z.array(z.object({ name: z.string() })).nullish(),
    }),
  }),
});
export type ObjectScanned = z.infer<typeof ObjectScanned>;

/** Every event that the function is subscribed to. */
export const ArrivalEvent = z.discriminatedUnion('detail-type', [ObjectCreated, ObjectScanned]);
export type ArrivalEvent = z.infer<typeof ArrivalEvent>;
