import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';

/** A log group whose lines go after the days that the environment keeps them; it outlives its stack where data does. */
export class ServiceLogs extends LogGroup {
  /** @param logGroupName only where a service asks for one. @default CloudFormation makes one up */
  constructor(
    scope: Construct,
    id: string,
    { logs, state }: Pick<EnvironmentConfig, 'logs' | 'state'>,
    logGroupName?: string,
  ) {
    super(scope, id, {
      retention: logs.retentionDays,
      removalPolicy: removalPolicies[state.onRemoval],
      ...(logGroupName !== undefined && { logGroupName }),
    });
  }
}

const removalPolicies = { retain: RemovalPolicy.RETAIN, destroy: RemovalPolicy.DESTROY };
