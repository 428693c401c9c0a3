import type { Rule } from '../finding.ts';
import { at, type Resource } from '../template/resource.ts';
import type { Template } from '../template/template.ts';
import { isRecord, recordOf } from '../template/values.ts';

/** Property that names a resource -> the types that it may be. */
const named: Readonly<Record<string, readonly string[]>> = {
  'AWS::Lambda::Permission.FunctionName': ['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version'],
  'AWS::Lambda::Alias.FunctionName': ['AWS::Lambda::Function'],
  'AWS::Lambda::Version.FunctionName': ['AWS::Lambda::Function'],
  'AWS::Lambda::EventSourceMapping.FunctionName': [
    'AWS::Lambda::Function',
    'AWS::Lambda::Alias',
    'AWS::Lambda::Version',
  ],
  'AWS::Lambda::Function.LoggingConfig.LogGroup': ['AWS::Logs::LogGroup'],
  'AWS::Lambda::Function.VpcConfig.SubnetIds.*': ['AWS::EC2::Subnet'],
  'AWS::Lambda::Function.VpcConfig.SecurityGroupIds.*': ['AWS::EC2::SecurityGroup'],
  'AWS::Lambda::Function.Code.S3Bucket': ['AWS::S3::Bucket'],
  'AWS::ECS::Service.Cluster': ['AWS::ECS::Cluster'],
  'AWS::ECS::Service.TaskDefinition': ['AWS::ECS::TaskDefinition'],
  'AWS::ECS::Service.NetworkConfiguration.AwsvpcConfiguration.Subnets.*': ['AWS::EC2::Subnet'],
  'AWS::ECS::Service.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.*': ['AWS::EC2::SecurityGroup'],
  'AWS::RDS::DBCluster.DBSubnetGroupName': ['AWS::RDS::DBSubnetGroup'],
  'AWS::RDS::DBCluster.VpcSecurityGroupIds.*': ['AWS::EC2::SecurityGroup'],
  'AWS::RDS::DBInstance.DBClusterIdentifier': ['AWS::RDS::DBCluster'],
  'AWS::RDS::DBSubnetGroup.SubnetIds.*': ['AWS::EC2::Subnet'],
  'AWS::ElastiCache::ServerlessCache.SubnetIds.*': ['AWS::EC2::Subnet'],
  'AWS::ElastiCache::ServerlessCache.SecurityGroupIds.*': ['AWS::EC2::SecurityGroup'],
  'AWS::ElastiCache::ServerlessCache.UserGroupId': ['AWS::ElastiCache::UserGroup'],
  'AWS::ElastiCache::UserGroup.UserIds.*': ['AWS::ElastiCache::User'],
  'AWS::EC2::Subnet.VpcId': ['AWS::EC2::VPC'],
  'AWS::EC2::SecurityGroup.VpcId': ['AWS::EC2::VPC'],
  'AWS::EC2::RouteTable.VpcId': ['AWS::EC2::VPC'],
  'AWS::EC2::Route.RouteTableId': ['AWS::EC2::RouteTable'],
  'AWS::EC2::Route.GatewayId': ['AWS::EC2::InternetGateway', 'AWS::EC2::VPNGateway'],
  'AWS::EC2::Route.NatGatewayId': ['AWS::EC2::NatGateway'],
  'AWS::EC2::SubnetRouteTableAssociation.SubnetId': ['AWS::EC2::Subnet'],
  'AWS::EC2::SubnetRouteTableAssociation.RouteTableId': ['AWS::EC2::RouteTable'],
  'AWS::ApiGateway::Method.AuthorizerId': ['AWS::ApiGateway::Authorizer'],
  'AWS::ApiGateway::Method.RestApiId': ['AWS::ApiGateway::RestApi'],
  'AWS::ApiGateway::Method.ResourceId': ['AWS::ApiGateway::Resource', 'AWS::ApiGateway::RestApi'],
  'AWS::ApiGateway::Stage.DeploymentId': ['AWS::ApiGateway::Deployment'],
  'AWS::ApiGateway::Stage.AccessLogSetting.DestinationArn': [
    'AWS::Logs::LogGroup',
    'AWS::KinesisFirehose::DeliveryStream',
  ],
  'AWS::S3::BucketPolicy.Bucket': ['AWS::S3::Bucket'],
  'AWS::SQS::QueuePolicy.Queues.*': ['AWS::SQS::Queue'],
  'AWS::SNS::TopicPolicy.Topics.*': ['AWS::SNS::Topic'],
  'AWS::SNS::Subscription.TopicArn': ['AWS::SNS::Topic'],
  'AWS::CloudWatch::Alarm.AlarmActions.*': [
    'AWS::SNS::Topic',
    'AWS::ApplicationAutoScaling::ScalingPolicy',
    'AWS::Lambda::Function',
    'AWS::Lambda::Alias',
    'AWS::SSMIncidents::ResponsePlan',
  ],
  'AWS::CloudWatch::Alarm.OKActions.*': ['AWS::SNS::Topic', 'AWS::Lambda::Function', 'AWS::Lambda::Alias'],
  'AWS::CloudWatch::CompositeAlarm.AlarmActions.*': ['AWS::SNS::Topic', 'AWS::Lambda::Function', 'AWS::Lambda::Alias'],
  'AWS::CodeDeploy::DeploymentGroup.ApplicationName': ['AWS::CodeDeploy::Application'],
  'AWS::CodeDeploy::DeploymentGroup.AlarmConfiguration.Alarms.*.Name': [
    'AWS::CloudWatch::Alarm',
    'AWS::CloudWatch::CompositeAlarm',
  ],
  'AWS::Backup::BackupSelection.BackupPlanId': ['AWS::Backup::BackupPlan'],
  'AWS::Backup::BackupPlan.BackupPlan.BackupPlanRule.*.TargetBackupVault': ['AWS::Backup::BackupVault'],
  'AWS::AppConfig::ConfigurationProfile.ApplicationId': ['AWS::AppConfig::Application'],
  'AWS::Cognito::UserPoolClient.UserPoolId': ['AWS::Cognito::UserPool'],
  'AWS::Cognito::UserPoolGroup.UserPoolId': ['AWS::Cognito::UserPool'],
  'AWS::WAFv2::LoggingConfiguration.ResourceArn': ['AWS::WAFv2::WebACL'],
  'AWS::WAFv2::WebACLAssociation.WebACLArn': ['AWS::WAFv2::WebACL'],
  'AWS::Logs::SubscriptionFilter.LogGroupName': ['AWS::Logs::LogGroup'],
  'AWS::Logs::MetricFilter.LogGroupName': ['AWS::Logs::LogGroup'],
  'AWS::KMS::Alias.TargetKeyId': ['AWS::KMS::Key'],
};

