import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NodeFunction } from '#lib/constructs/node-function';
import { SetupStep } from '#lib/constructs/setup-step';
import type { DatabaseSurroundings } from './database-surroundings.ts';
import type { SpatialDatabase } from './spatial-database.ts';

export interface SchemaMigrationsProps extends Omit<DatabaseSurroundings, 'key'> {
  readonly database: Omit<SpatialDatabase, 'isReady'>;
}

/** Brings the database's tables and views up to date; runs in the network, as the user who owns them. */
export class SchemaMigrations extends Construct {
  readonly step: SetupStep;

  constructor(scope: Construct, id: string, { config, network, database }: SchemaMigrationsProps) {
    super(scope, id);
    const { vpc, functionSubnets: subnets } = network;
    const access = database.accessFor('plinth_migrator');
    const handler = new NodeFunction(this, 'Function', {
      config,
      name: 'migrations',
      description: 'Brings the database schema up to date',
      environment: access,
      // A paused database takes a while to wake, and a migration may rewrite a table.
      timeout: Duration.minutes(14),
      network: {
        vpc,
        subnets,
        securityGroup: new SecurityGroup(this, 'SecurityGroup', { vpc, description: 'Migrations' }),
      },
    });
    database.grantConnect(handler, 'plinth_migrator');
    database.connections?.allowDefaultPortFrom(handler, 'Migrations');
    this.step = new SetupStep(this, 'Step', {
      config,
      name: 'Migrations',
      handler,
      sources: ['adapters/postgres/migrations', 'lambdas/migrations'],
      properties: { Url: access.DATABASE_URL },
    });
  }
}
