import { dailyWindow, weeklyWindow } from './forms.ts';
import { all, inSteps, items, type LimitsOfTypes, like, oneOf, whole } from './limit.ts';

const identifier = like(
  /^(?!.*--)[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/,
  'at most 63 letters, digits and single hyphens, beginning with a letter',
);
const port = whole(1150, 65_535);
const userName = all(
  like(/^[a-zA-Z_][a-zA-Z0-9_]{0,62}$/, 'letters, digits and _, beginning with a letter'),
  (value) =>
    ['admin', 'rdsadmin', 'postgres_admin'].includes(String(value)) ? 'a name that is not reserved' : undefined,
);
const logs = oneOf('postgresql', 'upgrade', 'iam-db-auth-error', 'instance', 'audit', 'error', 'general', 'slowquery');

/** Amazon RDS and Aurora: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html */
export const database: LimitsOfTypes = {
  'AWS::RDS::DBCluster': {
    DBClusterIdentifier: identifier,
    Engine: oneOf('aurora-postgresql', 'aurora-mysql', 'postgres', 'mysql', 'neptune'),
    EngineMode: oneOf('provisioned', 'serverless', 'parallelquery', 'global'),
    BackupRetentionPeriod: whole(1, 35, 'days'),
    'ServerlessV2ScalingConfiguration.MinCapacity': inSteps(0.5, 0, 256, 'ACU'),
    'ServerlessV2ScalingConfiguration.MaxCapacity': inSteps(0.5, 1, 256, 'ACU'),
    'ServerlessV2ScalingConfiguration.SecondsUntilAutoPause': whole(300, 86_400, 's'),
    Port: port,
    PreferredBackupWindow: dailyWindow,
    PreferredMaintenanceWindow: weeklyWindow,
    MasterUsername: userName,
    DatabaseName: like(/^[a-zA-Z_][a-zA-Z0-9_]{0,62}$/, 'letters, digits and _, beginning with a letter'),
    'EnableCloudwatchLogsExports.*': logs,
    MonitoringInterval: oneOf(0, 1, 5, 10, 15, 30, 60),
    PerformanceInsightsRetentionPeriod: (value) => insights(Number(value)),
    DatabaseInsightsMode: oneOf('standard', 'advanced'),
    StorageType: oneOf('aurora', 'aurora-iopt1', 'gp3', 'io1', 'io2'),
    BacktrackWindow: whole(0, 259_200, 's'),
  },
  'AWS::RDS::DBInstance': {
    DBInstanceIdentifier: identifier,
    DBInstanceClass: like(/^db\.(serverless|[a-z0-9-]+\.[a-z0-9.-]+)$/, 'a class: `db.t4g.micro`, `db.serverless`'),
    BackupRetentionPeriod: whole(0, 35, 'days'),
    PreferredBackupWindow: dailyWindow,
    PreferredMaintenanceWindow: weeklyWindow,
    MonitoringInterval: oneOf(0, 1, 5, 10, 15, 30, 60),
    PerformanceInsightsRetentionPeriod: (value) => insights(Number(value)),
    PromotionTier: whole(0, 15),
    Port: port,
    StorageType: oneOf('standard', 'gp2', 'gp3', 'io1', 'io2', 'aurora', 'aurora-iopt1'),
    MasterUsername: userName,
    'EnableCloudwatchLogsExports.*': logs,
  },
  'AWS::RDS::DBSubnetGroup': { SubnetIds: items(2, 20) },
  'AWS::RDS::DBProxy': {
    EngineFamily: oneOf('POSTGRESQL', 'MYSQL', 'SQLSERVER'),
    IdleClientTimeout: whole(1, 28_800, 's'),
    VpcSubnetIds: items(2, 16),
  },
};

/** 7 days, months of 31 days up to 23, or 731 days. */
const insights = (days: number) =>
  days === 7 || days === 731 || (days % 31 === 0 && days > 0 && days <= 23 * 31)
    ? undefined
    : '7 days, a multiple of 31, or 731';
