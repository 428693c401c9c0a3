import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** What the names of everything begin with that AWS Backup restores for a test. */
const PREFIX = 'awsbackup-restore-test-*';

/** ARNs of what AWS Backup restores for a test, and of what is made to look into it: of nothing that is in use. */
export function restoredResources(scope: Construct) {
  const arn = (service: string, resource: string, resourceName: string, arnFormat = ArnFormat.COLON_RESOURCE_NAME) =>
    Stack.of(scope).formatArn({ service, resource, resourceName, arnFormat });
  const bucket = `arn:${Stack.of(scope).partition}:s3:::${PREFIX}`;
  return {
    table: arn('dynamodb', 'table', PREFIX, ArnFormat.SLASH_RESOURCE_NAME),
    bucket,
    objects: `${bucket}/*`,
    cluster: arn('rds', 'cluster', PREFIX),
    instance: arn('rds', 'db', PREFIX),
    /** What a new instance is made with beside its cluster. */
    instanceGroups: ['pg', 'og', 'subgrp'].map((group) => arn('rds', group, '*')),
    /** RDS names the secrets so that it makes for clusters. */
    secrets: arn('secretsmanager', 'secret', 'rds!cluster-*'),
    keys: arn('kms', 'key', '*', ArnFormat.SLASH_RESOURCE_NAME),
  };
}
