import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { RestoreCheckEnvironment } from '#lambdas/restore-check';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import type { BackedUp } from '#lib/constructs/backup-plans';
import { NodeFunction } from '#lib/constructs/node-function';
import { DATABASE_NAME } from '#lib/constructs/spatial-database';
import { restoredResources } from './restored-resources.ts';

export interface RestoreCheckFunctionProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;
  readonly resources: BackedUp;
  readonly keys: readonly IKey[];
}

/** Reads what was restored, compares it with what is in use, and can change neither. */
export class RestoreCheckFunction extends NodeFunction {
  constructor(scope: Construct, id: string, { config, resources, keys }: RestoreCheckFunctionProps) {
    const environment: VariablesOf<typeof RestoreCheckEnvironment> = {
      DATABASE_NAME,
      ARTIFACT_BUCKET: resources.artifactsBucket,
    };
    super(scope, id, {
      config,
      name: 'restore-check',
      description: 'Looks into backups that were restored for a test',
      environment,
      timeout: Duration.minutes(14),
      memoryMiB: 1024,
    });
    const restored = restoredResources(this);
    const { tables, buckets } = resources;
    const objects = buckets.map((arn) => `${arn}/*`);
    // These two know no resources.
    allow(this, ['*'], 'backup:DescribeRestoreJob', 'backup:PutRestoreValidationResult');
    allow(this, [restored.table, ...tables], 'dynamodb:DescribeTable');
    allow(this, [restored.table], 'dynamodb:Scan');
    allow(this, [...tables], 'dynamodb:GetItem');
    allow(this, [restored.bucket, ...buckets], 's3:ListBucket');
    allow(this, [restored.objects, ...objects], 's3:GetObject');
    allow(this, [restored.cluster], 'rds-data:ExecuteStatement');
    allow(this, [restored.secrets], 'secretsmanager:GetSecretValue');
    for (const key of keys) key.grantDecrypt(this);
  }
}

const allow = (grantee: IGrantable, resources: string[], ...actions: string[]) =>
  grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
