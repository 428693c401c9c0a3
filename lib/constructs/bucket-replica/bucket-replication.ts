import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { type ReplicatedBucket, replicaBucketName, replicaKeyAlias } from './replica-names.ts';

export interface BucketReplicationProps {
  readonly config: Pick<EnvironmentConfig, 'name'>;
  /** Keeps versions. */
  readonly bucket: Bucket;
  readonly replica: ReplicatedBucket;
  /** Where the replica is. */
  readonly region: string;
}

/**
 * Copies every object of a bucket to its replica, within minutes, and its deletions too: what was deleted on purpose is
 * gone there as well, when the versions go. Tags follow, and with them what the malware scan has found.
 */
export class BucketReplication extends Construct {
  /** By which CloudWatch knows its metrics, in namespace AWS/S3. */
  readonly dimensions: Readonly<Record<'SourceBucket' | 'DestinationBucket' | 'RuleId', string>>;
  private readonly props: BucketReplicationProps;
  private readonly replicaArn: string;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: BucketReplicationProps) {
    super(scope, id);
    this.props = props;
    const { config, replica, region } = props;
    const bucketName = replicaBucketName(config, replica, region);
    this.replicaArn = Stack.of(this).formatArn({
      service: 's3',
      region: '',
      account: '',
      resource: bucketName,
      arnFormat: ArnFormat.NO_RESOURCE_NAME,
    });
    this.dimensions = { SourceBucket: props.bucket.bucketName, DestinationBucket: bucketName, RuleId: RULE_ID };
    this.role = new Role(this, 'Role', {
      description: `S3: copies the ${replica} to ${region}`,
      assumedBy: new ServicePrincipal('s3.amazonaws.com'),
    });
    this.allowReplication();
    this.configure();
  }

  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
  private allowReplication(): void {
    const { bucket } = this.props;
    this.allow([bucket.bucketArn], ['s3:GetReplicationConfiguration', 's3:ListBucket']);
    const read = ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'];
    this.allow([bucket.arnForObjects('*')], read);
    this.allow([`${this.replicaArn}/*`], ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags']);
    if (bucket.encryptionKey === undefined) return;
    this.allow([bucket.encryptionKey.keyArn], ['kms:Decrypt']);
    // The replica's key is known by its alias only, and a policy of IAM takes no aliases as resources.
    this.allow([this.keysOfRegion('key/*')], ['kms:Encrypt', 'kms:GenerateDataKey'], {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': replicaKeyAlias(this.props.config) },
    });
  }

  private allow(resources: string[], actions: string[], conditions = {}): void {
    this.role.addToPolicy(new PolicyStatement({ actions, resources, conditions }));
  }

  /** By the bucket's own property: CDK's `replicationRules` would have to know the replica and its key as constructs. */
  private configure(): void {
    const { bucket, config } = this.props;
    const resource = bucket.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new Error('A bucket has no AWS::S3::Bucket.');
    const isEncrypted = bucket.encryptionKey !== undefined;
    const keyId = this.keysOfRegion(replicaKeyAlias(config));
    resource.replicationConfiguration = {
      role: this.role.roleArn,
      rules: [
        {
          id: RULE_ID,
          status: 'Enabled',
          priority: 1,
          filter: { prefix: '' },
          deleteMarkerReplication: { status: 'Enabled' },
          ...(isEncrypted && { sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } } }),
          destination: {
            bucket: this.replicaArn,
            // Lets an alarm see how far the replica is behind.
            metrics: { status: 'Enabled' },
            ...(isEncrypted && { encryptionConfiguration: { replicaKmsKeyId: keyId } }),
          },
        },
      ],
    };
  }

  private keysOfRegion(resource: string): string {
    const { region } = this.props;
    return Stack.of(this).formatArn({ service: 'kms', region, resource, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  }
}

const RULE_ID = 'all-objects';

/** Copies a bucket to the other region, where the environment has one. */
export function replicate(
  bucket: Bucket,
  replica: ReplicatedBucket,
  config: Pick<EnvironmentConfig, 'name' | 'backup'>,
): void {
  if (config.backup.kind === 'none' || config.backup.copies === undefined) return;
  new BucketReplication(bucket, 'Replication', { config, bucket, replica, region: config.backup.copies.region });
}
