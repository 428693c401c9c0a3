import { describe, expect, it } from '@jest/globals';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { probePaths } from '#api/contracts';
import { configOf } from '../support/cdk-app.ts';
import { resourcesOf, statementsOf } from '../support/cdk-resources.ts';
import { functionNamed, permissionsOfFunction } from '../support/functions.ts';
import { templatesOf } from '../support/templates.ts';

const apiIn = (environment: string): Template => {
  const template = templatesOf(configOf(environment)).get('Api');
  if (template === undefined) throw new Error('There is no stack Api.');
  return template;
};

const dev = apiIn('dev');
const production = apiIn('production');
const local = apiIn('local');

const variablesOf = (template: Template, name: string) =>
  Object(Object(functionNamed(template, name).Properties['Environment'])['Variables']);

/** Path -> `METHOD authorization function`, for every method but preflights. */
function methodsOf(template: Template): ReadonlyMap<string, readonly string[]> {
  const resources = new Map(
    resourcesOf(template, 'AWS::ApiGateway::Resource').map(({ id, Properties }) => [id, Properties]),
  );
  const pathOf = (id: string): string => {
    const found = resources.get(id);
    return found === undefined ? '' : `${pathOf(Object(found['ParentId'])['Ref'])}/${found['PathPart']}`;
  };
  const methods = new Map<string, string[]>();
  for (const { Properties } of resourcesOf(template, 'AWS::ApiGateway::Method')) {
    const { HttpMethod, AuthorizationType, ResourceId, Integration } = Properties;
    if (HttpMethod === 'OPTIONS') continue;
    const path = pathOf(Object(ResourceId)['Ref']);
    const handler = /"(\w+)Aliaslive/.exec(JSON.stringify(Integration))?.[1];
    methods.set(path, [...(methods.get(path) ?? []), `${HttpMethod} ${AuthorizationType} ${handler}`]);
  }
  return methods;
}

describe('the routes of models', () => {
  it('lead to the function of models, and spatial queries to theirs', () => {
    const methods = methodsOf(dev);
    expect(methods.get('/v1/models')).toEqual(['GET CUSTOM Models']);
    expect(methods.get('/v1/models/{proxy+}')?.toSorted()).toEqual([
      'DELETE CUSTOM Models',
      'GET CUSTOM Models',
      'POST CUSTOM Spatial',
    ]);
  });
});

describe('the routes of health', () => {
  it.each(['dev', 'production', 'local'])(
    'are open to probes in %s, whatever the access to all others',
    (environment) => {
      const methods = methodsOf(apiIn(environment));
      for (const path of probePaths) expect([path, methods.get(path)]).toEqual([path, ['GET NONE Health']]);
    },
  );

  it('are closed where they tell numbers', () => {
    const config = configOf('dev');
    const byIam = templatesOf({ ...config, api: { ...config.api, access: 'iam' } }).get('Api') ?? local;
    expect(methodsOf(dev).get('/metrics')).toEqual(['GET CUSTOM Metrics']);
    expect(methodsOf(dev).get('/api/monitoring/health')).toEqual(['GET CUSTOM Health']);
    expect(methodsOf(byIam).get('/metrics')).toEqual(['GET AWS_IAM Metrics']);
    expect(methodsOf(byIam).get('/healthz')).toEqual(['GET NONE Health']);
  });
});

