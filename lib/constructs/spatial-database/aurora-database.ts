import type { Connections } from 'aws-cdk-lib/aws-ec2';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct, type IDependable } from 'constructs';
import { AuroraCluster, type AuroraSettings, DATABASE_NAME } from './aurora-cluster.ts';
import { DatabaseRoles } from './database-roles.ts';
import type { DatabaseSurroundings } from './database-surroundings.ts';
import { SchemaMigrations } from './schema-migrations.ts';
import type { DatabaseUser, SpatialDatabase } from './spatial-database.ts';

export interface AuroraDatabaseProps extends DatabaseSurroundings {
  readonly settings: AuroraSettings;
}

/** A PostgreSQL cluster of the product's own, with its extensions, roles and tables. Everybody signs in by IAM. */
export class AuroraDatabase extends Construct implements SpatialDatabase {
  readonly clusterArn: string;
  readonly connections: Connections;
  readonly isReady: IDependable;
  private readonly cluster: AuroraCluster;

  constructor(scope: Construct, id: string, props: AuroraDatabaseProps) {
    super(scope, id);
    this.cluster = new AuroraCluster(this, 'Cluster', props);
    this.clusterArn = this.cluster.clusterArn;
    this.connections = this.cluster.connections;
    const roles = new DatabaseRoles(this, 'Roles', { ...props, cluster: this.cluster, databaseName: DATABASE_NAME });
    const migrations = new SchemaMigrations(this, 'Migrations', { ...props, database: this });
    roles.step.node.addDependency(this.cluster);
    migrations.step.node.addDependency(roles.step);
    this.isReady = migrations.step;
  }

  accessFor(user: DatabaseUser) {
    const { hostname, port } = this.cluster.clusterEndpoint;
    return {
      DATABASE_URL: `postgresql://${user}@${hostname}:${port}/${DATABASE_NAME}`,
      DATABASE_AUTHENTICATION: 'iam',
    };
  }

  grantConnect(grantee: IGrantable, user: DatabaseUser): void {
    this.cluster.grantConnect(grantee, user);
  }
}
