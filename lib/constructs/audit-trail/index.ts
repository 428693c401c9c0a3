import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { privateBucket } from '#lib/constructs/private-bucket';

type ObjectTrail = Extract<EnvironmentConfig['trail'], { kind: 'objects' }>;

export interface AuditTrailProps {
  readonly config: Pick<EnvironmentConfig, 'name'>;
  readonly trail: ObjectTrail;
  /** ARNs of the buckets whose objects are watched. */
  readonly buckets: readonly string[];
}

const readWriteTypes = { writes: 'WriteOnly', 'reads-and-writes': 'All' } as const;

/**
 * Who has changed, or read, which object, written down by AWS CloudTrail with a signature of its own, so that nobody can
 * change it unseen. Changes of the account's resources are in it as well: without a trail of those, EventBridge is not told
 * that a secret could not be rotated (AL-45). The first such trail of a region is free, another $2 for 100,000 events.
 */
export class AuditTrail extends Construct {
  constructor(scope: Construct, id: string, { config, trail, buckets }: AuditTrailProps) {
    super(scope, id);
    const name = `plinth-${config.name}-objects`;
    const bucket = this.createBucket(trail.keepDays);
    const resource = new CfnTrail(this, 'Trail', {
      trailName: name,
      isLogging: true,
      s3BucketName: bucket.bucketName,
      enableLogFileValidation: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      eventSelectors: [
        {
          includeManagementEvents: false,
          readWriteType: readWriteTypes[trail.events],
          dataResources: [{ type: 'AWS::S3::Object', values: buckets.map((arn) => `${arn}/`) }],
        },
        {
          includeManagementEvents: true,
          readWriteType: 'WriteOnly',
          // Many, and of no use here: each use of a key.
          excludeManagementEventSources: ['kms.amazonaws.com'],
        },
      ],
    });
    const trailArn = Stack.of(this).formatArn({
      service: 'cloudtrail',
      resource: 'trail',
      resourceName: name,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    // CloudTrail tries whether it may write before it makes the trail.
    for (const allowed of this.allowCloudTrail(bucket, trailArn)) resource.node.addDependency(allowed);
  }

  private createBucket(keepDays: number): Bucket {
    return new Bucket(this, 'Bucket', {
      ...privateBucket(),
      lifecycleRules: [{ id: 'old-events', expiration: Duration.days(keepDays) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
  private allowCloudTrail(bucket: Bucket, trailArn: string) {
    const principals = [new ServicePrincipal('cloudtrail.amazonaws.com')];
    const conditions = { StringEquals: { 'aws:SourceArn': trailArn } };
    const logs = bucket.arnForObjects(`AWSLogs/${Stack.of(this).account}/*`);
    const policies = [
      bucket.addToResourcePolicy(
        new PolicyStatement({ principals, conditions, actions: ['s3:GetBucketAcl'], resources: [bucket.bucketArn] }),
      ),
      bucket.addToResourcePolicy(
        new PolicyStatement({ principals, conditions, actions: ['s3:PutObject'], resources: [logs] }),
      ),
    ];
    return policies.flatMap(({ policyDependable }) => policyDependable ?? []);
  }
}
