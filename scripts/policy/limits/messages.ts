import { arn, arnOf, timeZone } from './forms.ts';
import { all, items, type LimitsOfTypes, like, long, oneOf, whole } from './limit.ts';

const queueName = like(/^[A-Za-z0-9_-]{1,75}\.fifo$|^[A-Za-z0-9_-]{1,80}$/, 'at most 80 letters, digits, - and _');
const days14 = whole(60, 1_209_600, 's');

/** Amazon SQS, Amazon SNS, Amazon EventBridge and its Scheduler: their quotas and API references. */
export const messages: LimitsOfTypes = {
  'AWS::SQS::Queue': {
    VisibilityTimeout: whole(0, 43_200, 's'),
    MessageRetentionPeriod: days14,
    DelaySeconds: whole(0, 900, 's'),
    ReceiveMessageWaitTimeSeconds: whole(0, 20, 's'),
    MaximumMessageSize: whole(1024, 1_048_576, 'bytes'),
    KmsDataKeyReusePeriodSeconds: whole(60, 86_400, 's'),
    'RedrivePolicy.maxReceiveCount': whole(1, 1000),
    'RedrivePolicy.deadLetterTargetArn': arnOf('sqs'),
    'RedriveAllowPolicy.redrivePermission': oneOf('allowAll', 'denyAll', 'byQueue'),
    'RedriveAllowPolicy.sourceQueueArns': items(1, 10),
    DeduplicationScope: oneOf('queue', 'messageGroup'),
    FifoThroughputLimit: oneOf('perQueue', 'perMessageGroupId'),
    QueueName: queueName,
  },
  'AWS::SNS::Topic': {
    TopicName: like(/^[A-Za-z0-9_-]{1,251}(\.fifo)?$/, 'at most 256 letters, digits, - and _'),
    DisplayName: long(0, 100),
    SignatureVersion: oneOf('1', '2'),
    TracingConfig: oneOf('PassThrough', 'Active'),
    FifoThroughputScope: oneOf('Topic', 'MessageGroup'),
    'ArchivePolicy.MessageRetentionPeriod': whole(1, 365, 'days'),
  },
  'AWS::SNS::Subscription': {
    Protocol: oneOf('http', 'https', 'email', 'email-json', 'sms', 'sqs', 'application', 'lambda', 'firehose'),
    FilterPolicyScope: oneOf('MessageAttributes', 'MessageBody'),
    'RedrivePolicy.deadLetterTargetArn': arnOf('sqs'),
  },
  'AWS::Events::Rule': {
    Name: like(/^[.\-_A-Za-z0-9]{1,64}$/, 'at most 64 letters, digits, ., - and _'),
    Description: long(0, 512),
    State: oneOf('ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'),
    Targets: items(1, 5),
    'Targets.*.Arn': arn,
    'Targets.*.Id': like(/^[.\-_A-Za-z0-9]{1,64}$/, 'at most 64 letters, digits, ., - and _'),
    'Targets.*.RetryPolicy.MaximumRetryAttempts': whole(0, 185),
    'Targets.*.RetryPolicy.MaximumEventAgeInSeconds': whole(60, 86_400, 's'),
    'Targets.*.DeadLetterConfig.Arn': arnOf('sqs'),
  },
  'AWS::Events::Archive': { RetentionDays: whole(0, 365_000, 'days') },
  'AWS::Events::ApiDestination': {
    HttpMethod: oneOf('POST', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'),
    InvocationRateLimitPerSecond: whole(1, 300),
    InvocationEndpoint: like(/^https:\/\/\S+$/, 'an address that begins with https://'),
  },
  'AWS::Scheduler::Schedule': {
    Name: like(/^[.\-_A-Za-z0-9]{1,64}$/, 'at most 64 letters, digits, ., - and _'),
    State: oneOf('ENABLED', 'DISABLED'),
    ScheduleExpressionTimezone: timeZone,
    'FlexibleTimeWindow.Mode': oneOf('OFF', 'FLEXIBLE'),
    'FlexibleTimeWindow.MaximumWindowInMinutes': whole(1, 1440, 'minutes'),
    'Target.RetryPolicy.MaximumRetryAttempts': whole(0, 185),
    'Target.RetryPolicy.MaximumEventAgeInSeconds': whole(60, 86_400, 's'),
    'Target.DeadLetterConfig.Arn': arnOf('sqs'),
    StartDate: like(/^\d{4}-\d\d-\d\dT[\d:.]+Z?$/, 'a time such as 2026-11-21T02:00:00Z'),
    EndDate: like(/^\d{4}-\d\d-\d\dT[\d:.]+Z?$/, 'a time such as 2026-11-21T02:00:00Z'),
  },
  'AWS::Scheduler::ScheduleGroup': { Name: like(/^[.\-_A-Za-z0-9]{1,64}$/, 'at most 64 letters, digits, ., - and _') },
  'AWS::Pipes::Pipe': { DesiredState: oneOf('RUNNING', 'STOPPED') },
  'AWS::Chatbot::SlackChannelConfiguration': { LoggingLevel: oneOf('ERROR', 'INFO', 'NONE') },
  'AWS::Budgets::Budget': {
    'Budget.BudgetType': oneOf(
      'COST',
      'USAGE',
      'RI_UTILIZATION',
      'RI_COVERAGE',
      'SAVINGS_PLANS_UTILIZATION',
      'SAVINGS_PLANS_COVERAGE',
    ),
    'Budget.TimeUnit': oneOf('DAILY', 'MONTHLY', 'QUARTERLY', 'ANNUALLY', 'CUSTOM'),
    'Budget.BudgetLimit.Unit': like(/^[A-Z]{3}$|^[A-Za-z-]+$/, 'a currency such as USD'),
    'Budget.BudgetName': all(long(1, 100), like(/^[^:\\]+$/, 'a name without : and \\')),
    NotificationsWithSubscribers: items(0, 10),
    'NotificationsWithSubscribers.*.Notification.Threshold': (value) =>
      Number(value) > 0 && Number(value) <= 15_000_000_000_000 ? undefined : 'more than 0',
    'NotificationsWithSubscribers.*.Notification.NotificationType': oneOf('ACTUAL', 'FORECASTED'),
    'NotificationsWithSubscribers.*.Notification.ComparisonOperator': oneOf('GREATER_THAN', 'LESS_THAN', 'EQUAL_TO'),
    'NotificationsWithSubscribers.*.Notification.ThresholdType': oneOf('PERCENTAGE', 'ABSOLUTE_VALUE'),
    'NotificationsWithSubscribers.*.Subscribers.*.SubscriptionType': oneOf('EMAIL', 'SNS'),
  },
  'AWS::CE::AnomalySubscription': { Frequency: oneOf('DAILY', 'IMMEDIATE', 'WEEKLY') },
  'AWS::SES::EmailIdentity': { EmailIdentity: like(/^(\S+@)?[a-z0-9.-]+\.[a-z]{2,}$/i, 'a domain or an address') },
};
