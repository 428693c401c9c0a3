import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib/core';
import { z } from 'zod';
import { foundation } from '#lib/config';
import { FoundationStage } from '#lib/stage';
import { cdkApp, configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { permissionsOfRole } from '../support/functions.ts';
import { templatesOf } from '../support/templates.ts';

function stack(environment: string, name: string): Template {
  const found = templatesOf(configOf(environment)).get(name);
  if (found === undefined) throw new Error(`${environment} has no stack ${name}.`);
  return found;
}

const processing = stack('production', 'Processing');
const [task] = resourcesOf(processing, 'AWS::ECS::TaskDefinition');

/** The variables of a task definition. */
const variablesOf = (definition: typeof task) =>
  z
    .array(z.object({ Environment: z.array(z.object({ Name: z.string(), Value: z.unknown() })) }))
    .parse(definition?.Properties['ContainerDefinitions'])
    .flatMap(({ Environment }) => Environment.map(({ Name, Value }) => [Name, Value] as const));

describe('feature flags in AppConfig', () => {
  it('begin as the settings of the environment say, and take nothing that is no flag of ours', () => {
    const [version] = resourcesOf(processing, 'AWS::AppConfig::HostedConfigurationVersion');
    const content: unknown = JSON.parse(String(version?.Properties['Content']));
    expect(content).toEqual(configOf('production').flags.on);
    const [profile] = resourcesOf(processing, 'AWS::AppConfig::ConfigurationProfile');
    const [validator] = z
      .array(z.object({ Type: z.literal('JSON_SCHEMA'), Content: z.string() }))
      .parse(profile?.Properties['Validators']);
    const { $schema, ...schema } = JSON.parse(validator?.Content ?? '');
    expect($schema).toBe('http://json-schema.org/draft-04/schema#');
    const isValid = new Ajv().compile(schema);
    expect([content, {}, { turbo: true }, { strictValidation: 'yes' }].map((one) => isValid(one))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('are handed out bit by bit, and taken back when workers fail job after job', () => {
    const [alarm] = resourcesOf(processing, 'AWS::CloudWatch::Alarm').filter(({ id }) => id.startsWith('Deployment'));
    processing.hasResourceProperties('AWS::AppConfig::Environment', {
      Monitors: [Match.objectLike({ AlarmArn: { 'Fn::GetAtt': [alarm?.id, 'Arn'] } })],
    });
    processing.hasResourceProperties('AWS::AppConfig::DeploymentStrategy', {
      GrowthFactor: 20,
      DeploymentDurationInMinutes: 10,
      FinalBakeTimeInMinutes: 10,
    });
    expect(permissionsOfRole(processing, 'FlagsWatcher')).toEqual(['cloudwatch:DescribeAlarms']);
  });

  it('are read by the workers, which are told where, and what holds until they have been', () => {
    const variables = new Map(variablesOf(task));
    expect(variables.get('FEATURES')).toBe('exportCompression');
    expect(JSON.stringify(variables.get('APPCONFIG_FLAGS'))).toMatch(/"Ref".*"\/".*"\/"/);
    const [role] = resourcesOf(processing, 'AWS::IAM::Role').filter(({ id }) => /^StandardWorker\w*TaskRole/.test(id));
    const may = permissionsOfRole(processing, role?.id ?? '');
    expect(may).toEqual(
      expect.arrayContaining(['appconfig:GetLatestConfiguration', 'appconfig:StartConfigurationSession']),
    );
  });
});

describe('feature flags elsewhere', () => {
  it('are variables, where the environment has no AppConfig', () => {
    const dev = stack('dev', 'Processing');
    expect(resourcesOf(dev).filter(({ Type }) => Type.startsWith('AWS::AppConfig'))).toEqual([]);
    const variables = new Map(variablesOf(resourcesOf(dev, 'AWS::ECS::TaskDefinition')[0]));
    expect([variables.get('FEATURES'), variables.has('APPCONFIG_FLAGS')]).toEqual(['advancedMonitoring', false]);
  });

  it('are variables of the function that stands in a network without a way out', () => {
    stack('production', 'Api').hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ ARTIFACT_BUCKET: Match.anyValue(), FEATURES: 'exportCompression' }),
      },
    });
  });
});

describe('the foundation of an account', () => {
  it('has every image scanned that arrives', () => {
    const stage = new FoundationStage(cdkApp(), { config: foundation });
    const [account] = stage.node.children.filter(Stack.isStack);
    if (account === undefined) throw new Error('The foundation has no stack.');
    Template.fromStack(account).hasResourceProperties('AWS::ECR::RegistryScanningConfiguration', {
      Rules: [{ ScanFrequency: 'SCAN_ON_PUSH', RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }] }],
    });
  });
});
