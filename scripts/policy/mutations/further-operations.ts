import type { Mistakes } from './list.ts';
import { other } from './mutation.ts';

const ofAws = ({ Namespace: namespace }: Readonly<Record<string, unknown>>) => namespace === 'AWS/ApiGateway';
const ofSpecimens = (properties: Readonly<Record<string, unknown>>) =>
  /specimen|FlagsProfile/.test(JSON.stringify(properties));
const body = (widget: unknown) => JSON.stringify({ widgets: [widget] });

/** Mistakes in workers, alarms, dashboards, flags, deployments, budgets. */
export const inOperations: Mistakes = {
  'AWS::ECS::TaskDefinition': [
    ['Cpu', '300', 'ecs/size'],
    ['NetworkMode', 'awspvc', 'cloudformation/E3048'],
    ['RuntimePlatform.CpuArchitecture', 'X86_64', 'ecs/architecture'],
    ['RuntimePlatform', undefined, 'ecs/architecture'],
    ['EphemeralStorage', { SizeInGiB: 300 }, 'limits/ECS.TaskDefinition'],
    ['ContainerDefinitions.0.Image', undefined, 'cloudformation/F3003'],
    ['ContainerDefinitions.0.Image', 'plinth:latest', 'ecs/image'],
    ['ContainerDefinitions.0.LogConfiguration', undefined, 'ecs/container'],
    ['ContainerDefinitions.0.LogConfiguration.LogDriver', 'cloudwatch', 'limits/ECS.TaskDefinition'],
    ['ContainerDefinitions.0.LogConfiguration.Options.awslogs-stream-prefix', undefined, 'ecs/log-options'],
    ['ContainerDefinitions.0.HealthCheck', { Command: ['curl'], Interval: 1 }, 'limits/ECS.TaskDefinition'],
    ['ContainerDefinitions.0.HealthCheck', { Command: ['CMD', 'true'], Interval: 10, Timeout: 60 }, 'ecs/container'],
    ['ContainerDefinitions.0.Memory', 900_000, 'ecs/container'],
    ['ContainerDefinitions.0.Privileged', true, 'limits/ECS.TaskDefinition'],
    ['RequiresCompatibilities', ['FARGAT'], 'limits/ECS.TaskDefinition'],
    ['TaskRoleArn', 'role', 'iam/role-is-a-role'],
  ],
  'AWS::ECS::Service': [
    ['LaunchType', 'FARGAT', 'cloudformation/W3030'],
    ['DesiredCount', -1, 'limits/ECS.Service'],
    ['DeploymentConfiguration.MaximumPercent', 90, 'limits/ECS.Service'],
    ['DeploymentConfiguration', { MinimumHealthyPercent: 100, MaximumPercent: 100 }, 'ecs/service'],
    ['NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp', 'YES', 'limits/ECS.Service'],
    ['NetworkConfiguration.AwsvpcConfiguration.Subnets', [], 'limits/ECS.Service'],
    ['CapacityProviderStrategy', [{ CapacityProvider: 'FARGATE_SPOTS', Weight: 1 }], 'limits/ECS.Service'],
    ['CapacityProviderStrategy', [{ CapacityProvider: 'FARGATE', Weight: 0 }], 'ecs/service'],
    ['TaskDefinition', undefined, 'ecs/service'],
    ['Cluster', { Ref: 'Nobody' }, 'cloudformation/'],
    ['EnableExecuteCommand', true, 'ecs/debugging'],
  ],
  'AWS::ApplicationAutoScaling::ScalableTarget': [
    ['MinCapacity', -1, 'limits/ApplicationAutoScaling.ScalableTarget'],
    ['MinCapacity', 1000, 'scaling/bounds'],
    ['ScalableDimension', 'ecs:service:Desired', 'cloudformation/W3030'],
    ['ScalableDimension', 'dynamodb:table:ReadCapacityUnits', 'scaling/bounds'],
    ['ResourceId', 'service/only', 'scaling/bounds'],
  ],
  'AWS::ApplicationAutoScaling::ScalingPolicy': [
    ['PolicyType', 'Step', 'scaling/steps'],
    [
      'StepScalingPolicyConfiguration.StepAdjustments',
      [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
        { MetricIntervalLowerBound: 5, ScalingAdjustment: 2 },
      ],
      'scaling/steps',
    ],
    ['StepScalingPolicyConfiguration.AdjustmentType', 'Exact', 'limits/ApplicationAutoScaling.ScalingPolicy'],
  ],
  'AWS::CodeDeploy::DeploymentGroup': [
    ['DeploymentConfigName', 'CodeDeployDefault.LambdaAll', 'limits/CodeDeploy.DeploymentGroup'],
    ['DeploymentConfigName', 'CodeDeployDefault.ECSAllAtOnce', 'codedeploy/rollback'],
    ['AutoRollbackConfiguration.Events', ['ON_ALARM'], 'limits/CodeDeploy.DeploymentGroup'],
    ['AlarmConfiguration.Alarms', [], 'codedeploy/rollback'],
    ['ServiceRoleArn', undefined, 'cloudformation/F3003'],
    ['DeploymentStyle.DeploymentOption', 'WITH_TRAFIC_CONTROL', 'limits/CodeDeploy.DeploymentGroup'],
  ],
  'AWS::CodeDeploy::Application': [['ComputePlatform', 'lambda', 'limits/CodeDeploy.Application']],
  'AWS::CloudWatch::Alarm': [
    ['ComparisonOperator', 'Greater', 'limits/CloudWatch.Alarm'],
    ['Statistic', other('Avg'), 'limits/CloudWatch.Alarm'],
    ['ExtendedStatistic', other('p101'), 'limits/CloudWatch.Alarm'],
    ['EvaluationPeriods', 0, 'limits/CloudWatch.Alarm'],
    ['EvaluationPeriods', 5000, 'cloudwatch/alarm-period'],
    ['DatapointsToAlarm', 100, 'cloudwatch/alarm-datapoints'],
    ['Threshold', 'x', 'cloudformation/F3012'],
    ['Threshold', undefined, 'cloudwatch/alarm-metric'],
    ['MetricName', 'Latencies', 'cloudwatch/metric-exists', ofAws],
    ['Namespace', other('AWS/ApiGatewy'), 'cloudwatch/metric-exists'],
    ['Dimensions', [{ Name: 'Api', Value: 'x' }], 'cloudwatch/metric-exists', ofAws],
    ['AlarmActions', ['operators'], 'limits/CloudWatch.Alarm'],
    ['AlarmActions', [{ Ref: 'Queue' }], 'references/kind', ofSpecimens],
    ['Metrics.0.Expression', other('100 * errors / everything'), 'cloudwatch/alarm-metric'],
    ['Metrics.0.ReturnData', other(false), 'cloudwatch/alarm-metric'],
    ['Metrics.1.Id', other('Errors'), 'limits/CloudWatch.Alarm'],
    ['Metrics.1.MetricStat.Stat', other('sum'), 'limits/CloudWatch.Alarm'],
    ['Metrics.1.MetricStat.Period', other(90), 'cloudwatch/alarm-period'],
  ],
  'AWS::CloudWatch::CompositeAlarm': [
    ['AlarmRule', 'ALARM("a") AND', 'cloudwatch/composite'],
    ['AlarmRule', 'ALARMS("a")', 'cloudwatch/composite'],
    ['AlarmRule', 'ALARM("a") && ALARM("b")', 'cloudwatch/composite'],
    ['AlarmRule', '(ALARM("a") OR ALARM("b")', 'cloudwatch/composite'],
  ],
  'AWS::CloudWatch::Dashboard': [
    ['DashboardName', 'Service Overview', 'limits/CloudWatch.Dashboard'],
    ['DashboardBody', body({ type: 'metrics', properties: {} }), 'cloudwatch/dashboard'],
    [
      'DashboardBody',
      body({ type: 'metric', width: 25, properties: { metrics: [['A', 'b']] } }),
      'cloudwatch/dashboard',
    ],
    ['DashboardBody', body({ type: 'metric', properties: { metrics: [['A', 'b', 'c']] } }), 'cloudwatch/dashboard'],
    [
      'DashboardBody',
      body({ type: 'metric', properties: { metrics: [['A', 'b']], period: 45 } }),
      'cloudwatch/dashboard',
    ],
    ['DashboardBody', body({ type: 'text', properties: {} }), 'cloudwatch/dashboard'],
    ['DashboardBody', '{}', 'cloudwatch/dashboard'],
  ],
  'AWS::Logs::LogGroup': [
    ['RetentionInDays', undefined, 'keeping/logs'],
    ['RetentionInDays', 10_000, 'limits/Logs.LogGroup'],
    ['LogGroupName', 'plinth logs', 'limits/Logs.LogGroup'],
    ['LogGroupClass', 'CHEAP', 'limits/Logs.LogGroup'],
  ],
  'AWS::Logs::MetricFilter': [
    ['MetricTransformations', [], 'limits/Logs.MetricFilter'],
    ['LogGroupName', { Ref: 'Nobody' }, 'cloudformation/'],
  ],
  'AWS::AppConfig::HostedConfigurationVersion': [
    ['Content', '{"version": 1', 'json/text'],
    ['Content', '{"version":"2","flags":{},"values":{}}', 'appconfig/flags', ofSpecimens],
    ['Content', '{"version":"1","flags":{},"values":{"a":{"enabled":true}}}', 'appconfig/flags', ofSpecimens],
    [
      'Content',
      '{"version":"1","flags":{"a":{"name":"a"}},"values":{"a":{"enabled":"yes"}}}',
      'appconfig/flags',
      ofSpecimens,
    ],
    ['ContentType', 'json', 'limits/AppConfig.HostedConfigurationVersion'],
  ],
  'AWS::AppConfig::ConfigurationProfile': [
    ['Type', 'FeatureFlags', 'limits/AppConfig.ConfigurationProfile'],
    ['LocationUri', 'here', 'limits/AppConfig.ConfigurationProfile'],
    ['Validators', [{ Type: 'JSON_SCHEMA', Content: '{' }], 'json/text'],
    ['Validators', [{ Type: 'SCHEMA', Content: '{}' }], 'limits/AppConfig.ConfigurationProfile'],
  ],
  'AWS::AppConfig::DeploymentStrategy': [
    ['GrowthFactor', 0, 'limits/AppConfig.DeploymentStrategy'],
    ['DeploymentDurationInMinutes', 2000, 'limits/AppConfig.DeploymentStrategy'],
    ['ReplicateTo', 'S3', 'limits/AppConfig.DeploymentStrategy'],
  ],
  'AWS::Budgets::Budget': [
    ['Budget.TimeUnit', 'MONTH', 'limits/Budgets.Budget'],
    ['Budget.BudgetType', 'MONEY', 'limits/Budgets.Budget'],
    ['Budget.BudgetLimit.Amount', -5, 'budgets/amount'],
    ['NotificationsWithSubscribers.0.Subscribers', [], 'budgets/amount'],
    ['NotificationsWithSubscribers.0.Subscribers.0.Address', 'operator', 'budgets/amount'],
    ['NotificationsWithSubscribers.0.Notification.ComparisonOperator', 'MORE', 'limits/Budgets.Budget'],
  ],
  'AWS::CloudTrail::Trail': [
    ['EnableLogFileValidation', false, 'limits/CloudTrail.Trail'],
    ['EventSelectors.0.ReadWriteType', 'Write', 'limits/CloudTrail.Trail'],
    ['EventSelectors.0.DataResources.0.Type', 'AWS::S3::Objekt', 'cloudtrail/events'],
  ],
  'AWS::GuardDuty::MalwareProtectionPlan': [
    ['Actions.Tagging.Status', 'on', 'limits/GuardDuty.MalwareProtectionPlan'],
    ['Role', undefined, 'cloudformation/F3003'],
  ],
};
