import type { Connections } from 'aws-cdk-lib/aws-ec2';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IDependable } from 'constructs';
import type { DatabaseAccess, VariablesOf } from '#lambdas/shared';

/** Who may do what in the database: change its tables, write models, read them. */
export type DatabaseUser = 'plinth_migrator' | 'plinth_worker' | 'plinth_reader';

/** PostgreSQL with PostGIS, wherever it runs. */
export interface SpatialDatabase {
  /** The variables by which code reaches the database as this user. */
  accessFor(user: DatabaseUser): VariablesOf<typeof DatabaseAccess>;
  /** Lets code connect as this user. The network is another matter: `connections`. */
  grantConnect(grantee: IGrantable, user: DatabaseUser): void;
  /** Of the product's own cluster, to back it up; a server that somebody else runs has none. */
  readonly clusterArn?: string;
  /** To be opened to whoever connects; a server that somebody else runs has none. */
  readonly connections?: Connections;
  /** To be depended on by everything that needs the tables: extensions, roles and migrations are done. */
  readonly isReady: IDependable;
}
