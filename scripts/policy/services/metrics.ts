interface MetricsOfService {
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
}

const service = (dimensions: string, metrics: string): MetricsOfService => ({
  dimensions: dimensions.split(/\s+/),
  metrics: metrics.trim().split(/\s+/),
});

/** Namespace -> what AWS's guides say that the service sends, where products such as this one look at it. */
export const knownMetrics: Readonly<Record<string, MetricsOfService>> = {
  'AWS/Lambda': service(
    'FunctionName Resource ExecutedVersion EventSourceMappingUUID',
    `Invocations Errors DeadLetterErrors DestinationDeliveryFailures Throttles OversizedRecordCount ProvisionedConcurrencyInvocations
    ProvisionedConcurrencySpilloverInvocations RecursiveInvocationsDropped Duration PostRuntimeExtensionsDuration IteratorAge OffsetLag
    ConcurrentExecutions ProvisionedConcurrentExecutions ProvisionedConcurrencyUtilization UnreservedConcurrentExecutions
    ClaimedAccountConcurrency AsyncEventsReceived AsyncEventAge AsyncEventsDropped PolledEventCount FilteredOutEventCount InvokedEventCount
    FailedInvokeEventCount DroppedEventCount OnFailureDestinationDeliveredEventCount DeletedEventCount`,
  ),
  'AWS/SQS': service(
    'QueueName',
    `ApproximateAgeOfOldestMessage ApproximateNumberOfGroupsWithInflightMessages ApproximateNumberOfMessagesDelayed
    ApproximateNumberOfMessagesNotVisible ApproximateNumberOfMessagesVisible NumberOfEmptyReceives NumberOfMessagesDeleted
    NumberOfDeduplicatedSentMessages NumberOfMessagesReceived NumberOfMessagesSent SentMessageSize`,
  ),
  'AWS/SNS': service(
    'TopicName Country SMSType Application Platform',
    `NumberOfMessagesPublished NumberOfNotificationsDelivered NumberOfNotificationsFailed NumberOfNotificationsFilteredOut
    NumberOfNotificationsRedrivenToDlq NumberOfNotificationsFailedToRedriveToDlq PublishSize SMSMonthToDateSpentUSD SMSSuccessRate
    NumberOfNotificationsFilteredOut-InvalidAttributes NumberOfNotificationsFilteredOut-NoMessageAttributes`,
  ),
  'AWS/ApiGateway': service(
    'ApiName ApiId Stage Method Resource Route',
    '4XXError 5XXError 4xx 5xx CacheHitCount CacheMissCount Count IntegrationLatency Latency DataProcessed',
  ),
  'AWS/DynamoDB': service(
    'TableName GlobalSecondaryIndexName Operation ReceivingRegion StreamLabel OperationType Verb VerbType',
    `AccountMaxReads AccountMaxTableLevelReads AccountMaxTableLevelWrites AccountMaxWrites AccountProvisionedReadCapacityUtilization
    AccountProvisionedWriteCapacityUtilization AgeOfOldestUnreplicatedRecord ConditionalCheckFailedRequests ConsumedReadCapacityUnits
    ConsumedWriteCapacityUnits FailedToReplicateRecordCount MaxProvisionedTableReadCapacityUtilization OnDemandMaxReadRequestUnits
    OnDemandMaxWriteRequestUnits OnlineIndexPercentageProgress PendingReplicationCount ProvisionedReadCapacityUnits ProvisionedWriteCapacityUnits ReadThrottleEvents
    ReplicationLatency ReturnedBytes ReturnedItemCount ReturnedRecordsCount SuccessfulRequestLatency SystemErrors
    TimeToLiveDeletedItemCount ThrottledPutRecordCount ThrottledRequests TransactionConflict UserErrors WriteThrottleEvents
    ReadAccountLimitThrottleEvents ReadKeyRangeThroughputThrottleEvents ReadMaxOnDemandThroughputThrottleEvents
    ReadProvisionedThroughputThrottleEvents WriteAccountLimitThrottleEvents WriteKeyRangeThroughputThrottleEvents
    WriteMaxOnDemandThroughputThrottleEvents WriteProvisionedThroughputThrottleEvents`,
  ),
  'AWS/RDS': service(
    'DBClusterIdentifier DBInstanceIdentifier DatabaseClass EngineName Role SourceRegion DbClusterIdentifier',
    `ACUUtilization ServerlessDatabaseCapacity AuroraReplicaLag AuroraReplicaLagMaximum BackupRetentionPeriodStorageUsed
    BufferCacheHitRatio CommitLatency CommitThroughput CPUUtilization CPUCreditBalance CPUCreditUsage DatabaseConnections Deadlocks
    DiskQueueDepth EBSIOBalance% EngineUptime FreeableMemory FreeLocalStorage FreeStorageSpace MaximumUsedTransactionIDs
    NetworkReceiveThroughput NetworkThroughput NetworkTransmitThroughput ReadIOPS ReadLatency ReadThroughput SnapshotStorageUsed
    StorageNetworkThroughput SwapUsage TempStorageIOPS TempStorageThroughput TotalBackupStorageBilled TransactionLogsDiskUsage VolumeBytesUsed
    VolumeReadIOPs VolumeWriteIOPs WriteIOPS WriteLatency WriteThroughput DBLoad DBLoadCPU DBLoadNonCPU OldestReplicationSlotLag DBLoadRelativeToNumVCPUs`,
  ),
  'AWS/ElastiCache': service(
    'clusterId CacheClusterId CacheNodeId ReplicationGroupId',
    `BytesUsedForCache ElastiCacheProcessingUnits CurrConnections CurrItems NewConnections CacheHitRate CacheHits CacheMisses Evictions
    ThrottledCmds SuccessfulReadRequestLatency SuccessfulWriteRequestLatency TotalCmdsCount NetworkBytesIn NetworkBytesOut Reclaimed
    AuthenticationFailures CommandAuthorizationFailures KeyAuthorizationFailures ChannelAuthorizationFailures IamAuthenticationExpirations
    IamAuthenticationThrottling CPUUtilization EngineCPUUtilization FreeableMemory DatabaseMemoryUsagePercentage SwapUsage ReplicationLag
    NonKeyTypeCmds GetTypeCmds SetTypeCmds KeyBasedCmds EvalBasedCmds EvalBasedCmdsECPUs GetTypeCmdsECPUs SetTypeCmdsECPUs HashBasedCmds`,
  ),
  'AWS/ECS': service(
    'ClusterName ServiceName',
    'CPUUtilization MemoryUtilization CPUReservation MemoryReservation EBSFilesystemUtilization GPUReservation ActiveConnectionCount NewConnectionCount RequestCount',
  ),
  'AWS/S3': service(
    'BucketName StorageType FilterId SourceBucket DestinationBucket RuleId',
    `BucketSizeBytes NumberOfObjects AllRequests GetRequests PutRequests DeleteRequests HeadRequests PostRequests SelectRequests ListRequests
    BytesDownloaded BytesUploaded 4xxErrors 5xxErrors FirstByteLatency TotalRequestLatency ReplicationLatency BytesPendingReplication
    OperationsPendingReplication OperationsFailedReplication`,
  ),
  'AWS/CloudFront': service(
    'DistributionId Region FunctionName',
    `Requests BytesDownloaded BytesUploaded 4xxErrorRate 5xxErrorRate TotalErrorRate CacheHitRate OriginLatency 401ErrorRate 403ErrorRate
    404ErrorRate 502ErrorRate 503ErrorRate 504ErrorRate FunctionInvocations FunctionValidationErrors FunctionExecutionErrors FunctionComputeUtilization FunctionThrottles`,
  ),
  'AWS/WAFV2': service(
    'Region Rule WebACL RuleGroup ManagedRuleGroup ManagedRuleGroupRule Resource ResourceType Country Attack Device LabelNamespace Label Context',
    'AllowedRequests BlockedRequests CountedRequests CaptchaRequests ChallengeRequests PassedRequests RequestsWithValidCaptchaToken RequestsWithValidChallengeToken',
  ),
  'AWS/States': service(
    'StateMachineArn ActivityArn LambdaFunctionArn ServiceIntegrationResourceArn StateMachineName APIName ServiceMetric',
    `ExecutionTime ExecutionThrottled ExecutionsAborted ExecutionsFailed ExecutionsStarted ExecutionsSucceeded ExecutionsTimedOut
    ExecutionsRedriven RedrivenExecutionsSucceeded RedrivenExecutionsFailed ThrottledEvents`,
  ),
  'AWS/Backup': service(
    'BackupVaultName ResourceType',
    `NumberOfBackupJobsCreated NumberOfBackupJobsPending NumberOfBackupJobsRunning NumberOfBackupJobsAborted NumberOfBackupJobsCompleted
    NumberOfBackupJobsFailed NumberOfBackupJobsExpired NumberOfCopyJobsCreated NumberOfCopyJobsRunning NumberOfCopyJobsCompleted
    NumberOfCopyJobsFailed NumberOfRestoreJobsPending NumberOfRestoreJobsRunning NumberOfRestoreJobsCompleted NumberOfRestoreJobsFailed
    NumberOfRecoveryPointsCompleted NumberOfRecoveryPointsPartial NumberOfRecoveryPointsExpired NumberOfRecoveryPointsDeleting NumberOfRecoveryPointsCold`,
  ),
  'AWS/Events': service(
    'RuleName EventBusName EventSourceName',
    `DeadLetterInvocations Events FailedInvocations IngestionToInvocationCompleteLatency IngestionToInvocationStartLatency
    IngestionToInvocationSuccessLatency InvocationAttempts Invocations InvocationsCreated InvocationsFailedToBeSentToDlq InvocationsSentToDlq
    MatchedEvents PutEventsApproximateCallCount PutEventsApproximateFailedCount RetryInvocationAttempts SuccessfulInvocationAttempts ThrottledRules TriggeredRules`,
  ),
  'AWS/Scheduler': service(
    'ScheduleGroup',
    'InvocationAttemptCount TargetErrorCount TargetErrorThrottledCount InvocationThrottleCount InvocationDroppedCount InvocationsSentToDeadLetterCount InvocationsFailedToBeSentToDeadLetterCount InvocationsSentToDeadLetterCount_Truncated_MessageSizeExceeded',
  ),
  'AWS/Cognito': service(
    'UserPool UserPoolClient Operation',
    'SignInSuccesses SignInThrottles SignUpSuccesses SignUpThrottles TokenRefreshSuccesses TokenRefreshThrottles FederationSuccesses FederationThrottles',
  ),
  'AWS/CertificateManager': service('CertificateArn', 'DaysToExpiry'),
  'AWS/Billing': service('Currency ServiceName LinkedAccount', 'EstimatedCharges'),
  'AWS/Usage': service('Type Resource Service Class', 'CallCount ResourceCount'),
  'AWS/Logs': service(
    'LogGroupName DestinationType FilterName',
    'IncomingBytes IncomingLogEvents ForwardedBytes ForwardedLogEvents DeliveryErrors DeliveryThrottling EMFParsingErrors EMFValidationErrors',
  ),
  'AWS/SecretsManager': service('SecretName', 'ResourceCount'),
  'AWS/AppConfig': service('Application Environment', 'ConfigurationRequests'),
  'AWS/Route53': service(
    'HealthCheckId Region',
    'HealthCheckStatus HealthCheckPercentageHealthy ConnectionTime SSLHandshakeTime TimeToFirstByte',
  ),
  'AWS/KMS': service('KeyId', 'SecondsUntilKeyMaterialExpiration CloudHsmUnhealthyInstances SuccessfulRequest'),
  'AWS/GuardDuty/MalwareProtection': service(
    'MalwareProtectionPlanId',
    'CompletedScanCount FailedScanCount SkippedScanCount InfectedScanCount CompletedScanBytes',
  ),
  'AWS/GuardDuty': service(
    'Malware-Protection-Plan-Id',
    'CompletedScanCount FailedScanCount SkippedScanCount InfectedScanCount CompletedScanBytes',
  ),
  'AWS/X-Ray': service('GroupName', 'ApproximateTraceCount FaultRate OkRate ThrottleRate ErrorRate Latency'),
  'AWS/EC2': service('InstanceId AutoScalingGroupName', 'CPUUtilization NetworkIn NetworkOut StatusCheckFailed'),
  'AWS/NATGateway': service(
    'NatGatewayId',
    'ErrorPortAllocation PacketsDropCount ActiveConnectionCount BytesInFromDestination BytesOutToDestination',
  ),
  'AWS/ApplicationELB': service(
    'LoadBalancer TargetGroup AvailabilityZone',
    'HTTPCode_ELB_5XX_Count HTTPCode_Target_5XX_Count TargetResponseTime UnHealthyHostCount HealthyHostCount RequestCount',
  ),
};
