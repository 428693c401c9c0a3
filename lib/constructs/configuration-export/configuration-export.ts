import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { ArnFormat, Duration, Lazy, Stack, Stage, TimeZone } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ConfigurationExportEnvironment } from '#lambdas/configuration-export';
import type { VariablesOf } from '#lambdas/shared';
import type { EnvironmentConfig } from '#lib/config';
import { replicate } from '#lib/constructs/bucket-replica';
import { DeadLetterQueue } from '#lib/constructs/dead-letter-queue';
import { NodeFunction } from '#lib/constructs/node-function';
import { ExportBucket } from './export-bucket.ts';

export interface ConfigurationExportProps {
  readonly config: EnvironmentConfig;
  readonly key: IKey | undefined;
  /** Of AppConfig. @default there are no flags to export */
  readonly applicationId: string | undefined;
}

/** Every day writes down how the environment is configured: what was deployed, what came out of it, and its flags. */
export class ConfigurationExport extends Construct {
  private readonly props: ConfigurationExportProps;
  private readonly bucket: ExportBucket;
  private readonly parameterPath: string;

  constructor(scope: Construct, id: string, props: ConfigurationExportProps) {
    super(scope, id);
    this.props = props;
    const { config, key } = props;
    this.bucket = new ExportBucket(this, 'Bucket', key);
    replicate(this.bucket, 'configuration', config);
    this.parameterPath = `/plinth/${config.name}`;
    new StringParameter(this, 'Settings', {
      parameterName: `${this.parameterPath}/settings`,
      description: 'With which settings this environment was deployed (lib/config/environments)',
      stringValue: JSON.stringify(config),
    });
    const deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters');
    const handler = this.createFunction(deadLetterQueue);
    new Schedule(this, 'Schedule', {
      description: 'How the environment is configured',
      schedule: ScheduleExpression.cron({ minute: '0', hour: '3', timeZone: TimeZone.ETC_UTC }),
      target: new LambdaInvoke(handler, { deadLetterQueue, retryAttempts: 3, maxEventAge: Duration.hours(6) }),
    });
  }

  private createFunction(deadLetterQueue: DeadLetterQueue): NodeFunction {
    const { config, applicationId } = this.props;
    const environment: Omit<VariablesOf<typeof ConfigurationExportEnvironment>, 'APPCONFIG_APPLICATION'> = {
      EXPORT_BUCKET: this.bucket.bucketName,
      PARAMETER_PATH: this.parameterPath,
      STACKS: Lazy.string({ produce: () => this.stacksOfRegion().join(' ') }),
    };
    const exporter = new NodeFunction(this, 'Function', {
      config,
      name: 'configuration-export',
      description: 'Writes down how the environment is configured',
      environment: { ...environment, ...(applicationId && { APPCONFIG_APPLICATION: applicationId }) },
      timeout: Duration.minutes(5),
      deadLetterQueue,
    });
    this.bucket.grantReadWrite(exporter);
    this.allowReading(exporter);
    return exporter;
  }

  private allowReading(exporter: NodeFunction): void {
    const { config, applicationId } = this.props;
    const arn = (service: string, resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service, resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
    const allow = (actions: string[], resources: string[]) =>
      exporter.addToRolePolicy(new PolicyStatement({ actions, resources }));
    const path = this.parameterPath.slice(1);
    allow(['ssm:GetParametersByPath'], [arn('ssm', 'parameter', path), arn('ssm', 'parameter', `${path}/*`)]);
    const stacks = arn('cloudformation', 'stack', `plinth-${config.name}-*`);
    allow(['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'], [stacks]);
    if (applicationId === undefined) return;
    const application = arn('appconfig', 'application', applicationId);
    const list = ['ListConfigurationProfiles', 'ListHostedConfigurationVersions', 'GetHostedConfigurationVersion'];
    allow(
      list.map((action) => `appconfig:${action}`),
      [application, `${application}/configurationprofile/*`],
    );
  }

  /** CloudFormation tells of the stacks of one region. */
  private stacksOfRegion(): string[] {
    const stacks = Stage.of(this)?.node.children.filter(Stack.isStack) ?? [Stack.of(this)];
    return stacks.filter(({ region }) => region === this.props.config.region).map(({ stackName }) => stackName);
  }
}
