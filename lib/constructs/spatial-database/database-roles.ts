import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DatabaseRolesEnvironment } from '#lambdas/database-roles';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { NodeFunction } from '#lib/constructs/node-function';
import { SetupStep } from '#lib/constructs/setup-step';

export interface DatabaseRolesProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;
  readonly cluster: DatabaseCluster;
  readonly databaseName: string;
  /** Encrypts the secret of the master user. */
  readonly key: IKey | undefined;
}

/**
 * Makes the extensions and the roles that sign in by IAM: the only code that acts as the master user. It does so by the
 * Data API, so it stands outside the network and no password leaves Secrets Manager.
 */
export class DatabaseRoles extends Construct {
  readonly step: SetupStep;

  constructor(scope: Construct, id: string, { config, cluster, databaseName, key }: DatabaseRolesProps) {
    super(scope, id);
    const { secret } = cluster;
    if (secret === undefined) throw new Error('The cluster has no secret of its master user.');
    const environment: VariablesOf<typeof DatabaseRolesEnvironment> = {
      CLUSTER_ARN: cluster.clusterArn,
      MASTER_SECRET_ARN: secret.secretArn,
      DATABASE_NAME: databaseName,
    };
    const handler = new NodeFunction(this, 'Function', {
      config,
      name: 'database-roles',
      description: 'Makes extensions and roles in the database',
      environment,
      timeout: Duration.minutes(14),
    });
    cluster.grantDataApiAccess(handler);
    // CDK does not know by which key RDS encrypts the secret that it manages.
    key?.grantDecrypt(handler);
    this.step = new SetupStep(this, 'Step', {
      config,
      name: 'DatabaseRoles',
      handler,
      sources: ['lambdas/database-roles'],
      properties: { ClusterArn: cluster.clusterArn },
    });
  }
}
