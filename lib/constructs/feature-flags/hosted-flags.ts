import {
  Application,
  ConfigurationContent,
  DeploymentStrategy,
  Environment,
  HostedConfiguration,
  type IApplication,
  JsonSchemaValidator,
  Monitor,
  RolloutStrategy,
} from 'aws-cdk-lib/aws-appconfig';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant, type IGrantable, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { z } from 'zod';
import { Features } from '#core/model';
import { type FeatureFlags, type FeatureFlagsProps, fixedFlags } from './feature-flags.ts';

/** For so long a change is watched: a fifth of those who ask get it every two minutes, and then all for ten more. */
const rollout = {
  growthFactor: 20,
  deploymentDuration: Duration.minutes(10),
  finalBakeTime: Duration.minutes(10),
};

/**
 * Flags in AWS AppConfig, which can be changed without a release: it takes no document that is not one of ours, hands a
 * change out bit by bit, and takes it back when the alarm rings.
 */
export class HostedFlags extends Construct implements FeatureFlags {
  readonly applicationId: string;
  readonly variables: FeatureFlags['variables'];
  private readonly configurationArn: string;

  constructor(scope: Construct, id: string, { config, alarm }: FeatureFlagsProps) {
    super(scope, id);
    const application = new Application(this, 'Application', {
      applicationName: `plinth-${config.name}`,
    }) as IApplication;
    const environment = new Environment(this, 'Environment', {
      application,
      environmentName: config.name,
      monitors: [Monitor.fromCloudWatchAlarm(alarm, this.createWatcher(alarm))],
    });
    const profile = new HostedConfiguration(this, 'Flags', {
      application,
      name: 'flags',
      description: 'What is turned on',
      content: ConfigurationContent.fromInlineJson(JSON.stringify(config.flags.on)),
      validators: [JsonSchemaValidator.fromInline(JSON.stringify(schema))],
      deployTo: [environment],
      deploymentStrategy: new DeploymentStrategy(this, 'Rollout', {
        deploymentStrategyName: `plinth-${config.name}-flags`,
        rolloutStrategy: RolloutStrategy.linear(rollout),
      }),
    });
    this.applicationId = application.applicationId;
    const address = [this.applicationId, environment.environmentId, profile.configurationProfileId];
    this.variables = { ...fixedFlags(config), APPCONFIG_FLAGS: address.join('/') };
    this.configurationArn = Stack.of(this).formatArn({
      service: 'appconfig',
      resource: 'application',
      resourceName: `${address[0]}/environment/${address[1]}/configuration/${address[2]}`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }

  /** As whom AppConfig looks at the alarm: at no other. CDK's own role would see all of them. */
  private createWatcher({ alarmArn }: IAlarm): Role {
    const watcher = new Role(this, 'Watcher', {
      description: 'AppConfig: sees whether flags have to be changed back',
      assumedBy: new ServicePrincipal('appconfig.amazonaws.com'),
    });
    watcher.addToPolicy(new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: [alarmArn] }));
    return watcher;
  }

  grantRead(grantee: IGrantable): void {
    const actions = ['appconfig:StartConfigurationSession', 'appconfig:GetLatestConfiguration'];
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.configurationArn] });
  }
}

/** AppConfig knows JSON Schema as of draft 4. */
const schema = z.toJSONSchema(Features, { target: 'draft-4', io: 'input' });
