import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  DefinitionBody,
  LogLevel,
  Pass,
  QueryLanguage,
  StateMachine,
  Succeed,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { ServiceLogs } from '#lib/constructs/service-logs';
import { RestoreCheckFunction, type RestoreCheckFunctionProps } from './restore-check-function.ts';
import { RestoredDatabase } from './restored-database.ts';

export interface RestoreValidationProps extends RestoreCheckFunctionProps {
  readonly config: Pick<EnvironmentConfig, 'logs' | 'state'>;
}

/**
 * Looks into what AWS Backup has restored, and tells it what was found. Given its event of a restore job that has ended. A
 * state machine, since a restored database takes longer to start than a function may run.
 */
export class RestoreValidation extends Construct {
  readonly stateMachine: StateMachine;
  private readonly check: LambdaInvoke;
  private readonly report: LambdaInvoke;

  constructor(scope: Construct, id: string, props: RestoreValidationProps) {
    super(scope, id);
    const handler = new RestoreCheckFunction(this, 'Function', props) as IFunction;
    this.check = this.createCheck(handler);
    this.report = this.createReport(handler);
    this.stateMachine = new StateMachine(this, 'Steps', {
      comment: 'Looks into backups that were restored for a test',
      definitionBody: DefinitionBody.fromChainable(this.createSteps()),
      queryLanguage: QueryLanguage.JSONATA,
      // Less than AWS Backup waits for a result.
      timeout: Duration.hours(3),
      tracingEnabled: true,
      logs: { destination: new ServiceLogs(this, 'Logs', props.config), level: LogLevel.ALL },
    });
  }

  private createSteps(): Pass {
    const database = new RestoredDatabase(this, 'Database');
    const unrestored = Pass.jsonata(this, 'NotRestored', {
      assign: { finding: { passed: false, message: "{% 'It could not be restored: ' & $why %}" } },
    });
    const begin = Choice.jsonata(this, 'WhatWasRestored')
      .when(Condition.jsonata('{% $not($wasRestored) %}'), unrestored.next(this.report))
      .when(Condition.jsonata("{% $kind = 'Aurora' %}"), database.first)
      .otherwise(this.check);
    database.last.next(this.check);
    const problem = {
      finding: { passed: false, message: "{% $states.errorOutput.Error & ': ' & $states.errorOutput.Cause %}" },
    };
    const isDatabase = Choice.jsonata(this, 'HasInstance')
      .when(Condition.jsonata("{% $kind = 'Aurora' %}"), database.stop)
      .otherwise(this.report);
    this.check.next(isDatabase);
    for (const step of [...database.steps, this.check]) step.addCatch(isDatabase, { assign: problem });
    database.stop.addCatch(this.report);
    database.stop.next(this.report);
    this.report.next(new Succeed(this, 'Told', { queryLanguage: QueryLanguage.JSONATA }));
    const read = Pass.jsonata(this, 'Read', { assign: eventVariables });
    read.next(begin);
    return read;
  }

  private createCheck(lambdaFunction: IFunction): LambdaInvoke {
    const check = LambdaInvoke.jsonata(this, 'Check', {
      lambdaFunction,
      payload: TaskInput.fromObject({ step: 'check', restoreJobId: '{% $job %}', restored: '{% $restored %}' }),
      assign: { finding: '{% $states.result.Payload %}' },
    });
    // The Data API reaches a new instance minutes after it is there.
    check.addRetry({ interval: Duration.seconds(30), backoffRate: 2, maxAttempts: 5 });
    return check;
  }

  private createReport(lambdaFunction: IFunction): LambdaInvoke {
    const known = { restoreJobId: '{% $job %}', finding: '{% $finding %}', wasRestored: '{% $wasRestored %}' };
    return LambdaInvoke.jsonata(this, 'Report', {
      lambdaFunction,
      payload: TaskInput.fromObject({ step: 'report', ...known }),
    });
  }
}

/** What the steps need of the event: https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
const eventVariables = {
  job: '{% $states.input.detail.restoreJobId %}',
  kind: '{% $states.input.detail.resourceType %}',
  wasRestored: "{% $states.input.detail.status = 'COMPLETED' %}",
  why: '{% $exists($states.input.detail.statusMessage) ? $states.input.detail.statusMessage : $states.input.detail.status %}',
  arn: "{% $exists($states.input.detail.createdResourceArn) ? $states.input.detail.createdResourceArn : '' %}",
  // arn:<partition>:rds:<region>:<account>:cluster:<name>
  name: "{% $exists($states.input.detail.createdResourceArn) ? $split($states.input.detail.createdResourceArn, ':')[-1] : '' %}",
  restored: "{% {'resourceType': $states.input.detail.resourceType, 'arn': $states.input.detail.createdResourceArn} %}",
};