const byType = grouped();

/** Type -> its properties that name resources. */
function grouped(): ReadonlyMap<string, readonly (readonly [string, readonly string[]])[]> {
  const result = new Map<string, (readonly [string, readonly string[]])[]>();
  for (const [place, types] of Object.entries(named)) {
    const [type = '', ...path] = place.split('.');
    result.set(type, [...(result.get(type) ?? []), [path.join('.'), types]]);
  }
  return result;
}

/** Types whose names nobody else in the account may have -> the property that names them. */
const names: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::CompositeAlarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::ECR::Repository': 'RepositoryName',
  'AWS::ElastiCache::ServerlessCache': 'ServerlessCacheName',
  'AWS::ElastiCache::User': 'UserId',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SSM::Parameter': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Backup::BackupVault': 'BackupVaultName',
};

export const referenceRules: readonly Rule[] = [
  {
    name: 'references/kind',
    about: 'What a property names is of the kind that it takes.',
    types: [...byType.keys()],
    *judge(resource, template) {
      for (const [property, types] of byType.get(resource.type) ?? []) {
        for (const { path, value } of at(resource, property)) {
          const target = template.target(value);
          if (
            target === undefined ||
            types.includes(target.type) ||
            target.type.startsWith('Custom::') ||
            target.type === 'AWS::CloudFormation::CustomResource'
          )
            continue;
          yield { path, message: `${target.id} is a ${target.type}.`, remedy: `Name a ${types.join(' or ')}.` };
        }
      }
    },
  },
  {
    name: 'references/outputs',
    about: 'What another stack gives is one of its outputs, and the stack is in the assembly.',
    types: [],
    *judge(resource, template) {
      for (const { path, value } of at(resource, '**.Fn::GetStackOutput')) {
        const { StackName: stack, OutputName: output } = recordOf(value);
        const other = template.neighbours.get(template.text(stack) ?? '');
        const has = recordOf(recordOf(other?.template)['Outputs'])[String(output)] !== undefined;
        if (other === undefined || !has)
          yield {
            path,
            message: `${JSON.stringify(stack)} gives no ${output}.`,
            remedy: 'Name an output of a stack of this assembly.',
          };
      }
    },
  },
  {
    name: 'references/names',
    about: 'No two resources have one name.',
    types: Object.keys(names),
    *judge(resource, template) {
      const property = names[resource.type] ?? '';
      const own = nameOf(resource, property, template);
      if (own === undefined) return;
      for (const twin of template.ofType(resource.type).filter(({ id }) => id > resource.id)) {
        if (nameOf(twin, property, template) === own)
          yield {
            path: `Properties.${property}`,
            message: `${twin.id} is called ${own} too.`,
            remedy: 'Give each its own name.',
          };
      }
    },
  },
  {
    name: 'references/depends-on',
    about: 'What a resource waits for is there, and is not itself.',
    types: [],
    *judge(resource, template) {
      const { DependsOn: waits } = resource.whole;
      for (const id of Array.isArray(waits) ? waits : waits === undefined ? [] : [waits]) {
        if (id === resource.id || !template.resources.some((other) => other.id === id))
          yield {
            path: 'DependsOn',
            message: `It waits for ${id}, which never comes.`,
            remedy: 'Name another resource of the template.',
          };
      }
      if (!isRecord(resource.whole['Properties'] ?? {}))
        yield { path: 'Properties', message: 'They are no object.', remedy: 'Write {...}.' };
    },
  },
];

const nameOf = (resource: Resource, property: string, template: Template): string | undefined => {
  const value = resource.properties[property];
  return value === undefined ? undefined : template.text(value);
};
