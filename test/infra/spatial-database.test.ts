import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { EnvironmentConfig } from '#lib/config';
import { spatialDatabase } from '#lib/constructs/spatial-database';
import { cdkStack, configOf, networkIn } from '../support/cdk-app.ts';
import { permissionsOf, resourcesOf } from '../support/cdk-resources.ts';

const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';

function databaseWith(config: EnvironmentConfig) {
  const stack = cdkStack();
  const key = new Key(stack, 'Key');
  const database = spatialDatabase(stack, 'Database', { config, network: networkIn(stack), key });
  const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  database.grantConnect(role, 'plinth_reader');
  return { database, access: stack.resolve(database.accessFor('plinth_reader')), template: Template.fromStack(stack) };
}

const production = databaseWith(configOf('production'));
const dev = databaseWith(configOf('dev'));
const { template } = production;

describe('a database of its own', () => {
  it('is PostgreSQL on Aurora Serverless v2, in both zones', () => {
    template.hasResourceProperties(CLUSTER, {
      Engine: 'aurora-postgresql',
      EngineVersion: Match.stringLikeRegexp('^17\\.'),
    });
    template.allResourcesProperties(INSTANCE, { DBInstanceClass: 'db.serverless', PubliclyAccessible: false });
    const [group] = resourcesOf(template, 'AWS::RDS::DBSubnetGroup');
    expect(group?.Properties['SubnetIds']).toHaveLength(2);
  });

  it('pauses in dev after ten minutes, and is always awake in production, with as many instances as it is told', () => {
    dev.template.hasResourceProperties(CLUSTER, {
      ServerlessV2ScalingConfiguration: { MinCapacity: 0, MaxCapacity: 4, SecondsUntilAutoPause: 600 },
    });
    dev.template.resourceCountIs(INSTANCE, 1);
    template.hasResourceProperties(CLUSTER, {
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 32, SecondsUntilAutoPause: Match.absent() },
    });
    template.resourceCountIs(INSTANCE, 1);
    const { database, ...config } = configOf('production');
    if (database.kind !== 'aurora') throw new Error('The database of production is not Aurora.');
    databaseWith({ ...config, database: { ...database, readers: 1 } }).template.resourceCountIs(INSTANCE, 2);
  });

  it('ends idle sessions where they would keep it from pausing, and only there', () => {
    const parameters = (value: unknown) => ({ Parameters: Match.objectLike({ idle_session_timeout: value }) });
    dev.template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', parameters('300000'));
    template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', parameters(Match.absent()));
  });

  it('counts statements, logs slow ones, and refuses whoever comes without TLS', () => {
    template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Family: 'aurora-postgresql17',
      Parameters: {
        shared_preload_libraries: 'pg_stat_statements',
        'pg_stat_statements.track': 'all',
        log_min_duration_statement: '500',
        'rds.force_ssl': '1',
      },
    });
  });

  it('sends its log to CloudWatch, where lines go after the days of the environment', () => {
    template.hasResourceProperties(CLUSTER, { EnableCloudwatchLogsExports: ['postgresql'] });
    template.hasResourceProperties('Custom::LogRetention', {
      RetentionInDays: configOf('production').logs.retentionDays,
    });
  });

  it('is watched by Database Insights, in the standard mode that costs nothing', () => {
    const insights = (isWatched: boolean) => ({
      DatabaseInsightsMode: 'standard',
      PerformanceInsightsEnabled: isWatched,
    });
    template.hasResourceProperties(CLUSTER, insights(true));
    dev.template.hasResourceProperties(CLUSTER, insights(false));
  });

  it('is encrypted, backed up, and cannot be deleted where data is retained', () => {
    template.hasResource(CLUSTER, {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { StorageEncrypted: true, DeletionProtection: true, BackupRetentionPeriod: 30 },
    });
    dev.template.hasResource(CLUSTER, { DeletionPolicy: 'Delete', Properties: { DeletionProtection: false } });
  });

  it('takes users by IAM, and keeps the one password there is in Secrets Manager, under the key of the account', () => {
    template.hasResourceProperties(CLUSTER, {
      EnableIAMDatabaseAuthentication: true,
      ManageMasterUserPassword: true,
      MasterUserPassword: Match.absent(),
      MasterUserSecret: { KmsKeyId: Match.anyValue() },
    });
  });

  it('lets code connect as the user it was granted, whose address has no password', () => {
    const connects = permissionsOf(template).filter(({ Action }) => Action.includes('rds-db:connect'));
    const users = connects.map(({ Resource }) => /\/(plinth_\w+)/.exec(JSON.stringify(Resource))?.[1]);
    expect(users.toSorted()).toEqual(['plinth_migrator', 'plinth_reader']);
    expect(JSON.stringify(production.access.DATABASE_URL)).toMatch(/"postgresql:\/\/plinth_reader@",.*"\/plinth"/);
    expect(production.access.DATABASE_AUTHENTICATION).toBe('iam');
  });
});

