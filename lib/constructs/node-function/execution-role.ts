import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { ServiceLogs } from '#lib/constructs/service-logs';

/** Lets make network interfaces, which have no names before they are there. Its logs are those of any function. */
const IN_A_NETWORK = 'service-role/AWSLambdaVPCAccessExecutionRole';

/** As whom a function runs: it may write to its own log group, not to those of others as AWS's policy lets it. */
export function executionRole(scope: Construct, id: string, logs: ServiceLogs, isInNetwork: boolean): Role {
  const role = new Role(scope, id, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    managedPolicies: isInNetwork ? [ManagedPolicy.fromAwsManagedPolicyName(IN_A_NETWORK)] : [],
  });
  logs.grantWrite(role);
  if (isInNetwork) {
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${IN_A_NETWORK}]`,
      reason: 'A policy of our own would be as wide: network interfaces have no names before they are there.',
    });
  }
  return role;
}
