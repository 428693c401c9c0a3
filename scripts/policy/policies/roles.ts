import type { Rule } from '../finding.ts';
import { at, type Resource } from '../template/resource.ts';
import type { Template } from '../template/template.ts';
import { listOf, recordOf } from '../template/values.ts';
import { statementsOf } from './documents.ts';

const role = (path: string, ...services: string[]) => ({
  path,
  services: services.map((name) => `${name}.amazonaws.com`),
});

/** Type of resource -> where it names the role that it takes, and as which service. */
const takers: Readonly<Record<string, readonly ReturnType<typeof role>[]>> = {
  'AWS::ApiGateway::Account': [role('CloudWatchRoleArn', 'apigateway')],
  'AWS::ApiGateway::Authorizer': [role('AuthorizerCredentials', 'apigateway')],
  'AWS::ApiGateway::Method': [role('Integration.Credentials', 'apigateway')],
  'AWS::AppConfig::Environment': [role('Monitors.*.AlarmRoleArn', 'appconfig')],
  'AWS::AppConfig::ConfigurationProfile': [role('RetrievalRoleArn', 'appconfig')],
  'AWS::Backup::BackupSelection': [role('BackupSelection.IamRoleArn', 'backup')],
  'AWS::Backup::RestoreTestingSelection': [role('IamRoleArn', 'backup')],
  'AWS::Chatbot::SlackChannelConfiguration': [role('IamRoleArn', 'chatbot')],
  'AWS::CloudTrail::Trail': [role('CloudWatchLogsRoleArn', 'cloudtrail')],
  'AWS::CodeBuild::Project': [role('ServiceRole', 'codebuild')],
  'AWS::CodeDeploy::DeploymentGroup': [role('ServiceRoleArn', 'codedeploy')],
  'AWS::CodePipeline::Pipeline': [role('RoleArn', 'codepipeline')],
  'AWS::Config::ConfigurationRecorder': [role('RoleARN', 'config')],
  'AWS::EC2::FlowLog': [role('DeliverLogsPermissionArn', 'vpc-flow-logs')],
  'AWS::ECS::TaskDefinition': [role('TaskRoleArn', 'ecs-tasks'), role('ExecutionRoleArn', 'ecs-tasks')],
  'AWS::Events::Rule': [role('RoleArn', 'events'), role('Targets.*.RoleArn', 'events')],
  'AWS::GuardDuty::MalwareProtectionPlan': [role('Role', 'malware-protection-plan.guardduty')],
  'AWS::IAM::InstanceProfile': [role('Roles.*', 'ec2')],
  'AWS::KinesisFirehose::DeliveryStream': [role('**.RoleARN', 'firehose')],
  'AWS::Lambda::Function': [role('Role', 'lambda', 'edgelambda')],
  'AWS::Logs::SubscriptionFilter': [role('RoleArn', 'logs')],
  'AWS::Pipes::Pipe': [role('RoleArn', 'pipes')],
  'AWS::RDS::DBCluster': [role('MonitoringRoleArn', 'monitoring.rds')],
  'AWS::RDS::DBInstance': [role('MonitoringRoleArn', 'monitoring.rds')],
  'AWS::RDS::DBProxy': [role('RoleArn', 'rds')],
  'AWS::S3::Bucket': [role('ReplicationConfiguration.Role', 's3')],
  'AWS::SNS::Topic': [role('DeliveryStatusLogging.*.SuccessFeedbackRoleArn', 'sns')],
  'AWS::Scheduler::Schedule': [role('Target.RoleArn', 'scheduler')],
  'AWS::StepFunctions::StateMachine': [role('RoleArn', 'states')],
  'AWS::Synthetics::Canary': [role('ExecutionRoleArn', 'lambda')],
};

/** Roles are taken by those who need them. */
export const roleRules: readonly Rule[] = [
  {
    name: 'iam/role-is-for-its-taker',
    about: 'A role that a resource names lets that resource’s service take it.',
    types: Object.keys(takers),
    *judge(resource, template) {
      for (const { path: property, services } of takers[resource.type] ?? []) {
        for (const { path, value } of at(resource, property)) {
          const named = template.target(value);
          if (named === undefined || named.type !== 'AWS::IAM::Role') continue;
          const trusted = trustedBy(named, template);
          if (services.some((service) => trusted.includes(service))) continue;
          yield {
            path,
            message: `${named.id} may be taken by ${trusted.join(', ') || 'no service'}, not by ${services.join(' or ')}.`,
            remedy: `Let ${services[0]} take it in AssumeRolePolicyDocument.`,
          };
        }
      }
    },
  },
  {
    name: 'iam/role-is-a-role',
    about: 'What is named as a role is one.',
    types: Object.keys(takers),
    *judge(resource, template) {
      for (const { path: property } of takers[resource.type] ?? []) {
        for (const { path, value } of at(resource, property)) {
          const named = template.target(value);
          const text = template.literal(value);
          const isOther =
            named !== undefined &&
            named.type !== 'AWS::IAM::Role' &&
            !named.type.includes('::CustomResource') &&
            !named.type.startsWith('Custom::');
          const isNoArn =
            text !== undefined && !/^arn:aws[^:]*:iam::\d{12}:role\/\S+$/.test(text) && property !== 'Roles.*';
          if (isOther || isNoArn) {
            yield { path, message: `${named?.id ?? text} is no role.`, remedy: 'Name the ARN of a role.' };
          }
        }
      }
    },
  },
];

/** The services that may take a role. */
const trustedBy = (named: Resource, template: Template): string[] =>
  statementsOf(named)
    .filter(({ kind, allows }) => kind === 'trust' && allows)
    .flatMap(({ value }) => listOf(recordOf(value['Principal'])['Service']))
    .map((service) => template.text(service) ?? '');
