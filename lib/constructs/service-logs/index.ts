import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';

/** A log group whose lines go after the days that the environment keeps them; it outlives its stack where data does. */
export class ServiceLogs extends LogGroup {
  constructor(scope: Construct, id: string, { logs, state }: Pick<EnvironmentConfig, 'logs' | 'state'>) {
    super(scope, id, { retention: logs.retentionDays, removalPolicy: removalPolicies[state.onRemoval] });
  }
}

const removalPolicies = { retain: RemovalPolicy.RETAIN, destroy: RemovalPolicy.DESTROY };
