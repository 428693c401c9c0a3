import { describe, expect, it } from '@jest/globals';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { Problem, probePaths, problems } from '#api/contracts';
import type { EnvironmentConfig } from '#lib/config';
import { configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { functionNamed, permissionsOfFunction } from '../support/functions.ts';
import { templatesOf } from '../support/templates.ts';

const METHOD = 'AWS::ApiGateway::Method';
const RESPONSE = 'AWS::ApiGateway::GatewayResponse';

const made = new Map<string, Template>();

function templateIn(environment: string): Template {
  const template = made.get(environment) ?? templatesOf(configOf(environment)).get('Api');
  if (template === undefined) throw new Error('There is no stack Api.');
  made.set(environment, template);
  return template;
}

const MethodSettings = z.array(
  z.object({
    HttpMethod: z.string(),
    ResourcePath: z.string(),
    ThrottlingRateLimit: z.number(),
    ThrottlingBurstLimit: z.number(),
    MetricsEnabled: z.boolean(),
  }),
);
const Templates = z.object({ 'application/json': z.string() });

/** The API as it is where the access is another one. */
function templateWith(api: Partial<EnvironmentConfig['api']>): Template {
  const config = configOf('dev');
  const stack = templatesOf({ ...config, api: { ...config.api, ...api } }).get('Api');
  if (stack === undefined) throw new Error('There is no stack Api.');
  return stack;
}

const template = templateIn('dev');
const open = templateWith({ access: 'open' });

/** But for those that browsers ask by before they ask. */
const methodsIn = (stack: Template) =>
  resourcesOf(stack, METHOD)
    .map(({ Properties }) => Properties)
    .filter(({ HttpMethod }) => HttpMethod !== 'OPTIONS');
/** Those that are answered whoever asks. */
const openIn = (stack: Template) => methodsIn(stack).filter((method) => method['AuthorizationType'] === 'NONE');
const closedIn = (stack: Template) => methodsIn(stack).filter((method) => method['AuthorizationType'] !== 'NONE');
const preflightsIn = (stack: Template) =>
  resourcesOf(stack, METHOD)
    .map(({ Properties }) => Properties)
    .filter(({ HttpMethod }) => HttpMethod === 'OPTIONS');

describe('the API', () => {
  it('asks the authorizer about every request in every environment', () => {
    for (const environment of ['dev', 'staging', 'production', 'local']) {
      const methods = closedIn(templateIn(environment));
      expect(new Set(methods.map((method) => method['AuthorizationType']))).toEqual(new Set(['CUSTOM']));
      expect(new Set(methods.map((method) => JSON.stringify(method['AuthorizerId']))).size).toBe(1);
    }
  });

  it('can be open to whoever reaches it', () => {
    expect(new Set(methodsIn(open).map((method) => method['AuthorizationType']))).toEqual(new Set(['NONE']));
    open.resourceCountIs('AWS::ApiGateway::Authorizer', 0);
  });

  it('answers nobody unasked but those who watch over it, and who read what it is', () => {
    const called = openIn(template).map(
      ({ HttpMethod, Integration }) => `${HttpMethod} ${/"(\w+)Aliaslive/.exec(JSON.stringify(Integration))?.[1]}`,
    );
    const documents = ['GET Access', 'GET Access'];
    expect(called.toSorted()).toEqual([...documents, ...probePaths.map(() => 'GET Health')]);
  });

  it('can be closed by IAM instead, for programs of the account alone', () => {
    const closed = templateWith({ access: 'iam' });
    expect(new Set(closedIn(closed).map((method) => method['AuthorizationType']))).toEqual(new Set(['AWS_IAM']));
    expect(openIn(closed)).toHaveLength(openIn(template).length);
    closed.resourceCountIs('AWS::ApiGateway::Authorizer', 0);
  });

  it('believes the released authorizer for at most five minutes, by the header that proves who asks', () => {
    const [live] = resourcesOf(template, 'AWS::Lambda::Alias').filter(({ id }) => id.startsWith('Authorizer'));
    expect(live?.Properties['Name']).toBe('live');
    template.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'REQUEST',
      AuthorizerUri: Match.objectLike({ 'Fn::Join': Match.arrayWith([Match.arrayWith([{ Ref: live?.id }])]) }),
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: 60,
    });
    for (const environment of ['dev', 'staging', 'production']) {
      const [authorizer] = resourcesOf(templateIn(environment), 'AWS::ApiGateway::Authorizer');
      expect(authorizer?.Properties['AuthorizerResultTtlInSeconds']).toBeLessThanOrEqual(300);
    }
  });

  it('lets scripts of our own pages ask, and of no others', () => {
    const preflights = preflightsIn(template);
    expect(preflights.length).toBeGreaterThan(4);
    for (const { AuthorizationType, Integration } of preflights) {
      expect(AuthorizationType).toBe('NONE');
      const text = JSON.stringify(Integration);
      expect(text).toContain('"http://localhost:5173\\"');
      expect(text).toContain('Fn::GetStackOutput');
      expect(text).not.toContain("'*'");
    }
    for (const handler of resourcesOf(template, 'AWS::Lambda::Function')) {
      const variables = Object(Object(handler.Properties['Environment'])['Variables']);
      if ('API_ACCESS' in variables)
        expect(JSON.stringify(variables['WEB_ORIGINS'])).toContain(' http://localhost:5173');
    }
  });

  it('is a regional REST API, which a web application firewall can stand before', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } });
  });

  it('hands bodies on as they are', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { BinaryMediaTypes: Match.absent() });
  });

  it('has methods that are each a proxy for the alias of a function', () => {
    const called = methodsIn(template).map(({ HttpMethod, Integration }) => {
      expect(Integration).toMatchObject({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' });
      return `${HttpMethod} ${/"(\w+)Aliaslive/.exec(JSON.stringify(Integration))?.[1]}`;
    });
    expect(called).toEqual(
      expect.arrayContaining(['POST Uploads', 'GET Jobs', 'POST Jobs', 'GET Access', 'POST Access', 'DELETE Access']),
    );
    expect(called.join()).not.toContain('undefined');
  });

  it('refuses announcements without a JSON object before a function is called', () => {
    template.hasResourceProperties(METHOD, {
      HttpMethod: 'POST',
      RequestValidatorId: Match.anyValue(),
      RequestModels: { 'application/json': Match.anyValue() },
    });
    template.hasResourceProperties('AWS::ApiGateway::RequestValidator', { ValidateRequestBody: true });
    template.hasResourceProperties('AWS::ApiGateway::Model', {
      ContentType: 'application/json',
      Schema: Match.objectLike({ type: 'object' }),
    });
  });

  it('takes 200 requests a second, twice as many at once; all probes together less than half of them', () => {
    const [stage] = resourcesOf(templateIn('production'), 'AWS::ApiGateway::Stage');
    expect(stage?.Properties['TracingEnabled']).toBe(true);
    const settings = MethodSettings.parse(stage?.Properties['MethodSettings']);
    const all = settings.find(({ ResourcePath }) => ResourcePath === '/*');
    expect(all).toMatchObject({ HttpMethod: '*', ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
    const probes = settings.filter((setting) => setting !== all);
    expect(probes.map(({ HttpMethod, ResourcePath }) => `${HttpMethod} ${ResourcePath.replaceAll('~1', '/')}`)).toEqual(
      probePaths.map((path) => `GET ${path.replace('/', '//')}`),
    );
    const sum = (name: 'ThrottlingRateLimit' | 'ThrottlingBurstLimit') =>
      probes.reduce((total, setting) => total + setting[name], 0);
    expect([sum('ThrottlingRateLimit'), sum('ThrottlingBurstLimit')]).toEqual([80, 160]);
    expect(probes.every(({ MetricsEnabled }) => MetricsEnabled)).toBe(true);
  });

  it('logs every request without its query, in which signatures may stand', () => {
    const [stage] = resourcesOf(template, 'AWS::ApiGateway::Stage');
    const { Format } = z.object({ Format: z.string() }).parse(stage?.Properties['AccessLogSetting']);
    expect(Object.keys(JSON.parse(Format))).toEqual(
      expect.arrayContaining(['requestId', 'ip', 'method', 'path', 'status', 'milliseconds']),
    );
    expect(Format).not.toMatch(/querystring|header|authorizer\.principal\b/i);
  });

  it('tells where it is', () => {
    for (const name of ['ApiUrl', 'ApiId', 'ApiStage']) template.hasOutput(name, { Value: Match.anyValue() });
  });
});

describe('what API Gateway answers by itself', () => {
  const responses = resourcesOf(template, RESPONSE).map(({ Properties }) => ({
    type: String(Properties['ResponseType']),
    status: String(Properties['StatusCode']),
    text: Templates.parse(Properties['ResponseTemplates'])['application/json'],
    contentType: JSON.stringify(Properties['ResponseParameters']),
  }));

  it.each(responses)('to $type is a problem document with a code of the contract', ({ status, text, contentType }) => {
    const problem = Problem.parse(JSON.parse(text.replaceAll('$context.', '')));
    expect(problems).toHaveProperty([problem.code]);
    expect(String(problem.status)).toBe(status);
    expect(contentType).toContain("'application/problem+json'");
  });

  it('covers too many requests, too long ones and every other failure', () => {
    expect(responses.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['THROTTLED', 'REQUEST_TOO_LARGE', 'INTEGRATION_TIMEOUT', 'DEFAULT_4XX', 'DEFAULT_5XX']),
    );
  });

  it('to an unknown address is "unknown"', () => {
    for (const stack of [open, template]) {
      stack.hasResourceProperties(RESPONSE, { ResponseType: 'MISSING_AUTHENTICATION_TOKEN', StatusCode: '404' });
    }
  });

  it('to whoever is not known is 401, with the reason of the authorizer and how to do it right', () => {
    for (const type of ['UNAUTHORIZED', 'ACCESS_DENIED']) {
      const found = responses.find((response) => response.type === type);
      expect([found?.status, found?.contentType]).toEqual(['401', expect.stringContaining('WWW-Authenticate')]);
    }
    expect(responses.find(({ type }) => type === 'ACCESS_DENIED')?.text).toContain('$context.authorizer.refusal');
  });

  it('can be read by scripts of the web app and of nobody else', () => {
    for (const { contentType } of responses) {
      const { 'gatewayresponse.header.Access-Control-Allow-Origin': reader } = JSON.parse(contentType);
      expect(JSON.stringify(reader)).toContain('Fn::GetStackOutput');
      expect(contentType).not.toContain("'*'");
      expect(contentType).not.toContain('method.request');
    }
    for (const { Properties } of resourcesOf(templateIn('local'), RESPONSE)) {
      const { 'gatewayresponse.header.Access-Control-Allow-Origin': reader } = Object(Properties['ResponseParameters']);
      expect(reader).toBe("'http://localhost:5173'"); // where the machine's own server has the page
    }
  });

  it('to one request too many says when to come again, so that scripts can read it', () => {
    const tooMany = responses.filter(({ status }) => status === '429');
    expect(tooMany.map(({ type }) => type).sort()).toEqual(['QUOTA_EXCEEDED', 'THROTTLED']);
    for (const { contentType } of tooMany) {
      expect(JSON.parse(contentType)).toMatchObject({
        'gatewayresponse.header.Retry-After': expect.stringMatching(/^'\d+'$/),
        'gatewayresponse.header.Access-Control-Expose-Headers': "'Retry-After'",
      });
    }
  });
});

describe('the functions of the API', () => {
  const common = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'];
  const traced = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
  const counts = 'dynamodb:UpdateItem';

  it('`jobs` may change jobs, send messages, and count who asks', () => {
    expect(permissionsOfFunction(template, functionNamed(template, 'Jobs'))).toEqual(
      [...common, counts, 'sqs:SendMessage', ...traced].sort(),
    );
  });

  it('`access` may manage keys and read what was done; the authorizer may only recognise keys', () => {
    const keys = ['GetItem', 'PutItem', 'Query', 'UpdateItem'].map((action) => `dynamodb:${action}`);
    expect(permissionsOfFunction(template, functionNamed(template, 'Access'))).toEqual([...keys, ...traced]);
    const recognise = ['dynamodb:GetItem', 'dynamodb:UpdateItem'];
    expect(permissionsOfFunction(template, functionNamed(template, 'Authorizer'))).toEqual([...recognise, ...traced]);
  });

  it('all trust an authorizer only where there is one', () => {
    const accessIn = (stack: Template) =>
      resourcesOf(stack, 'AWS::Lambda::Function').flatMap(
        ({ Properties }) => Object(Object(Properties['Environment'])['Variables'])['API_ACCESS'] ?? [],
      );
    expect(new Set(accessIn(template))).toEqual(new Set(['accounts']));
    expect(new Set(accessIn(open))).toEqual(new Set(['trusted']));
    expect(accessIn(template).length).toBeGreaterThanOrEqual(3);
  });

  it('`uploads` may also sign upload requests and remember its answers; it neither reads nor tags files', () => {
    expect(permissionsOfFunction(template, functionNamed(template, 'Uploads'))).toEqual(
      [
        ...common,
        ...traced,
        'sqs:SendMessage',
        'dynamodb:DeleteItem',
        'dynamodb:UpdateItem',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
        's3:PutObject',
      ].sort(),
    );
  });

  it('give up before API Gateway does, so that their logs say why', () => {
    for (const name of ['Jobs', 'Uploads']) {
      expect(functionNamed(template, name).Properties['Timeout']).toBeLessThan(29);
    }
  });
});
