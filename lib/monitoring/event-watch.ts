import { type EventPattern, type IRuleTarget, Rule } from 'aws-cdk-lib/aws-events';
import { CfnResourcePolicy } from 'aws-cdk-lib/aws-logs';
import { ArnFormat, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { ServiceLogs } from '#lib/constructs/service-logs';
import type { DeepLinks } from './deep-links.ts';
import type { Subject } from './subject.ts';
import { type EventSources, type WatchedEvent, watchedEvents } from './watched-events.ts';

export interface EventWatchProps {
  readonly config: EnvironmentConfig;
  readonly sources: EventSources;
  readonly links: DeepLinks;
}

/** Counts what AWS tells by events only, and keeps the events: ECS forgets after an hour why a task has stopped. */
export class EventWatch extends Construct {
  readonly subjects: Readonly<Record<WatchedEvent, readonly Subject[]>>;
  /** Holds the events. */
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, { config, sources, links }: EventWatchProps) {
    super(scope, id);
    const logs = this.createLogs(config);
    this.logGroupName = logs.logGroupName;
    const subjectsOf = (event: WatchedEvent): Subject[] => {
      const pattern = watchedEvents[event](sources);
      if (pattern === undefined) return [];
      const { ruleName } = this.createRule(event, pattern, logs);
      return [{ name: '', dimensions: { rule: { RuleName: ruleName } }, link: links.log(logs.logGroupName) }];
    };
    this.subjects = {
      stoppedTasks: subjectsOf('stoppedTasks'),
      databaseFailures: subjectsOf('databaseFailures'),
      failedRotations: subjectsOf('failedRotations'),
      threats: subjectsOf('threats'),
      failedReleases: subjectsOf('failedReleases'),
      failedBackups: subjectsOf('failedBackups'),
      completedBackups: subjectsOf('completedBackups'),
      failedCopies: subjectsOf('failedCopies'),
    };
  }

  private createRule(event: WatchedEvent, eventPattern: EventPattern, logs: ServiceLogs): Rule {
    // Without the `:*` that the log group's own ARN ends with.
    const arn = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: logs.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const target: IRuleTarget = { bind: () => ({ arn }) };
    const rule = new Rule(this, event, { description: `Watched: ${event}`, eventPattern, targets: [target] });
    const reason = 'The target is a log group, which takes what it is given; alarms count what the rule has found.';
    Validations.of(rule).acknowledge({ id: 'Serverless-EventBusDLQ', reason });
    return rule;
  }

  /** By CloudFormation's own resource: CDK's target would bring along a function that may write any such policy. */
  private createLogs(config: EnvironmentConfig): ServiceLogs {
    const logs = new ServiceLogs(this, 'Logs', config);
    new CfnResourcePolicy(this, 'LogsPolicy', {
      policyName: `plinth-${config.name}-watched-events`,
      policyDocument: Stack.of(this).toJsonString({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'] },
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: logs.logGroupArn,
          },
        ],
      }),
    });
    return logs;
  }
}
