/** Names that AWS publishes in its guides only. What is missing here is added here. */

/** Services that may act: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html */
export const servicePrincipals: ReadonlySet<string> = new Set(
  `access-analyzer acm acm-pca airflow airflow-env amplify apidestinations.events apigateway appconfig appflow
  application-autoscaling apprunner appstream appsync athena auditmanager autoscaling autoscaling-plans backup
  backup-search restore-testing.backup batch bedrock billingconductor budgets build.apprunner tasks.apprunner ce channels.lex chatbot cloud9
  cloudformation cloudfront cloudhsm cloudsearch cloudtrail cloudwatch codebuild codecommit codedeploy codeguru-profiler
  codepipeline codestar-connections codestar-notifications cognito-idp cognito-sync config config-conforms connect costalerts cur
  custom.rds datasync dax delivery.logs diode dlm dms dynamodb ec2 ec2fleet ec2scheduled ecr ecs ecs-tasks edgelambda
  eks eks-fargate-pods elasticache elasticbeanstalk elasticfilesystem elasticloadbalancing elasticmapreduce
  elastictranscoder email.cognito-idp emr-serverless ops.emr-serverless es events export.rds firehose fis fsx gamelift
  globalaccelerator glue grafana greengrass guardduty malware-protection.guardduty malware-protection-plan.guardduty
  health iam imagebuilder inspector inspector2 internetmonitor iot ivs kafka kafkaconnect kinesis kinesisanalytics kms lakeformation lambda.alarms.cloudwatch
  lambda lex lightsail logdelivery.elasticloadbalancing logging.s3 logs macie maintenance.elasticache managedservices
  mediaconvert memorydb metrics.cloudwatch monitoring monitoring.rds mq network-firewall notifications observability.aoss
  opensearchservice ops.apigateway opsworks organizations osis personalize pipes pinpoint polly quicksight ram rds
  redshift rekognition replicator.lambda replication.dynamodb replication.ecr replication.elasticache resource-groups resource-explorer-2
  rolesanywhere route53 route53resolver rum s3 batchoperations.s3 s3-object-lambda sagemaker scheduler secretsmanager securityhub serverlessrepo
  servicecatalog servicediscovery servicequotas ses shield signer sms sns spotfleet sqs ssm ssm-incidents sso states storagegateway
  streams.metrics.cloudwatch support swf synthetics tagpolicies textract timestream transcribe transfer trustedadvisor
  vpc-flow-logs vpc-lattice waf wafv2 wafregional worklink workspaces xray`
    .split(/\s+/)
    .map((name) => `${name}.amazonaws.com`),
);

/** Conditions' operators; each also with `IfExists`, and for many values with `ForAllValues:`, `ForAnyValue:`. */
export const conditionOperators: ReadonlySet<string> = new Set(
  `StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike StringNotLike NumericEquals
  NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan NumericGreaterThanEquals DateEquals
  DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals Bool BinaryEquals IpAddress
  NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike Null`.split(/\s+/),
);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, in small letters. */
export const globalConditionKeys: ReadonlySet<string> = new Set(
  `assumedroot calledvia calledviafirst calledvialast chatbotsourcearn currenttime ec2instancesourceprivateipv4
  ec2instancesourcevpc epochtime federatedprovider ismcpserviceaction multifactorauthage multifactorauthpresent principalaccount
  principalarn principalisawsservice principalorgid principalorgpaths principalservicename principalservicenameslist
  principaltype referer requestedregion resourceaccount resourceorgid resourceorgpaths securetransport sourceaccount
  sourcearn sourceidentity sourceip sourceorgid sourceorgpaths sourcevpc sourcevpcarn sourcevpce tagkeys tokenissuetime useragent
  userid username viaawsmcpservice viaawsservice vpceaccount vpceorgid vpceorgpaths vpcsourceip`
    .split(/\s+/)
    .map((name) => `aws:${name}`),
);

/** AWS's own policies that products such as this one use. */
export const managedPolicies: ReadonlySet<string> = new Set(
  `service-role/AWSLambdaBasicExecutionRole service-role/AWSLambdaVPCAccessExecutionRole
  service-role/AWSLambdaSQSQueueExecutionRole service-role/AWSLambdaDynamoDBExecutionRole
  service-role/AWSLambdaKinesisExecutionRole service-role/AWSLambdaRole service-role/AWSLambdaENIManagementAccess service-role/AWSLambdaMSKExecutionRole
  AWSLambda_FullAccess AWSLambda_ReadOnlyAccess AWSLambdaInvocation-DynamoDB CloudWatchLambdaInsightsExecutionRolePolicy
  CloudWatchLambdaApplicationSignalsExecutionRolePolicy AWSXRayDaemonWriteAccess AWSXrayWriteOnlyAccess
  service-role/AmazonECSTaskExecutionRolePolicy service-role/AmazonEC2ContainerServiceRole
  service-role/AmazonEC2ContainerServiceforEC2Role service-role/AmazonEC2ContainerServiceAutoscaleRole
  service-role/AmazonEC2ContainerServiceEventsRole service-role/AmazonECSInfrastructureRolePolicyForVolumes
  service-role/AWSCodeDeployRole service-role/AWSCodeDeployRoleForLambda service-role/AWSCodeDeployRoleForLambdaLimited
  AWSCodeDeployRoleForECS AWSCodeDeployRoleForECSLimited
  service-role/AmazonAPIGatewayPushToCloudWatchLogs service-role/AWSBackupServiceRolePolicyForBackup
  service-role/AWSBackupServiceRolePolicyForRestores AWSBackupServiceRolePolicyForS3Backup
  AWSBackupServiceRolePolicyForS3Restore service-role/AWSBackupServiceRolePolicyForItemRestores
  service-role/AmazonRDSEnhancedMonitoringRole service-role/AWS_ConfigRole service-role/AWSConfigRulesExecutionRole
  service-role/AWSAppSyncPushToCloudWatchLogs service-role/AmazonSSMMaintenanceWindowRole service-role/AmazonSNSRole
  service-role/CloudWatchSyntheticsFullAccess service-role/ROSAControlPlaneOperatorPolicy service-role/AWSGlueServiceRole
  AmazonSSMManagedInstanceCore CloudWatchAgentServerPolicy CloudWatchSyntheticsFullAccess CloudWatchReadOnlyAccess CloudWatchLogsReadOnlyAccess
  AmazonS3ReadOnlyAccess AmazonSQSReadOnlyAccess AmazonDynamoDBReadOnlyAccess AmazonECS_FullAccess AmazonEC2ContainerRegistryReadOnly
  AmazonEC2ContainerRegistryPullOnly AmazonEC2ContainerRegistryPowerUser ReadOnlyAccess SecurityAudit job-function/ViewOnlyAccess
  AWSResourceExplorerReadOnlyAccess AmazonEventBridgeSchedulerReadOnlyAccess AWSDenyAll AWSConfigUserAccess`.split(
    /\s+/,
  ),
);
