import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnResource, type IAspect, Stack } from 'aws-cdk-lib/core';
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
    if (node instanceof CfnFunction && node.loggingConfig !== undefined) return;
    node.addPropertyOverride('LoggingConfig', { LogGroup: this.logsOf(Stack.of(node)).logGroupName });
  }

  private logsOf(stack: Stack): ServiceLogs {
    const existing = stack.node.tryFindChild(LOGS_ID);
    return existing instanceof ServiceLogs ? existing : new ServiceLogs(stack, LOGS_ID, this.config);
  }
}

const LOGS_ID = 'FunctionsOfCdkLogs';
