import { fileURLToPath } from 'node:url';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { ServiceLogs } from '#lib/constructs/service-logs';
import { bundling } from './bundling.ts';

export { bundling };

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The network that a function stands in. */
export interface FunctionNetwork {
  readonly vpc: IVpc;
  readonly subnets: SubnetSelection;
  readonly securityGroup: ISecurityGroup;
}

export interface NodeFunctionProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;
  /** Folder of `lambdas/` whose `handler.ts` exports `handler`. */
  readonly name: string;
  readonly description: string;
  /** By the schema in the folder's `environment.ts`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  /** @default 512; a function's share of a processor grows with it */
  readonly memoryMiB?: number;
  /** Only for functions that need the database or the cache. @default outside the product's network */
  readonly network?: FunctionNetwork;
  /** Where events go that failed three times. @default none: for functions whose caller learns of the failure */
  readonly deadLetterQueue?: IQueue;
}

/** A function of `lambdas/`: one bundled file on arm64, traced, with a log group of its own. */
export class NodeFunction extends NodejsFunction {
  /** Of its code, below `lambdas/`. */
  readonly folder: string;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    const { config, name, description, environment, timeout, memoryMiB = 512, network, deadLetterQueue } = props;
    super(scope, id, {
      description,
      entry: `${root}lambdas/${name}/handler.ts`,
      projectRoot: root,
      depsLockFilePath: `${root}package-lock.json`,
      bundling,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMiB,
      timeout,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new ServiceLogs(scope, `${id}Logs`, config),
      environment: { ...environment, NODE_OPTIONS: '--enable-source-maps' },
      ...(network && { vpc: network.vpc, vpcSubnets: network.subnets, securityGroups: [network.securityGroup] }),
      ...(deadLetterQueue && { deadLetterQueue }),
    });
    this.folder = name;
  }
}