describe('what reads models and looks at the product', () => {
  const logged = ['logs:CreateLogStream', 'logs:PutLogEvents'];
  const traced = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
  const framed = ['dynamodb:PutItem', 'dynamodb:UpdateItem', ...logged, ...traced];
  const inNetwork = ['ec2:AssignPrivateIpAddresses', 'ec2:CreateNetworkInterface'];
  const asked = 'rds-db:connect';
  const permissions = (name: string) =>
    permissionsOfFunction(dev, functionNamed(dev, name)).filter((action) => !action.startsWith('ec2:'));
  const looked = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 's3:GetObject', 's3:ListBucket'];

  it('`models` may read artifacts, and remove jobs, uploads and artifacts with their model', () => {
    expect(permissions('Models')).toEqual(
      [
        ...framed,
        asked,
        ...looked,
        'dynamodb:DeleteItem',
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:ListBucketMultipartUploads',
      ].sort(),
    );
  });

  it('`spatial` may ask the database, and the cache where there is one, nothing else', () => {
    expect(permissions('Spatial')).toEqual([...framed, asked].sort());
    const more = permissionsOfFunction(production, functionNamed(production, 'Spatial')).filter(
      (action) => !/^(ec2|kms):/.test(action),
    );
    expect(more).toEqual([...framed, 'elasticache:Connect', asked].sort());
  });

  it('`health` may ask all of them, `metrics` only for jobs', () => {
    expect(permissions('Health')).toEqual([...framed, asked, ...looked].sort());
    expect(permissions('Metrics')).toEqual([...framed, ...looked].sort());
  });

  it('of artifacts, `health` and `metrics` may look at one alone, which is not there', () => {
    const reads = resourcesOf(dev, 'AWS::IAM::Policy')
      .filter(({ id }) => /^(Health|Metrics)Role/.test(id))
      .flatMap(({ Properties }) => statementsOf(Properties['PolicyDocument']))
      .filter(({ Action }) => Action.includes('s3:GetObject'));
    expect(reads).toHaveLength(2);
    for (const { Resource } of reads) {
      expect(JSON.stringify(Resource)).toMatch(/\/\*\/00000000-0000-4000-8000-000000000000"/);
    }
  });

  it('stands in the network where it asks the database, and in no other place', () => {
    const isInNetwork = (name: string) => functionNamed(dev, name).Properties['VpcConfig'] !== undefined;
    expect(['Models', 'Spatial', 'Health', 'Metrics'].map(isInNetwork)).toEqual([true, true, true, false]);
    const managed = JSON.stringify(resourcesOf(dev, 'AWS::IAM::Role').find(({ id }) => id.startsWith('ModelsRole')));
    expect(managed).toContain('AWSLambdaVPCAccessExecutionRole');
    expect(inNetwork.some((action) => permissionsOfFunction(dev, functionNamed(dev, 'Models')).includes(action))).toBe(
      false,
    );
  });

  it('reaches AWS by HTTPS, the database and the cache, and nothing else', () => {
    for (const [template, servers] of [[dev, 1] as const, [production, 2] as const]) {
      const egress = resourcesOf(template, 'AWS::EC2::SecurityGroup').flatMap(
        ({ Properties }) => Properties['SecurityGroupEgress'],
      );
      expect(egress).toEqual([expect.objectContaining({ FromPort: 443, ToPort: 443, IpProtocol: 'tcp' })]);
      const ways = resourcesOf(template, 'AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress');
      expect(ways).toHaveLength(2 * servers);
      for (const { Properties } of ways) expect(Properties['IpProtocol']).toBe('tcp');
    }
  });

  it('signs addresses of CloudFront where that delivers, and of the bucket elsewhere', () => {
    expect(variablesOf(dev, 'Models')).toMatchObject({
      ARTIFACT_ORIGIN: expect.anything(),
      SIGNING_KEY: `artifacts-${configOf('dev').web.signingKeys[0]}`,
      SIGNING_KEYS_TABLE: expect.anything(),
      SIGNING_PUBLIC_KEY: expect.anything(),
    });
    expect(variablesOf(local, 'Models')).not.toHaveProperty('ARTIFACT_ORIGIN');
  });

  it('wakes no database only to look at it', () => {
    expect(variablesOf(dev, 'Health')['DATABASE_REST']).toBe('may-sleep');
    expect(variablesOf(production, 'Health')['DATABASE_REST']).toBe('always-awake');
    expect(variablesOf(local, 'Health')['DATABASE_REST']).toBe('always-awake');
  });
});

describe('a release of the API', () => {
  const groups = resourcesOf(production, 'AWS::CodeDeploy::DeploymentGroup');
  const aliases = resourcesOf(production, 'AWS::Lambda::Alias');

  it('answers one request of ten for five minutes, and is taken back where the alias has an error', () => {
    expect(groups).toHaveLength(aliases.length);
    for (const { Properties } of groups) {
      expect(JSON.stringify(Properties['DeploymentConfigName'])).toContain(
        'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      );
      expect(Properties).toMatchObject({
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: expect.arrayContaining([
            'DEPLOYMENT_FAILURE',
            'DEPLOYMENT_STOP_ON_ALARM',
            'DEPLOYMENT_STOP_ON_REQUEST',
          ]),
        },
        AlarmConfiguration: { Enabled: true },
      });
    }
    production.resourcePropertiesCountIs(
      'AWS::CloudWatch::Alarm',
      {
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        TreatMissingData: 'notBreaching',
        Dimensions: Match.arrayWith([Match.objectLike({ Name: 'Resource' })]),
      },
      aliases.length,
    );
  });

  it('moves every alias of the API by CodeDeploy, of one application', () => {
    production.resourceCountIs('AWS::CodeDeploy::Application', 1);
    for (const { id } of aliases) {
      const { UpdatePolicy } = Object(Object(production.toJSON()['Resources'])[id]);
      expect(UpdatePolicy).toHaveProperty('CodeDeployLambdaAliasUpdate');
    }
  });

  it('takes over at once where the environment says so', () => {
    for (const template of [dev, local]) template.resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 0);
  });
});