describe('the steps that make a database ready', () => {
  const [roles] = resourcesOf(template, 'Custom::PlinthDatabaseRoles');
  const [migrations] = resourcesOf(template, 'Custom::PlinthMigrations');
  const functionOf = (variable: string) =>
    resourcesOf(template, 'AWS::Lambda::Function').find(({ Properties }) =>
      JSON.stringify(Properties).includes(variable),
    );

  it('are roles once the instances are there, then migrations', () => {
    const instances = resourcesOf(template, INSTANCE).map(({ id }) => id);
    expect(roles?.DependsOn).toEqual(expect.arrayContaining(instances));
    expect(migrations?.DependsOn).toContain(roles?.id);
  });

  it('migrate only when the database lets the function in', () => {
    const [ingress] = resourcesOf(template, 'AWS::EC2::SecurityGroupIngress');
    expect(roles?.DependsOn).toContain(ingress?.id);
  });

  it('are done again when their code changes', () => {
    for (const step of [roles, migrations])
      expect(step?.Properties['Release']).toMatch(/^[0-9a-f]{64}(-[0-9a-f]{64})*$/);
  });

  it('make roles by the Data API, outside the network, with the secret and its key', () => {
    template.hasResourceProperties(CLUSTER, { EnableHttpEndpoint: true });
    expect(functionOf('MASTER_SECRET_ARN')?.Properties).not.toHaveProperty('VpcConfig');
    const actions = permissionsOf(template).flatMap(({ Action }) => Action);
    expect(actions).toEqual(
      expect.arrayContaining(['rds-data:ExecuteStatement', 'secretsmanager:GetSecretValue', 'kms:Decrypt']),
    );
  });

  it('migrate inside the network, as a user who cannot read the secret', () => {
    const migrating = functionOf('"DATABASE_AUTHENTICATION":"iam"');
    expect(migrating?.Properties).toHaveProperty('VpcConfig');
    const secrets = permissionsOf(template).filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'));
    expect(secrets).toHaveLength(1);
  });
});

describe('a database that somebody else runs', () => {
  const existing = databaseWith({
    ...configOf('production'),
    database: { kind: 'existing', url: 'postgresql://plinth@db.example/plinth', authentication: 'url' },
  });

  it('is reached as its address says, without permissions or a cluster', () => {
    expect(existing.access).toEqual({
      DATABASE_URL: 'postgresql://plinth@db.example/plinth',
      DATABASE_AUTHENTICATION: 'url',
    });
    existing.template.resourceCountIs(CLUSTER, 0);
    expect(permissionsOf(existing.template).flatMap(({ Action }) => Action)).not.toContain('rds-db:connect');
    expect(existing.database.connections).toBeUndefined();
  });

  it('is migrated all the same', () => {
    existing.template.resourceCountIs('Custom::PlinthMigrations', 1);
    existing.template.resourceCountIs('Custom::PlinthDatabaseRoles', 0);
  });
});
