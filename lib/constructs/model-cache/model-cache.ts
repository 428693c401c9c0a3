import type { Connections, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { CacheAccess, VariablesOf } from '#lambdas/shared';

/** Valkey or Redis, wherever it runs, or nothing: the product works without it, slower. */
export interface ModelCache {
  /** The variables by which code reaches the cache; none where there is none. */
  readonly access: Partial<VariablesOf<typeof CacheAccess>>;
  /** Lets code sign in. The network is another matter: `connections`. */
  grantConnect(grantee: IGrantable): void;
  /** To be opened to whoever connects; a server that somebody else runs has none. */
  readonly connections?: Connections;
}

/** The network, as far as the cache is concerned. */
export interface CacheNetwork {
  readonly vpc: IVpc;
  readonly dataSubnets: SubnetSelection;
}
