import { fileURLToPath } from 'node:url';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { type ICommandHooks, NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { type Duration, RemovalPolicy, Stage, Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ENVIRONMENT_VARIABLE } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { ServiceLogs } from '#lib/constructs/service-logs';
import { addCertificates, bundlingOf } from './bundling.ts';
import { executionRole } from './execution-role.ts';

export { bundlingOf };

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
  /** Versions outlive the release that follows them, to be gone back to. @default each goes with the next release */
  readonly keepsVersions?: boolean;
  /** Shell commands, run in the checkout, that put files beside the bundled code. @default nothing is beside it */
  readonly addFiles?: (folder: string) => string[];
}

/** A function of `lambdas/`: one bundled file on arm64, traced, with a log group of its own. */
export class NodeFunction extends NodejsFunction {
  /** Of its code, below `lambdas/`. */
  readonly folder: string;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    const {
      config,
      name,
      description,
      environment,
      timeout,
      memoryMiB = 512,
      network,
      deadLetterQueue,
      keepsVersions = false,
      addFiles,
    } = props;
    const added = 'DATABASE_URL' in environment ? addCertificates : addFiles;
    const logs = new ServiceLogs(scope, `${id}Logs`, config);
    super(scope, id, {
      description,
      // CDK's class fulfils its interface, but for `exactOptionalPropertyTypes`, which it does not heed.
      role: executionRole(scope, `${id}Role`, logs, network !== undefined) as IRole,
      entry: `${root}lambdas/${name}/handler.ts`,
      projectRoot: root,
      depsLockFilePath: `${root}package-lock.json`,
      bundling: { ...bundlingOf(name), ...(added && { commandHooks: after(added) }) },
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMiB,
      timeout,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: logs,
      environment: { ...environment, ...environmentName(scope), NODE_OPTIONS: '--enable-source-maps' },
      ...(network && { vpc: network.vpc, vpcSubnets: network.subnets, securityGroups: [network.securityGroup] }),
      ...(deadLetterQueue && { deadLetterQueue }),
      ...(keepsVersions && { currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN } }),
    });
    this.folder = name;
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason: 'Whoever calls it waits for the answer and learns of a failure; what is called by events has a queue.',
    });
  }
}

/** The dimension of what the function writes as metrics. */
function environmentName(scope: Construct): Readonly<Record<string, string>> {
  const name = Stage.of(scope)?.node.id;
  return name === undefined || name === '' ? {} : { [ENVIRONMENT_VARIABLE]: name };
}

const after = (addFiles: (folder: string) => string[]): ICommandHooks => ({
  beforeInstall: () => [],
  beforeBundling: () => [],
  afterBundling: (_, folder) => addFiles(folder),
});
