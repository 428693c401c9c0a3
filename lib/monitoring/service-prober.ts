import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ProberEnvironment } from '#lambdas/prober';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { NodeFunction } from '#lib/constructs/node-function';

export interface ServiceProberProps {
  readonly config: EnvironmentConfig;
  readonly apiUrl: string;
  readonly pageUrl: string;
}

/** Looks at the product every minute, from outside of its network and by the same way as everybody. */
export class ServiceProber extends Construct {
  constructor(scope: Construct, id: string, { config, apiUrl, pageUrl }: ServiceProberProps) {
    super(scope, id);
    const deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters');
    const environment: VariablesOf<typeof ProberEnvironment> = { API_URL: apiUrl, PAGE_URL: pageUrl };
    const prober = new NodeFunction(this, 'Function', {
      config,
      name: 'prober',
      description: 'Looks at the product from outside',
      environment,
      timeout: Duration.seconds(40),
      memoryMiB: 256,
      deadLetterQueue,
    });
    new Schedule(this, 'Schedule', {
      description: 'Whether the product can be used',
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      // An old look is of no use: the next one is there within a minute.
      target: new LambdaInvoke(prober, { deadLetterQueue, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    });
  }
}
