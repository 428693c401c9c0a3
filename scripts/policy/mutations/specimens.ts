import type { Stack } from '../template/template.ts';
import { operations } from './specimens-operations.ts';

const role = (service: string, policies: readonly unknown[] = []) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
    },
    Policies: policies,
  },
});
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const stays = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
const tlsOnly = (action: string, resource: unknown) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: action,
      Resource: resource,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});

/** Good resources of kinds that the templates may lack, for mutations to change. */
const resources = {
  Bucket: {
    Type: 'AWS::S3::Bucket',
    ...stays,
    Properties: {
      BucketName: 'plinth-specimen',
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            ExpirationInDays: 365,
            Transitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 30 }],
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          },
        ],
      },
      CorsConfiguration: {
        CorsRules: [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['https://models.example.com'], MaxAge: 3600 }],
      },
      ReplicationConfiguration: {
        Role: arn('ReplicationRole'),
        Rules: [
          {
            Status: 'Enabled',
            Priority: 1,
            Filter: { Prefix: '' },
            DeleteMarkerReplication: { Status: 'Enabled' },
            Destination: { Bucket: 'arn:aws:s3:::plinth-replica' },
          },
        ],
      },
    },
  },
  BucketPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Bucket' },
      PolicyDocument: tlsOnly('s3:*', [arn('Bucket'), { 'Fn::Join': ['', [arn('Bucket'), '/*']] }]),
    },
  },
  ReplicationRole: role('s3.amazonaws.com'),
  Postgres: {
    Type: 'AWS::RDS::DBInstance',
    DeletionPolicy: 'Snapshot',
    UpdateReplacePolicy: 'Snapshot',
    Properties: {
      Engine: 'postgres',
      EngineVersion: '17.6',
      DBInstanceClass: 'db.t4g.micro',
      AllocatedStorage: '20',
      StorageEncrypted: true,
      StorageType: 'gp3',
      MasterUsername: 'plinth',
      ManageMasterUserPassword: true,
      BackupRetentionPeriod: 7,
      PubliclyAccessible: false,
      DeletionProtection: true,
      PreferredBackupWindow: '02:00-03:00',
      PreferredMaintenanceWindow: 'sun:04:00-sun:05:00',
      EnablePerformanceInsights: true,
    },
  },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'Plinth' } },
  TopicPolicy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: { Topics: [{ Ref: 'Topic' }], PolicyDocument: tlsOnly('sns:Publish', { Ref: 'Topic' }) },
  },
  Mail: {
    Type: 'AWS::SNS::Subscription',
    Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: 'operator@example.com' },
  },
  SnapshotRole: role('scheduler.amazonaws.com'),
  Snapshots: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      ScheduleExpression: 'rate(6 hours)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      Target: {
        Arn: 'arn:aws:scheduler:::aws-sdk:elasticache:createServerlessCacheSnapshot',
        RoleArn: arn('SnapshotRole'),
        Input: '{"ServerlessCacheName":"plinth"}',
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
      },
    },
  },
  Cache: {
    Type: 'AWS::ElastiCache::ServerlessCache',
    Properties: {
      ServerlessCacheName: 'plinth-specimen',
      Engine: 'valkey',
      MajorEngineVersion: '8',
      SnapshotRetentionLimit: 7,
      DailySnapshotTime: '03:00',
      SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      SecurityGroupIds: ['sg-0123456789abcdef0'],
      CacheUsageLimits: { DataStorage: { Maximum: 5, Unit: 'GB' }, ECPUPerSecond: { Maximum: 5000 } },
    },
  },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { ZipFile: 'exports.handler = async () => {};' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Role: arn('FunctionRole'),
      Timeout: 30,
      MemorySize: 256,
    },
  },
  FunctionRole: role('lambda.amazonaws.com'),
  DeadLetters: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1209600 } },
  Queue: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      SqsManagedSseEnabled: true,
      VisibilityTimeout: 180,
      RedrivePolicy: { deadLetterTargetArn: arn('DeadLetters'), maxReceiveCount: 3 },
    },
  },
  QueuesPolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: [{ Ref: 'Queue' }, { Ref: 'DeadLetters' }], PolicyDocument: tlsOnly('sqs:*', '*') },
  },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: arn('Queue'),
      FunctionName: { Ref: 'Function' },
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
  Record: {
    Type: 'AWS::Route53::RecordSet',
    Properties: {
      HostedZoneId: 'Z0123456789ABCDEFGHIJ',
      Name: 'models.example.com',
      Type: 'A',
      TTL: '300',
      ResourceRecords: ['192.0.2.1'],
    },
  },
  Certificate: {
    Type: 'AWS::CertificateManager::Certificate',
    Properties: { DomainName: 'models.example.com', ValidationMethod: 'DNS' },
  },
  CachePolicy: {
    Type: 'AWS::CloudFront::CachePolicy',
    Properties: {
      CachePolicyConfig: {
        Name: 'specimen',
        MinTTL: 0,
        DefaultTTL: 60,
        MaxTTL: 3600,
        ParametersInCacheKeyAndForwardedToOrigin: {
          EnableAcceptEncodingGzip: true,
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'none' },
          QueryStringsConfig: { QueryStringBehavior: 'none' },
        },
      },
    },
  },
  ...operations,
};

/** As a stack of its own, which nobody deletes by mistake. */
export const specimens: Stack = {
  name: 'specimens',
  region: 'eu-central-1',
  account: '123456789012',
  isProtected: true,
  template: { Resources: resources },
};
