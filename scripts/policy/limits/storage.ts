import { arnOf, dailyWindow } from './forms.ts';
import { all, between, exactly, items, type LimitsOfTypes, like, long, oneOf, whole } from './limit.ts';

const days = whole(1, 2_147_483_647, 'days');
const storageClass = oneOf('DEEP_ARCHIVE', 'GLACIER', 'GLACIER_IR', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'STANDARD_IA');
const bucketName = all(
  like(
    /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3|--x-s3)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    '3 to 63 lower-case letters, digits, - and .',
  ),
  like(/^(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)/, 'a name that is no address and has no two dots in a row'),
);
const tableName = like(/^[a-zA-Z0-9_.-]{3,255}$/, '3 to 255 letters, digits, _, - and .');
const attributeName = long(1, 255);

/** Amazon S3, Amazon DynamoDB, AWS KMS, Secrets Manager, SSM, ECR, EFS. */
export const storage: LimitsOfTypes = {
  'AWS::S3::Bucket': {
    BucketName: bucketName,
    'LifecycleConfiguration.Rules': items(1, 1000),
    'LifecycleConfiguration.Rules.*.Id': long(0, 255),
    'LifecycleConfiguration.Rules.*.ExpirationInDays': days,
    'LifecycleConfiguration.Rules.*.NoncurrentVersionExpiration.NoncurrentDays': days,
    'LifecycleConfiguration.Rules.*.NoncurrentVersionExpiration.NewerNoncurrentVersions': whole(1, 100),
    'LifecycleConfiguration.Rules.*.NoncurrentVersionExpirationInDays': days,
    'LifecycleConfiguration.Rules.*.AbortIncompleteMultipartUpload.DaysAfterInitiation': days,
    'LifecycleConfiguration.Rules.*.Transitions.*.TransitionInDays': whole(0, 2_147_483_647, 'days'),
    'LifecycleConfiguration.Rules.*.Transitions.*.StorageClass': storageClass,
    'LifecycleConfiguration.Rules.*.NoncurrentVersionTransitions.*.StorageClass': storageClass,
    'CorsConfiguration.CorsRules': items(1, 100),
    'CorsConfiguration.CorsRules.*.AllowedMethods': items(1, 5),
    'CorsConfiguration.CorsRules.*.AllowedMethods.*': oneOf('GET', 'PUT', 'HEAD', 'POST', 'DELETE'),
    'CorsConfiguration.CorsRules.*.AllowedOrigins': items(1, 100),
    'CorsConfiguration.CorsRules.*.AllowedOrigins.*': like(
      /^\*$|^[a-z][a-z0-9+.-]*:\/\/[^/\s]+$|\$\{/,
      'an origin: a scheme and a host, without a path',
    ),
    'CorsConfiguration.CorsRules.*.MaxAge': whole(0, 86_400 * 365, 's'),
    'BucketEncryption.ServerSideEncryptionConfiguration': items(1, 1),
    'BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault.SSEAlgorithm': oneOf(
      'AES256',
      'aws:kms',
      'aws:kms:dsse',
    ),
    'OwnershipControls.Rules': items(1, 1),
    'ReplicationConfiguration.Rules': items(1, 1000),
    'ReplicationConfiguration.Rules.*.Status': oneOf('Enabled', 'Disabled'),
    'ReplicationConfiguration.Rules.*.Destination.ReplicationTime.Time.Minutes': exactly(15),
    'ReplicationConfiguration.Rules.*.Destination.Metrics.EventThreshold.Minutes': exactly(15),
    'ReplicationConfiguration.Rules.*.Destination.Bucket': arnOf('s3'),
    'IntelligentTieringConfigurations.*.Tierings.*.Days': whole(90, 730, 'days'),
  },
  'AWS::DynamoDB::GlobalTable': {
    TableName: tableName,
    'AttributeDefinitions.*.AttributeType': oneOf('S', 'N', 'B'),
    'AttributeDefinitions.*.AttributeName': attributeName,
    GlobalSecondaryIndexes: items(1, 20),
    LocalSecondaryIndexes: items(1, 5),
    'GlobalSecondaryIndexes.*.IndexName': tableName,
    'GlobalSecondaryIndexes.*.Projection.ProjectionType': oneOf('ALL', 'KEYS_ONLY', 'INCLUDE'),
    'GlobalSecondaryIndexes.*.Projection.NonKeyAttributes': items(1, 20),
    'TimeToLiveSpecification.AttributeName': attributeName,
    'Replicas.*.PointInTimeRecoverySpecification.RecoveryPeriodInDays': whole(1, 35, 'days'),
    'Replicas.*.TableClass': oneOf('STANDARD', 'STANDARD_INFREQUENT_ACCESS'),
    'WriteOnDemandThroughputSettings.MaxWriteRequestUnits': whole(1, 4_000_000),
  },
  'AWS::DynamoDB::Table': {
    TableName: tableName,
    BillingMode: oneOf('PAY_PER_REQUEST', 'PROVISIONED'),
    'AttributeDefinitions.*.AttributeType': oneOf('S', 'N', 'B'),
    GlobalSecondaryIndexes: items(1, 20),
    LocalSecondaryIndexes: items(1, 5),
    'ProvisionedThroughput.ReadCapacityUnits': whole(1, 40_000),
    'ProvisionedThroughput.WriteCapacityUnits': whole(1, 40_000),
    'PointInTimeRecoverySpecification.RecoveryPeriodInDays': whole(1, 35, 'days'),
  },
  'AWS::KMS::Key': {
    PendingWindowInDays: whole(7, 30, 'days'),
    RotationPeriodInDays: whole(90, 2560, 'days'),
    Description: long(0, 8192),
  },
  'AWS::KMS::Alias': {
    AliasName: like(/^alias\/(?!aws\/)[A-Za-z0-9/_-]{1,250}$/, '`alias/` and letters, digits, /, _ and -'),
  },
  'AWS::SecretsManager::Secret': {
    'GenerateSecretString.PasswordLength': whole(1, 4096),
    Name: like(/^[A-Za-z0-9/_+=.@-]{1,512}$/, 'letters, digits and /_+=.@-'),
  },
  'AWS::SecretsManager::RotationSchedule': {
    'RotationRules.AutomaticallyAfterDays': whole(1, 1000, 'days'),
    'RotationRules.Duration': like(/^([1-9]|1\d|2[0-4])h$/, 'hours: `3h`'),
  },
  'AWS::SSM::Parameter': {
    Name: like(
      /^(?!\/?(aws|ssm))[A-Za-z0-9_.\-/]{1,1011}$/i,
      'letters, digits and _.-/, not beginning with aws or ssm',
    ),
    Type: oneOf('String', 'StringList'),
    Tier: oneOf('Standard', 'Advanced', 'Intelligent-Tiering'),
  },
  'AWS::ECR::Repository': {
    ImageTagMutability: oneOf('IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION'),
    RepositoryName: like(/^(?=.{2,256}$)[a-z0-9]+([._/-][a-z0-9]+)*$/, 'lower-case letters, digits and ._-/'),
  },
  'AWS::ECR::RegistryScanningConfiguration': {
    ScanType: oneOf('BASIC', 'ENHANCED'),
    'Rules.*.ScanFrequency': oneOf('SCAN_ON_PUSH', 'CONTINUOUS_SCAN', 'MANUAL'),
    'Rules.*.RepositoryFilters.*.FilterType': exactly('WILDCARD'),
  },
  'AWS::ElastiCache::ServerlessCache': {
    ServerlessCacheName: like(
      /^(?!.*--)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/i,
      'at most 40 letters, digits and single hyphens, beginning with a letter',
    ),
    Engine: oneOf('valkey', 'redis', 'memcached'),
    'CacheUsageLimits.DataStorage.Maximum': between(1, 5000, 'GB'),
    'CacheUsageLimits.DataStorage.Minimum': between(1, 5000, 'GB'),
    'CacheUsageLimits.DataStorage.Unit': exactly('GB'),
    'CacheUsageLimits.ECPUPerSecond.Maximum': whole(1000, 15_000_000),
    'CacheUsageLimits.ECPUPerSecond.Minimum': whole(1000, 15_000_000),
    SnapshotRetentionLimit: whole(0, 35, 'days'),
    DailySnapshotTime: like(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day: `03:00`'),
    SubnetIds: items(2, 3),
  },
  'AWS::ElastiCache::User': {
    UserId: like(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/, 'at most 40 letters, digits and -, beginning with a letter'),
    Engine: oneOf('valkey', 'redis'),
    AccessString: like(/^(on|off)(\s+\S+)+$/, '`on` or `off`, then keys (`~*`) and commands (`+@all`)'),
    Passwords: items(1, 2),
    'AuthenticationMode.Type': oneOf('iam', 'password', 'no-password-required'),
  },
  'AWS::ElastiCache::UserGroup': {
    UserGroupId: like(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/, 'at most 40 letters, digits and -, beginning with a letter'),
    Engine: oneOf('valkey', 'redis'),
  },
  'AWS::ElastiCache::ReplicationGroup': { SnapshotRetentionLimit: whole(0, 35), SnapshotWindow: dailyWindow },
};
