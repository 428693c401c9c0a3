import { Grant } from 'aws-cdk-lib/aws-iam';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { AlarmRepeaterEnvironment } from '#lambdas/alarm-repeater';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { NodeFunction } from '#lib/constructs/node-function';
import { severities } from './alarm-rule.ts';
import type { AlarmTopics } from './alarm-topics.ts';

export interface AlarmRepeaterProps {
  readonly config: EnvironmentConfig;
  readonly topics: AlarmTopics;
}

const EVERY = Duration.minutes(5);

/** Tells again of alarms that go on: CloudWatch tells only once. */
export class AlarmRepeater extends Construct {
  constructor(scope: Construct, id: string, props: AlarmRepeaterProps) {
    super(scope, id);
    const deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters');
    new Schedule(this, 'Schedule', {
      description: 'Alarms that go on are told again',
      schedule: ScheduleExpression.rate(EVERY),
      target: new LambdaInvoke(this.createFunction(props, deadLetterQueue), {
        // What fell due is computed from this time: a late call tells of it, too.
        input: ScheduleTargetInput.fromObject({ scheduledAt: ContextAttribute.scheduledTime }),
        deadLetterQueue,
        retryAttempts: 2,
        maxEventAge: EVERY,
      }),
    });
  }

  private createFunction({ config, topics }: AlarmRepeaterProps, deadLetterQueue: DeadLetterQueue): NodeFunction {
    const { critical, warning, info } = topics.bySeverity;
    const environment: VariablesOf<typeof AlarmRepeaterEnvironment> = {
      ALARM_PREFIX: `plinth-${config.name}-`,
      CRITICAL_TOPIC: critical.topicArn,
      WARNING_TOPIC: warning.topicArn,
      INFO_TOPIC: info.topicArn,
      EVERY_SECONDS: String(EVERY.toSeconds()),
    };
    const repeater = new NodeFunction(this, 'Function', {
      config,
      name: 'alarm-repeater',
      description: 'Tells again of alarms that go on',
      environment,
      timeout: Duration.minutes(1),
      deadLetterQueue,
    });
    // CloudWatch shows composite alarms to those only who may see all alarms of the account.
    Grant.addToPrincipal({ grantee: repeater, actions: ['cloudwatch:DescribeAlarms'], resourceArns: ['*'] });
    for (const severity of severities) topics.bySeverity[severity].grantPublish(repeater);
    return repeater;
  }
}
