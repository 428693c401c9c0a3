import { Grant } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { AlarmForwarderEnvironment } from '#lambdas/alarm-forwarder';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { NodeFunction } from '#lib/constructs/node-function';
import { severities } from './alarm-rule.ts';
import type { AlarmTopics } from './alarm-topics.ts';

export interface AlarmForwarderProps {
  readonly config: EnvironmentConfig;
  readonly topics: AlarmTopics;
  /** Name of the secret that holds the webhook's address. */
  readonly secretName: string;
}

/** Hands all alarms on to a webhook. Its address is in Secrets Manager and nowhere else. */
export class AlarmForwarder extends Construct {
  constructor(scope: Construct, id: string, { config, topics, secretName }: AlarmForwarderProps) {
    super(scope, id);
    const environment: VariablesOf<typeof AlarmForwarderEnvironment> = { WEBHOOK_SECRET: secretName };
    const forwarder = new NodeFunction(this, 'Function', {
      config,
      name: 'alarm-forwarder',
      description: 'Hands alarms on to a webhook',
      environment,
      timeout: Duration.seconds(30),
      deadLetterQueue: new DeadLetterQueue(this, 'DeadLetters'),
    });
    Secret.fromSecretNameV2(this, 'Secret', secretName).grantRead(forwarder);
    // Parameter Store reads the secret, by this name.
    const parameter = { service: 'ssm', resource: 'parameter/aws/reference/secretsmanager', resourceName: secretName };
    Grant.addToPrincipal({
      grantee: forwarder,
      actions: ['ssm:GetParameter'],
      resourceArns: [Stack.of(this).formatArn(parameter)],
    });
    for (const severity of severities) {
      topics.bySeverity[severity].addSubscription(new LambdaSubscription(forwarder));
    }
  }
}
