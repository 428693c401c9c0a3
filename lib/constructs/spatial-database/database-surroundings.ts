import type { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { EnvironmentConfig } from '#lib/config';

/** The network, as far as the database is concerned. */
export interface DatabaseNetwork {
  readonly vpc: IVpc;
  /** Without any way out. */
  readonly dataSubnets: SubnetSelection;
  /** From which the database can be reached. */
  readonly functionSubnets: SubnetSelection;
}

/** What a database is put into. */
export interface DatabaseSurroundings {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;
  readonly network: DatabaseNetwork;
  readonly key: IKey | undefined;
}
