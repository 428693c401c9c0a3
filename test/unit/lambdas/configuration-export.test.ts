import {
  AppConfigClient,
  GetHostedConfigurationVersionCommand,
  ListConfigurationProfilesCommand,
  ListHostedConfigurationVersionsCommand,
} from '@aws-sdk/client-appconfig';
import { CloudFormationClient, DescribeStacksCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { configurationExport } from '../../../lambdas/configuration-export/configuration-export.ts';
import {
  type Documents,
  hostedConfiguration,
  parameters,
  stack,
} from '../../../lambdas/configuration-export/sources.ts';
import { lambdaContext, observed } from '../../support/lambda-events.ts';

const region = 'eu-central-1';
const client = new S3Client({ region });
const bucket = mockClient(client);
const objects = new Map<string, string>();

beforeEach(() => {
  bucket.reset();
  objects.clear();
  bucket.on(PutObjectCommand).callsFake(({ Key, Body }) => void objects.set(Key, Body));
  bucket.on(GetObjectCommand).callsFake(({ Key }) => {
    const text = objects.get(Key);
    if (text === undefined) throw new NoSuchKey({ $metadata: {}, message: '' });
    return { Body: { transformToString: async () => text } };
  });
});

function run(...sources: (() => Promise<Documents>)[]) {
  const { tools, metrics, lines } = observed('configuration-export');
  const settings = { client, bucket: 'configuration', sources };
  return { answer: configurationExport(tools, settings)({}, lambdaContext()), metrics, lines };
}

describe('the export of the configuration', () => {
  it('writes what has changed, and nothing else', async () => {
    const flags = async () => ({ 'flags.json': { on: 1 } });
    const first = run(flags, async () => ({ 'stack.json': { a: 'b' } }));
    expect(await first.answer).toEqual({ changed: ['flags.json', 'stack.json'] });
    const second = run(flags, async () => ({ 'stack.json': { a: 'c' } }));
    expect(await second.answer).toEqual({ changed: ['stack.json'] });
    expect(JSON.parse(objects.get('stack.json') ?? '')).toEqual({ a: 'c' });
    expect(second.metrics).toEqual({ ConfigurationChanges: 1, ConfigurationExports: 1 });
  });

  it('goes on where one part cannot be read, and says so in the end', async () => {
    const { answer, metrics, lines } = run(
      async () => Promise.reject(new Error('SSM is away.')),
      async () => ({ 'stack.json': {} }),
    );
    await expect(answer).rejects.toThrow('1 parts');
    expect([...objects.keys()]).toEqual(['stack.json']);
    expect(metrics).toEqual({ ConfigurationChanges: 1 });
    expect(lines.join()).toContain('SSM is away.');
  });
});

describe('what is exported', () => {
  it('has the parameters below a path, page by page, and no secret ones', async () => {
    const ssm = new SSMClient({ region });
    const mock = mockClient(ssm);
    const page = (Name: string, NextToken?: string) => ({
      Parameters: [{ Name, Value: '1' }],
      ...(NextToken && { NextToken }),
    });
    mock.on(GetParametersByPathCommand, { NextToken: undefined }).resolves(page('/plinth/x/a', 'more'));
    mock.on(GetParametersByPathCommand, { NextToken: 'more' }).resolves(page('/plinth/x/b'));
    expect(await parameters(ssm, '/plinth/x')).toEqual({
      'parameters.json': { '/plinth/x/a': '1', '/plinth/x/b': '1' },
    });
    const filters = mock.commandCalls(GetParametersByPathCommand)[0]?.args[0].input.ParameterFilters;
    expect(filters).toEqual([{ Key: 'Type', Option: 'Equals', Values: ['String', 'StringList'] }]);
  });

  it('has the newest version of what AppConfig hosts', async () => {
    const appConfig = new AppConfigClient({ region });
    const mock = mockClient(appConfig);
    mock.on(ListConfigurationProfilesCommand).resolves({
      Items: [
        { Id: 'p1', Name: 'flags' },
        { Id: 'p2', Name: 'empty' },
      ],
    });
    mock.on(ListHostedConfigurationVersionsCommand).resolves({ Items: [] });
    mock
      .on(ListHostedConfigurationVersionsCommand, { ConfigurationProfileId: 'p1' })
      .resolves({ Items: [{ VersionNumber: 9 }, { VersionNumber: 10 }] });
    mock.on(GetHostedConfigurationVersionCommand).callsFake(({ VersionNumber }) => ({
      Content: new TextEncoder().encode(JSON.stringify({ version: VersionNumber })),
    }));
    expect(await hostedConfiguration(appConfig, 'app')).toEqual({ 'appconfig/flags.json': { version: 10 } });
  });

  it('has of each stack its template, outputs and parameters', async () => {
    const cloudFormation = new CloudFormationClient({ region });
    const mock = mockClient(cloudFormation);
    mock.on(DescribeStacksCommand).resolves({
      Stacks: [
        {
          StackName: 'plinth-x-Api',
          CreationTime: new Date(0),
          StackStatus: 'UPDATE_COMPLETE',
          Outputs: [{ OutputKey: 'ApiUrl', OutputValue: 'https://api.example' }],
          Parameters: [{ ParameterKey: 'BootstrapVersion', ParameterValue: '29' }],
        },
      ],
    });
    mock.on(GetTemplateCommand).resolves({ TemplateBody: '{"Resources":{}}' });
    expect(await stack(cloudFormation, 'plinth-x-Api')).toEqual({
      'stacks/plinth-x-Api.json': {
        outputs: { ApiUrl: 'https://api.example' },
        parameters: { BootstrapVersion: '29' },
      },
      'stacks/plinth-x-Api.template.json': { Resources: {} },
    });
  });
});
