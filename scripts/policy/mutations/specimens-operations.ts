const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const trust = (service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
});
const role = (service: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: trust(service) },
});

const dashboard = {
  widgets: [
    { type: 'text', x: 0, y: 0, width: 24, height: 2, properties: { markdown: '# Plinth' } },
    {
      type: 'metric',
      x: 0,
      y: 2,
      width: 12,
      height: 6,
      properties: {
        view: 'timeSeries',
        region: 'eu-central-1',
        period: 60,
        metrics: [['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', 'jobs']],
      },
    },
  ],
};
const machine = {
  StartAt: 'Check',
  States: {
    Check: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:backup:describeRestoreJob', Next: 'Decide' },
    Decide: {
      Type: 'Choice',
      Choices: [{ Variable: '$.Status', StringEquals: 'COMPLETED', Next: 'Done' }],
      Default: 'Failed',
    },
    Done: { Type: 'Succeed' },
    Failed: { Type: 'Fail' },
  },
};

/** Specimens of what operations of the product use. */
export const operations = {
  BackupRole: role('backup.amazonaws.com'),
  Vault: {
    Type: 'AWS::Backup::BackupVault',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BackupVaultName: 'plinth-specimen',
      LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 400 },
    },
  },
  BackupPlan: {
    Type: 'AWS::Backup::BackupPlan',
    Properties: {
      BackupPlan: {
        BackupPlanName: 'plinth-specimen',
        BackupPlanRule: [
          {
            RuleName: 'daily',
            TargetBackupVault: { Ref: 'Vault' },
            ScheduleExpression: 'cron(0 2 * * ? *)',
            StartWindowMinutes: 60,
            CompletionWindowMinutes: 240,
            Lifecycle: { DeleteAfterDays: 30 },
          },
          {
            RuleName: 'continuous',
            TargetBackupVault: { Ref: 'Vault' },
            EnableContinuousBackup: true,
            ScheduleExpression: 'cron(0 * * * ? *)',
            Lifecycle: { DeleteAfterDays: 35 },
          },
        ],
      },
    },
  },
  BackupSelection: {
    Type: 'AWS::Backup::BackupSelection',
    Properties: {
      BackupPlanId: { Ref: 'BackupPlan' },
      BackupSelection: {
        SelectionName: 'all',
        IamRoleArn: arn('BackupRole'),
        ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'environment', ConditionValue: 'production' }],
      },
    },
  },
  RestoreTests: {
    Type: 'AWS::Backup::RestoreTestingPlan',
    Properties: {
      RestoreTestingPlanName: 'plinth_weekly',
      ScheduleExpression: 'cron(0 5 ? * SUN *)',
      StartWindowHours: 2,
      RecoveryPointSelection: {
        Algorithm: 'LATEST_WITHIN_WINDOW',
        IncludeVaults: [{ 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }],
        RecoveryPointTypes: ['SNAPSHOT'],
        SelectionWindowDays: 7,
      },
    },
  },
  RestoreSelection: {
    Type: 'AWS::Backup::RestoreTestingSelection',
    Properties: {
      RestoreTestingPlanName: { Ref: 'RestoreTests' },
      RestoreTestingSelectionName: 'tables',
      ProtectedResourceType: 'DynamoDB',
      ProtectedResourceArns: ['*'],
      IamRoleArn: arn('BackupRole'),
      ValidationWindowHours: 2,
    },
  },
  Dashboard: {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: { DashboardName: 'plinth-specimen', DashboardBody: JSON.stringify(dashboard) },
  },
  LatencyAlarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: 'specimen-latency',
      Namespace: 'AWS/ApiGateway',
      MetricName: 'Latency',
      Dimensions: [{ Name: 'ApiName', Value: 'plinth' }],
      ExtendedStatistic: 'p95',
      Period: 60,
      EvaluationPeriods: 5,
      DatapointsToAlarm: 3,
      Threshold: 500,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [{ Ref: 'Topic' }],
    },
  },
  RateAlarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: 'specimen-rate',
      EvaluationPeriods: 5,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      Metrics: [
        { Id: 'rate', Expression: '100 * errors / MAX([all, 1])', ReturnData: true },
        {
          Id: 'errors',
          ReturnData: false,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/Lambda',
              MetricName: 'Errors',
              Dimensions: [{ Name: 'FunctionName', Value: 'x' }],
            },
            Period: 300,
            Stat: 'Sum',
          },
        },
        {
          Id: 'all',
          ReturnData: false,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/Lambda',
              MetricName: 'Invocations',
              Dimensions: [{ Name: 'FunctionName', Value: 'x' }],
            },
            Period: 300,
            Stat: 'Sum',
          },
        },
      ],
    },
  },
  Storm: {
    Type: 'AWS::CloudWatch::CompositeAlarm',
    Properties: {
      AlarmName: 'specimen-storm',
      AlarmRule: 'ALARM("specimen-latency") AND NOT ALARM("specimen-rate")',
      AlarmActions: [{ Ref: 'Topic' }],
    },
  },
  MachineRole: role('states.amazonaws.com'),
  Machine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { RoleArn: arn('MachineRole'), DefinitionString: JSON.stringify(machine) },
  },
  FlagsApp: { Type: 'AWS::AppConfig::Application', Properties: { Name: 'specimen' } },
  FlagsProfile: {
    Type: 'AWS::AppConfig::ConfigurationProfile',
    Properties: {
      ApplicationId: { Ref: 'FlagsApp' },
      Name: 'flags',
      LocationUri: 'hosted',
      Type: 'AWS.AppConfig.FeatureFlags',
    },
  },
  Flags: {
    Type: 'AWS::AppConfig::HostedConfigurationVersion',
    Properties: {
      ApplicationId: { Ref: 'FlagsApp' },
      ConfigurationProfileId: { Ref: 'FlagsProfile' },
      ContentType: 'application/json',
      Content: JSON.stringify({
        version: '1',
        flags: { strictValidation: { name: 'strictValidation' } },
        values: { strictValidation: { enabled: false } },
      }),
    },
  },
  Slowly: {
    Type: 'AWS::AppConfig::DeploymentStrategy',
    Properties: {
      Name: 'slowly',
      DeploymentDurationInMinutes: 10,
      FinalBakeTimeInMinutes: 10,
      GrowthFactor: 20,
      ReplicateTo: 'NONE',
    },
  },
  Budget: {
    Type: 'AWS::Budgets::Budget',
    Properties: {
      Budget: {
        BudgetName: 'plinth',
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: 150, Unit: 'USD' },
      },
      NotificationsWithSubscribers: [
        {
          Notification: {
            NotificationType: 'FORECASTED',
            ComparisonOperator: 'GREATER_THAN',
            Threshold: 100,
            ThresholdType: 'PERCENTAGE',
          },
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'operator@example.com' }],
        },
      ],
    },
  },
  TrailBucketLogs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 30 } },
  ErrorLines: {
    Type: 'AWS::Logs::MetricFilter',
    Properties: {
      LogGroupName: { Ref: 'TrailBucketLogs' },
      FilterPattern: '{ $.level = "ERROR" }',
      MetricTransformations: [{ MetricNamespace: 'Plinth', MetricName: 'ErrorLines', MetricValue: '1' }],
    },
  },
  Trail: {
    Type: 'AWS::CloudTrail::Trail',
    Properties: {
      S3BucketName: { Ref: 'Bucket' },
      IsLogging: true,
      EnableLogFileValidation: true,
      EventSelectors: [
        {
          ReadWriteType: 'WriteOnly',
          IncludeManagementEvents: false,
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::plinth-specimen/'] }],
        },
      ],
    },
  },
  Secret: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { Name: 'plinth/specimen', GenerateSecretString: { PasswordLength: 32 } },
  },
  Rotation: {
    Type: 'AWS::SecretsManager::RotationSchedule',
    Properties: {
      SecretId: { Ref: 'Secret' },
      RotationLambdaARN: arn('Function'),
      RotationRules: { AutomaticallyAfterDays: 90 },
    },
  },
  Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/plinth/specimen', Type: 'String', Value: 'x' } },
  Images: {
    Type: 'AWS::ECR::Repository',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      RepositoryName: 'plinth/worker',
      ImageTagMutability: 'IMMUTABLE',
      ImageScanningConfiguration: { ScanOnPush: true },
    },
  },
  DeploymentRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRoleWithWebIdentity',
            Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com' },
            Condition: {
              StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
              StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:example/plinth:*' },
            },
          },
        ],
      },
    },
  },
};
