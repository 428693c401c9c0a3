import {
  Alarm,
  ComparisonOperator,
  type IAlarm,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import {
  type ILambdaApplication,
  LambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from 'aws-cdk-lib/aws-codedeploy';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ENVIRONMENT_DIMENSION, functionMetrics, METRICS_NAMESPACE } from '#lambdas/shared';
import { type EnvironmentConfig, releaseAlarmNames } from '#lib/config';
import { DeploymentCheck } from '#lib/constructs/deployment-check';

export interface CanaryReleaseProps {
  readonly config: Pick<EnvironmentConfig, 'name' | 'logs' | 'state' | 'monitoring'>;
  readonly live: Alias;
  /**
   * By which the function counts faults that it has answered itself (500), and which Lambda takes for successes.
   *
   * @default each of its faults is an error of Lambda
   */
  readonly service?: string;
}

/**
 * A new version of a function is asked for an answer first; then it answers one request of ten for five minutes, then all of
 * them. Where it fails or answers one request with a fault meanwhile, or the product as a whole answers too late or too often
 * with errors, the version before it answers all again, and the deployment has failed.
 */
export class CanaryRelease extends Construct {
  constructor(scope: Construct, id: string, { config, live, service }: CanaryReleaseProps) {
    super(scope, id);
    const own = [
      this.createAlarm('Errors', live.metricErrors(EACH_MINUTE)),
      ...(service === undefined ? [] : [this.createAlarm('Faults', faultsOf(service, config.name))]),
    ];
    const check = DeploymentCheck.of(this, config);
    const group = new LambdaDeploymentGroup(this, 'Group', {
      application: this.application(),
      alias: live,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      preHook: check as IFunction,
      postHook: check as IFunction,
      // CDK's class fulfils its interface, but for `exactOptionalPropertyTypes`, which it does not heed.
      alarms: [...(own as IAlarm[]), ...this.productAlarms(config)],
      // An alarm that cannot be asked at the moment is none; those of the product come with a later stack.
      ignorePollAlarmsFailure: true,
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    });
    check.allow(live, group.deploymentGroupArn);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
      reason: 'AWS’s narrower policy of two: it shifts aliases and asks alarms, and cannot publish.',
    });
  }

  /** Known by their names: their stack looks at the API, and comes after it. */
  private productAlarms(config: CanaryReleaseProps['config']): IAlarm[] {
    return releaseAlarmNames(config).map((name) => Alarm.fromAlarmName(this, name, name));
  }

  /** One for all functions of a stack. */
  private application(): ILambdaApplication {
    const stack = Stack.of(this);
    const existing = stack.node.tryFindChild(APPLICATION_ID);
    return existing instanceof LambdaApplication ? existing : new LambdaApplication(stack, APPLICATION_ID);
  }

  private createAlarm(id: string, metric: IMetric): Alarm {
    return new Alarm(this, id, {
      alarmDescription: 'A function of the API fails: a release that is under way is rolled back',
      metric,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

const APPLICATION_ID = 'Releases';
const EACH_MINUTE = { period: Duration.minutes(1), statistic: 'Sum' };

/** Of all versions of a function: a release is under way for minutes only, and before it there were none. */
const faultsOf = (service: string, environment: string): IMetric =>
  new Metric({
    namespace: METRICS_NAMESPACE,
    metricName: functionMetrics.faults,
    dimensionsMap: { service, [ENVIRONMENT_DIMENSION]: environment },
    ...EACH_MINUTE,
  });
