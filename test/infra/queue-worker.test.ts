import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { Stack, Stage } from 'aws-cdk-lib/core';
import { workerImage } from '#containers/ifc-worker';
import { WorkerImage } from '#lib/constructs/queue-worker';
import { PlinthStage } from '#lib/stage';
import { cdkApp, cdkStack, configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { permissionsOfRole } from '../support/functions.ts';
import { templatesOf } from '../support/templates.ts';

const TASK = 'AWS::ECS::TaskDefinition';
const SERVICE = 'AWS::ECS::Service';

const templateIn = (environment: string): Template => {
  const template = templatesOf(configOf(environment)).get('Processing');
  if (template === undefined) throw new Error('There is no stack Processing.');
  return template;
};

const template = templateIn('production');
const container = (properties: object) => ({ ContainerDefinitions: [Match.objectLike(properties)] });

describe('the tasks of the workers', () => {
  it.each([
    { size: 'Standard', cpu: '2048', memory: '4096' },
    { size: 'Large', cpu: '4096', memory: '16384' },
  ])('have on ARM $cpu units of processor and $memory MiB for $size files', ({ cpu, memory }) => {
    template.hasResourceProperties(TASK, {
      Cpu: cpu,
      Memory: memory,
      RequiresCompatibilities: ['FARGATE'],
      RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
    });
  });

  it('run without root and without any capability, on a root file system that cannot be written', () => {
    template.allResourcesProperties(
      TASK,
      container({
        User: workerImage.user,
        ReadonlyRootFilesystem: true,
        LinuxParameters: { Capabilities: { Drop: ['ALL'] }, InitProcessEnabled: true },
      }),
    );
    expect(Number(workerImage.user)).toBeGreaterThan(0);
  });

  it('can write to one volume, bounded by the storage of the task', () => {
    template.allResourcesProperties(TASK, {
      Volumes: [{ Name: 'scratch' }],
      EphemeralStorage: { SizeInGiB: Match.anyValue() },
      ...container({
        MountPoints: [{ ContainerPath: '/scratch', ReadOnly: false, SourceVolume: 'scratch' }],
      }),
    });
  });

  it('are told to stop two minutes before they are killed, longer than a worker takes', () => {
    template.allResourcesProperties(TASK, container({ StopTimeout: 120 }));
    expect(workerImage.stopSeconds).toBeLessThan(120);
  });

  it('are replaced when their loop stands still', () => {
    template.allResourcesProperties(
      TASK,
      container({ HealthCheck: Match.objectLike({ Command: workerImage.healthCheck, Interval: 30, Retries: 3 }) }),
    );
  });

  it('are what the Dockerfile makes: its user, its scratch folder, its health check', () => {
    const dockerfile = readFileSync(new URL(`../../${workerImage.dockerfile}`, import.meta.url), 'utf8');
    const [, ...command] = workerImage.healthCheck;
    expect(dockerfile).toMatch(new RegExp(`^USER ${workerImage.user}(:|$)`, 'm'));
    expect(dockerfile).toMatch(new RegExp(`^VOLUME ${workerImage.scratchFolder}$`, 'm'));
    expect(dockerfile).toContain(`CMD ${JSON.stringify(command).replaceAll(',', ', ')}`);
  });

  it('are told from when on models are tiles, where the environment says it', () => {
    const { processing, ...config } = configOf('production');
    const lower = templatesOf({ ...config, processing: { ...processing, tilesAbove: 1_000_000 } }).get('Processing');
    const told = { Name: 'PLINTH_TILES_ABOVE', Value: '1000000' };
    lower?.allResourcesProperties(TASK, container({ Environment: Match.arrayWith([told]) }));
    expect(JSON.stringify(template.toJSON())).not.toContain(told.Name);
    expect(lower).toBeDefined();
  });

  it('are told what shapes may cost, where the environment says it', () => {
    const { processing, ...config } = configOf('production');
    const budgets = { elementMs: 5000, shapesTriangles: 20_000_000 };
    const bounded = templatesOf({ ...config, processing: { ...processing, budgets } }).get('Processing');
    const told = [
      { Name: 'PLINTH_ELEMENT_BUDGET_MS', Value: '5000' },
      { Name: 'PLINTH_SHAPES_BUDGET_TRIANGLES', Value: '20000000' },
    ];
    expect(bounded).toBeDefined();
    bounded?.allResourcesProperties(TASK, container({ Environment: Match.arrayWith(told) }));
    expect(JSON.stringify(bounded?.toJSON())).not.toMatch(/PLINTH_ELEMENT_BUDGET_TRIANGLES|PLINTH_SHAPES_BUDGET_MS/);
    expect(JSON.stringify(template.toJSON())).not.toContain('_BUDGET_');
  });

  it('have no secret among their variables', () => {
    for (const { Properties } of resourcesOf(template, TASK)) {
      expect(JSON.stringify(Properties)).not.toMatch(/"Secrets"|PASSWORD|resolve:secretsmanager/);
    }
  });

  it('may do what the loop does, and nothing else', () => {
    for (const size of ['Standard', 'Large']) {
      expect(permissionsOfRole(template, `${size}WorkerTaskTaskRole`)).toEqual([
        'appconfig:GetLatestConfiguration',
        'appconfig:StartConfigurationSession',
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'ecs:GetTaskProtection',
        'ecs:UpdateTaskProtection',
        'elasticache:Connect',
        'kms:Decrypt',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKey*',
        'kms:ReEncrypt*',
        'rds-db:connect',
        's3:AbortMultipartUpload',
        's3:GetObject',
        's3:GetObjectVersion',
        's3:ListBucket',
        's3:PutObject',
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:ReceiveMessage',
      ]);
    }
  });
});

describe('the services of the workers', () => {
  it('have no desired count, which every deployment would reset', () => {
    for (const { Properties } of resourcesOf(template, SERVICE)) expect(Properties).not.toHaveProperty('DesiredCount');
  });

  it('take mostly spare capacity for usual files, and never for large ones, which take long', () => {
    template.hasResourceProperties(SERVICE, {
      CapacityProviderStrategy: [
        { CapacityProvider: 'FARGATE_SPOT', Weight: 80, Base: 1 },
        { CapacityProvider: 'FARGATE', Weight: 20 },
      ],
    });
    template.hasResourceProperties(SERVICE, {
      CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 100 }],
    });
  });

  it('are deployed task by task, and go back when tasks do not start or jobs fail in a row', () => {
    const [alarm] = resourcesOf(template, 'AWS::CloudWatch::Alarm').filter(({ id }) => id.startsWith('Deployment'));
    template.allResourcesProperties(SERVICE, {
      DeploymentConfiguration: {
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        Alarms: { AlarmNames: [{ Ref: alarm?.id }], Enable: true, Rollback: true },
      },
    });
    // One poisonous file is received five times and fails once.
    expect(alarm?.Properties).toMatchObject({ Threshold: 6, ComparisonOperator: 'GreaterThanThreshold' });
  });

  it('can be reached by nobody, and reach AWS, the database and the cache', () => {
    for (const { Properties } of resourcesOf(template, 'AWS::EC2::SecurityGroup')) {
      expect(Properties).not.toHaveProperty('SecurityGroupIngress');
      expect(JSON.stringify(Properties['SecurityGroupEgress'])).toContain('"FromPort":443');
      expect(JSON.stringify(Properties['SecurityGroupEgress'])).not.toContain('"IpProtocol":"-1"');
    }
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 4);
  });

  it('are deployed after the tables of the database', () => {
    const stage = new PlinthStage(cdkApp(), { config: configOf('production') });
    stage.synth(); // only then are the dependencies known
    const processing = stage.node.children.filter(Stack.isStack).find(({ node }) => node.id === 'Processing');
    expect(processing?.dependencies.map(({ node }) => node.id)).toContain('Data');
  });
});

describe('the cluster', () => {
  it('counts running tasks, by which the backlog is divided', () => {
    template.hasResourceProperties('AWS::ECS::Cluster', {
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
    });
  });
});

describe('the image of the workers', () => {
  it('is built from what its Dockerfile copies, and from little else', () => {
    const stack = cdkStack();
    const { assetHash } = new WorkerImage(stack, 'WorkerImage');
    const context = join(Stage.of(stack)?.assetOutdir ?? '', `asset.${assetHash}`);
    const files = readdirSync(context, { recursive: true }).map(String);
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'package-lock.json', '.npmrc', 'scripts/build-worker.mjs']),
    );
    expect(files.filter((file) => /node_modules|^(lib|web|test|examples|docs)(\/|$)/.test(file))).toEqual([]);
    expect(files.length).toBeLessThan(1000);
  });
});
