import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { artifactLifecycle } from '#lib/constructs/artifact-bucket';
import { PlinthVault } from '#lib/constructs/backup-vault';
import {
  ReplicaBucket,
  type ReplicatedBucket,
  replicaBucketName,
  replicaKeyAlias,
} from '#lib/constructs/bucket-replica';
import { exportLifecycle } from '#lib/constructs/configuration-export';
import { CLEAN, SCAN_STATUS_TAG, uploadLifecycle } from '#lib/constructs/scanned-upload-bucket';
import { stateKey } from '#lib/constructs/state-key';

export interface ReplicaStackProps {
  readonly config: EnvironmentConfig;
  readonly lock: 'governance' | 'compliance';
  /** Another one than that of the data. */
  readonly region: string;
}

/** What is kept of an environment in another region: a vault for copies of backups, and replicas of the buckets. */
export class ReplicaStack extends Stack {
  constructor(scope: Construct, id: string, { config, lock, region }: ReplicaStackProps) {
    super(scope, id, { env: { region } });
    const key = stateKey(this, config, 'copies in another region');
    key?.addAlias(replicaKeyAlias(config));
    new PlinthVault(this, 'Vault', { config, lock, key });
    const create = (replicaId: string, bucket: ReplicatedBucket, lifecycleRules: LifecycleRule[]) =>
      new ReplicaBucket(this, replicaId, {
        bucketName: replicaBucketName(config, bucket, region),
        key: key as IKey | undefined,
        lifecycleRules,
      });
    create('Artifacts', 'artifacts', artifactLifecycle(config.state));
    create('Configuration', 'configuration', exportLifecycle);
    const uploads = create('Uploads', 'uploads', uploadLifecycle(config.uploads.retention));
    if (config.uploads.malwareScan === 'on') closeUntilClean(uploads);
  }
}

/** As the original: nobody reads what was not found clean. The tag that says so is replicated with the object. */
function closeUntilClean(uploads: ReplicaBucket): void {
  uploads.addToResourcePolicy(
    new PolicyStatement({
      sid: 'NoReadingUntilClean',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: [uploads.arnForObjects('*')],
      conditions: { StringNotEquals: { [`s3:ExistingObjectTag/${SCAN_STATUS_TAG}`]: CLEAN } },
    }),
  );
}
