import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
  DatabaseInsightsMode,
  ParameterGroup,
} from 'aws-cdk-lib/aws-rds';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import type { DatabaseSurroundings } from './database-surroundings.ts';

/** The database within the cluster. */
export const DATABASE_NAME = 'plinth';

const MASTER_USER = 'plinth_master';

const engine = DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_9 });

/** The database section of an environment that has a cluster of its own. */
export type AuroraSettings = Extract<EnvironmentConfig['database'], { kind: 'aurora' }>;

export interface AuroraClusterProps extends DatabaseSurroundings {
  readonly settings: AuroraSettings;
}

/** Aurora Serverless v2 for PostgreSQL: as many capacity units as there is work for, storage in three zones. */
export class AuroraCluster extends DatabaseCluster {
  constructor(scope: Construct, id: string, { config, network, key, settings }: AuroraClusterProps) {
    const isRetained = config.state.onRemoval === 'retain';
    const { autoPauseMinutes } = settings;
    // Takes memory and time that a database which is meant to pause has not got.
    const enablePerformanceInsights = autoPauseMinutes === undefined;
    super(scope, id, {
      engine,
      parameterGroup: new ParameterGroup(scope, 'Parameters', { engine, parameters: parametersOf(settings) }),
      defaultDatabaseName: DATABASE_NAME,
      writer: ClusterInstance.serverlessV2('writer', { enablePerformanceInsights }),
      readers: Array.from({ length: settings.readers }, (_, index) =>
        ClusterInstance.serverlessV2(`reader${index + 1}`, { enablePerformanceInsights, scaleWithWriter: true }),
      ),
      serverlessV2MinCapacity: settings.minCapacity,
      serverlessV2MaxCapacity: settings.maxCapacity,
      ...(autoPauseMinutes !== undefined && { serverlessV2AutoPauseDuration: Duration.minutes(autoPauseMinutes) }),
      vpc: network.vpc,
      vpcSubnets: network.dataSubnets,
      storageEncrypted: true,
      ...(key && { storageEncryptionKey: key }),
      credentials: Credentials.fromUsername(MASTER_USER, key ? { encryptionKey: key } : {}),
      manageMasterUserPassword: true,
      iamAuthentication: true,
      enableDataApi: true,
      databaseInsightsMode: DatabaseInsightsMode.STANDARD,
      enablePerformanceInsights,
      cloudwatchLogsExports: ['postgresql'],
      cloudwatchLogsRetention: config.logs.retentionDays,
      backup: { retention: Duration.days(settings.backupDays) },
      copyTagsToSnapshot: true,
      deletionProtection: isRetained,
      removalPolicy: isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    if (!isRetained) {
      const reason = 'An environment that is made to be taken down again goes with its database.';
      Validations.of(this).acknowledge({ id: 'AwsSolutions-RDS10', reason });
    }
  }
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html */
function parametersOf({ slowQueryMilliseconds, autoPauseMinutes }: AuroraSettings): Record<string, string> {
  return {
    shared_preload_libraries: 'pg_stat_statements',
    'pg_stat_statements.track': 'all',
    log_min_duration_statement: String(slowQueryMilliseconds),
    'rds.force_ssl': '1',
    // A pool's idle connection, perhaps one of a frozen function, would keep the database from pausing.
    ...(autoPauseMinutes !== undefined && { idle_session_timeout: String(5 * 60_000) }),
  };
}
