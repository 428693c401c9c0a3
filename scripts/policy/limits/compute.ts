import { between, items, type LimitsOfTypes, like, long, oneOf, whole } from './limit.ts';

const container = 'ContainerDefinitions.*';

/** Amazon ECS on Fargate, Application Auto Scaling, AWS CodeDeploy, AWS Step Functions. */
export const compute: LimitsOfTypes = {
  'AWS::ECS::TaskDefinition': {
    Family: like(/^[a-zA-Z0-9_-]{1,255}$/, 'at most 255 letters, digits, - and _'),
    'EphemeralStorage.SizeInGiB': whole(21, 200, 'GiB'),
    'RequiresCompatibilities.*': oneOf('FARGATE', 'EC2', 'EXTERNAL', 'MANAGED_INSTANCES'),
    'RuntimePlatform.CpuArchitecture': oneOf('ARM64', 'X86_64'),
    ContainerDefinitions: items(1, 10),
    [`${container}.Name`]: like(/^[a-zA-Z0-9_-]{1,255}$/, 'at most 255 letters, digits, - and _'),
    [`${container}.StopTimeout`]: whole(2, 120, 's on Fargate'),
    [`${container}.StartTimeout`]: whole(2, 120, 's on Fargate'),
    [`${container}.HealthCheck.Interval`]: whole(5, 300, 's'),
    [`${container}.HealthCheck.Timeout`]: whole(2, 120, 's'),
    [`${container}.HealthCheck.Retries`]: whole(1, 10),
    [`${container}.HealthCheck.StartPeriod`]: whole(0, 300, 's'),
    [`${container}.HealthCheck.Command.0`]: oneOf('CMD', 'CMD-SHELL', 'NONE'),
    [`${container}.PortMappings.*.ContainerPort`]: whole(1, 65_535),
    [`${container}.PortMappings.*.Protocol`]: oneOf('tcp', 'udp'),
    [`${container}.LogConfiguration.LogDriver`]: oneOf('awslogs', 'awsfirelens', 'splunk'),
    [`${container}.LogConfiguration.Options.mode`]: oneOf('blocking', 'non-blocking'),
    [`${container}.LogConfiguration.Options.max-buffer-size`]: like(/^\d+[kmg]?b?$/i, 'a size: `25m`'),
    [`${container}.Ulimits.*.SoftLimit`]: whole(0, 2 ** 31),
    [`${container}.Privileged`]: oneOf(false),
  },
  'AWS::ECS::Service': {
    DesiredCount: whole(0, 5000),
    HealthCheckGracePeriodSeconds: whole(0, 2_147_483_647, 's'),
    'DeploymentConfiguration.MaximumPercent': whole(100, 200, '%'),
    'DeploymentConfiguration.MinimumHealthyPercent': whole(0, 100, '%'),
    'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp': oneOf('ENABLED', 'DISABLED'),
    'NetworkConfiguration.AwsvpcConfiguration.Subnets': items(1, 16),
    'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups': items(1, 5),
    'CapacityProviderStrategy.*.Weight': whole(0, 1000),
    'CapacityProviderStrategy.*.Base': whole(0, 100_000),
    'CapacityProviderStrategy.*.CapacityProvider': like(
      /^(?!aws|ecs|fargate)|^FARGATE(_SPOT)?$/i,
      'FARGATE, FARGATE_SPOT or one of its own',
    ),
    PropagateTags: oneOf('SERVICE', 'TASK_DEFINITION', 'NONE'),
    PlatformVersion: like(/^(LATEST|1\.[34]\.0)$/, 'LATEST or 1.4.0'),
  },
  'AWS::ECS::Cluster': { 'ClusterSettings.*.Value': oneOf('enabled', 'disabled', 'enhanced') },
  'AWS::ECS::ClusterCapacityProviderAssociations': { 'DefaultCapacityProviderStrategy.*.Weight': whole(0, 1000) },
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    MinCapacity: whole(0, 1_000_000),
    MaxCapacity: whole(0, 1_000_000),
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    PolicyName: long(1, 256),
    'StepScalingPolicyConfiguration.Cooldown': whole(0, 86_400, 's'),
    'StepScalingPolicyConfiguration.StepAdjustments': items(1, 20),
    'StepScalingPolicyConfiguration.AdjustmentType': oneOf(
      'ChangeInCapacity',
      'ExactCapacity',
      'PercentChangeInCapacity',
    ),
    'TargetTrackingScalingPolicyConfiguration.ScaleInCooldown': whole(0, 86_400, 's'),
    'TargetTrackingScalingPolicyConfiguration.ScaleOutCooldown': whole(0, 86_400, 's'),
    'TargetTrackingScalingPolicyConfiguration.TargetValue': (value) => (Number(value) > 0 ? undefined : 'more than 0'),
  },
  'AWS::CodeDeploy::DeploymentGroup': {
    DeploymentConfigName: like(
      /^CodeDeployDefault\.(AllAtOnce|HalfAtATime|OneAtATime|(Lambda|ECS)(AllAtOnce|Canary10Percent(5|10|15|30)Minutes|Linear10PercentEvery(1|2|3|10)Minutes?))$|^(?!CodeDeployDefault)/,
      'a configuration such as CodeDeployDefault.LambdaCanary10Percent5Minutes, or one of its own',
    ),
    'AutoRollbackConfiguration.Events.*': oneOf(
      'DEPLOYMENT_FAILURE',
      'DEPLOYMENT_STOP_ON_ALARM',
      'DEPLOYMENT_STOP_ON_REQUEST',
    ),
    'AlarmConfiguration.Alarms': items(0, 10),
    'DeploymentStyle.DeploymentType': oneOf('BLUE_GREEN', 'IN_PLACE'),
    'DeploymentStyle.DeploymentOption': oneOf('WITH_TRAFFIC_CONTROL', 'WITHOUT_TRAFFIC_CONTROL'),
  },
  'AWS::CodeDeploy::DeploymentConfig': {
    'TrafficRoutingConfig.TimeBasedCanary.CanaryPercentage': between(1, 99, '%'),
    'TrafficRoutingConfig.TimeBasedLinear.LinearPercentage': between(1, 99, '%'),
    'TrafficRoutingConfig.TimeBasedCanary.CanaryInterval': whole(1, 2880, 'minutes'),
    'TrafficRoutingConfig.TimeBasedLinear.LinearInterval': whole(1, 2880, 'minutes'),
  },
  'AWS::CodeDeploy::Application': { ComputePlatform: oneOf('Lambda', 'ECS', 'Server') },
  'AWS::StepFunctions::StateMachine': {
    StateMachineName: like(/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/, 'at most 80 characters, no spaces or brackets'),
    StateMachineType: oneOf('STANDARD', 'EXPRESS'),
    'LoggingConfiguration.Level': oneOf('ALL', 'ERROR', 'FATAL', 'OFF'),
  },
};
