import { Instead, type Mutation, other } from './mutation.ts';

const list = (change: (items: unknown[]) => unknown[]) =>
  new Instead((value) => (Array.isArray(value) ? change(value) : undefined));

/**
 * Forty mistakes that would be seen at the deployment or later only, as they were made in the study before the product:
 * 18 of them were found by what `cdk synth` runs.
 */
export const ofTheResearch: readonly Mutation[] = [
  {
    name: '01 WAF limit 5',
    type: 'AWS::WAFv2::WebACL',
    at: 'Rules',
    to: list((rules) => rules.map((rule) => withLimit(rule, { Limit: 5 }))),
    rule: 'limits/WAFv2.WebACL',
  },
  {
    name: '02 WAF window 30 s',
    type: 'AWS::WAFv2::WebACL',
    at: 'Rules',
    to: list((rules) => rules.map((rule) => withLimit(rule, { EvaluationWindowSec: 30 }))),
    rule: 'limits/WAFv2.WebACL',
  },
  {
    name: '03 SQS visibility 50000 s',
    type: 'AWS::SQS::Queue',
    at: 'VisibilityTimeout',
    to: 50_000,
    rule: 'limits/SQS.Queue',
  },
  {
    name: '04 Fargate processor and memory',
    type: 'AWS::ECS::TaskDefinition',
    at: 'Memory',
    to: '1024',
    rule: 'ecs/size',
  },
  {
    name: '05 Lambda memory 20000',
    type: 'AWS::Lambda::Function',
    at: 'MemorySize',
    to: 20_000,
    rule: 'limits/Lambda.Function',
  },
  {
    name: '06 restore testing plan with -',
    type: 'AWS::Backup::RestoreTestingPlan',
    at: 'RestoreTestingPlanName',
    to: 'ifc-dev-weekly',
    rule: 'limits/Backup.RestoreTestingPlan',
  },
  {
    name: '07 backup cron of six stars',
    type: 'AWS::Backup::BackupPlan',
    at: 'BackupPlan.BackupPlanRule.0.ScheduleExpression',
    to: 'cron(0 2 * * * *)',
    rule: 'schedules/expression',
  },
  {
    name: '08 cache name with _',
    type: 'AWS::ElastiCache::ServerlessCache',
    at: 'ServerlessCacheName',
    to: 'Ifc_Dev',
    rule: 'limits/ElastiCache.ServerlessCache',
  },
  {
    name: '09 Valkey 99',
    type: 'AWS::ElastiCache::ServerlessCache',
    at: 'MajorEngineVersion',
    to: '99',
    rule: 'elasticache/version',
  },
  {
    name: '10 Aurora 0.3 ACU',
    type: 'AWS::RDS::DBCluster',
    at: 'ServerlessV2ScalingConfiguration.MinCapacity',
    to: 0.3,
    rule: 'limits/RDS.DBCluster',
  },
  {
    name: '11 unused key attribute',
    type: 'AWS::DynamoDB::GlobalTable',
    at: 'AttributeDefinitions',
    to: list((all) => [...all, { AttributeName: 'zzz', AttributeType: 'S' }]),
    rule: 'dynamodb/attributes',
  },
  {
    name: '12 IAM action with a typo',
    type: 'AWS::IAM::Policy',
    at: 'PolicyDocument.Statement.0.Action',
    to: 's3:PutObjekt',
    rule: 'iam/actions-exist',
  },
  {
    name: '13 replication without versions',
    type: 'AWS::S3::Bucket',
    at: 'VersioningConfiguration',
    to: undefined,
    where: (bucket) => bucket['ReplicationConfiguration'] !== undefined,
    rule: 's3/replication',
  },
  {
    name: '14 Lambda on Node 16',
    type: 'AWS::Lambda::Function',
    at: 'Runtime',
    to: 'nodejs16.x',
    rule: 'lambda/architecture-and-runtime',
  },
  {
    name: '15 Scheduler API with a typo',
    type: 'AWS::Scheduler::Schedule',
    at: 'Target.Arn',
    to: 'arn:aws:scheduler:::aws-sdk:elasticache:createServerlessCacheSnapshott',
    rule: 'scheduler/target',
  },
  {
    name: '16 alarm period 45 s',
    type: 'AWS::CloudWatch::Alarm',
    at: 'Period',
    to: other(45),
    rule: 'cloudwatch/alarm-period',
  },
  {
    name: '17 dashboard is no JSON',
    type: 'AWS::CloudWatch::Dashboard',
    at: 'DashboardBody',
    to: '{not json',
    rule: 'json/text',
  },
  {
    name: '18 reference to nothing',
    type: 'AWS::Lambda::Function',
    at: 'Environment.Variables.X',
    to: { Ref: 'Nope' },
    rule: 'cloudformation/',
  },
  {
    name: '19 CLOUDFRONT firewall elsewhere',
    type: 'AWS::WAFv2::WebACL',
    at: 'Scope',
    to: 'CLOUDFRONT',
    rule: 'waf/region',
  },
  {
    name: '20 IAM user of the cache by another name',
    type: 'AWS::ElastiCache::User',
    at: 'UserName',
    to: 'other',
    rule: 'elasticache/users',
  },
  {
    name: '21 security group described by é',
    type: 'AWS::EC2::SecurityGroup',
    at: 'GroupDescription',
    to: 'café — group',
    rule: 'limits/EC2.SecurityGroup',
  },
  {
    name: '22 logs for 45 days',
    type: 'AWS::Logs::LogGroup',
    at: 'RetentionInDays',
    to: 45,
    rule: 'limits/Logs.LogGroup',
  },
  {
    name: '23 Fargate disk 10 GiB',
    type: 'AWS::ECS::TaskDefinition',
    at: 'EphemeralStorage',
    to: { SizeInGiB: 10 },
    rule: 'limits/ECS.TaskDefinition',
  },
  {
    name: '24 db.t2 with PostgreSQL 17',
    type: 'AWS::RDS::DBInstance',
    at: 'DBInstanceClass',
    to: 'db.t2.micro',
    rule: 'cloudformation/E3025',
  },
  {
    name: '25 engine 17.99',
    type: 'AWS::RDS::DBInstance',
    at: 'EngineVersion',
    to: other('17.99'),
    rule: 'cloudformation/E',
  },
  {
    name: '26 scan role for another service',
    type: 'AWS::IAM::Role',
    at: 'AssumeRolePolicyDocument.Statement.0.Principal.Service',
    to: 'guardduty.amazonaws.com',
    where: (role) => JSON.stringify(role).includes('malware-protection-plan'),
    rule: 'iam/role-is-for-its-taker',
  },
  {
    name: '27 bucket name with capitals',
    type: 'AWS::S3::Bucket',
    at: 'BucketName',
    to: 'My_Bucket',
    rule: 'limits/S3.Bucket',
  },
  {
    name: '28 event pattern without a list',
    type: 'AWS::Events::Rule',
    at: 'EventPattern.source',
    to: 'aws.guardduty',
    rule: 'events/pattern',
  },
  { name: '29 unknown property', type: 'AWS::ECS::Service', at: 'DesiredCout', to: 1, rule: 'cloudformation/F3002' },
  {
    name: '30 policy of another version',
    type: 'AWS::SQS::QueuePolicy',
    at: 'PolicyDocument.Version',
    to: '2012-10-71',
    rule: 'iam/document',
  },
  {
    name: '31 cold for 30 days only',
    type: 'AWS::Backup::BackupPlan',
    at: 'BackupPlan.BackupPlanRule.0.Lifecycle',
    to: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 60 },
    rule: 'backup/lifecycle',
  },
  {
    name: '32 continuous for 90 days',
    type: 'AWS::Backup::BackupPlan',
    at: 'BackupPlan.BackupPlanRule.1.Lifecycle',
    to: { DeleteAfterDays: 90 },
    rule: 'backup/lifecycle',
  },
  {
    name: '33 resources wait for each other',
    type: 'AWS::SQS::Queue',
    at: '@DependsOn',
    to: new Instead((_, id, resources) => whoNames(id, resources)),
    rule: 'cloudformation/',
  },
  {
    name: '34 viewers’ protocol policy https',
    type: 'AWS::CloudFront::Distribution',
    at: 'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy',
    to: 'https',
    rule: 'limits/CloudFront.Distribution',
  },
  {
    name: '35 ten minutes to stop',
    type: 'AWS::ECS::TaskDefinition',
    at: 'ContainerDefinitions.0.StopTimeout',
    to: 600,
    rule: 'limits/ECS.TaskDefinition',
  },
  {
    name: '36 trust of nobody',
    type: 'AWS::IAM::Role',
    at: 'AssumeRolePolicyDocument.Statement.0.Principal',
    to: undefined,
    rule: 'iam/statement',
  },
  {
    name: '37 missing data notbreaching',
    type: 'AWS::CloudWatch::Alarm',
    at: 'TreatMissingData',
    to: 'notbreaching',
    rule: 'limits/CloudWatch.Alarm',
  },
  {
    name: '38 AWS_REGION set by us',
    type: 'AWS::Lambda::Function',
    at: 'Environment.Variables.AWS_REGION',
    to: 'x',
    rule: 'lambda/environment',
  },
  {
    name: '39 FIFO name of a plain queue',
    type: 'AWS::SQS::Queue',
    at: 'QueueName',
    to: 'x.fifo',
    rule: 'sqs/fifo-name',
  },
  {
    name: '40 users of redis for a Valkey cache',
    type: 'AWS::ElastiCache::UserGroup',
    at: 'Engine',
    to: 'redis',
    rule: 'elasticache/engines',
  },
];

/** The rule with other numbers in its statement about rates, where it has one. */
function withLimit(rule: unknown, change: Record<string, unknown>): unknown {
  const { Statement: statement, ...rest } = Object(rule);
  const rate = Object(statement)['RateBasedStatement'];
  return rate === undefined
    ? rule
    : { ...rest, Statement: { ...statement, RateBasedStatement: { ...rate, ...change } } };
}

/** A queue that sends to this one what nobody could take. */
const whoNames = (id: string, resources: Readonly<Record<string, unknown>>): string | undefined =>
  Object.keys(resources).find((name) =>
    JSON.stringify(Object(resources[name])['Properties']?.['RedrivePolicy'] ?? '').includes(`"${id}"`),
  );
