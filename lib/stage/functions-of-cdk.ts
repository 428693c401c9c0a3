import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnResource, type IAspect, Stack, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { ServiceLogs } from '#lib/constructs/service-logs';

/**
 * CDK brings along functions of its own, which empty a bucket or set what CloudFormation cannot. They get what ours
 * have: arm64, and a log group whose lines go after a while.
 */
export class FunctionsOfCdk implements IAspect {
  private readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;

  constructor(config: Pick<EnvironmentConfig, 'logs' | 'state'>) {
    this.config = config;
  }

  visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node) || node.cfnResourceType !== CfnFunction.CFN_RESOURCE_TYPE_NAME) return;
    if (node instanceof CfnFunction && node.architectures !== undefined) return;
    node.addPropertyOverride('Architectures', ['arm64']);
    acknowledge(node);
    if (node instanceof CfnFunction && node.loggingConfig !== undefined) return;
    node.addPropertyOverride('LoggingConfig', { LogGroup: this.logsOf(Stack.of(node)).logGroupName });
  }

  private logsOf(stack: Stack): ServiceLogs {
    const existing = stack.node.tryFindChild(LOGS_ID);
    return existing instanceof ServiceLogs ? existing : new ServiceLogs(stack, LOGS_ID, this.config);
  }
}

const LOGS_ID = 'FunctionsOfCdkLogs';

/** What cannot be told to CDK where it makes a function: its role, and that a deployment learns of its failure. */
function acknowledge(cdks: CfnResource): void {
  if (cdks instanceof CfnFunction) cdks.memorySize ??= 128;
  const role =
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]';
  Validations.of(cdks.node.scope ?? cdks).acknowledge(
    { id: role, reason: 'CDK gives its own functions this role, which lets write logs and nothing else.' },
    { id: 'Serverless-LambdaDLQ', reason: 'A deployment waits for the answer and fails with it.' },
    { id: 'Serverless-LambdaTracing', reason: 'It runs once in a deployment; its log tells what it did.' },
  );
}
