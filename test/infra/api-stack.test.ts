import { describe, expect, it } from '@jest/globals';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { Problem, problems } from '#api/contracts';
import { configOf, templatesOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { functionNamed, permissionsOfFunction } from '../support/functions.ts';

const METHOD = 'AWS::ApiGateway::Method';
const RESPONSE = 'AWS::ApiGateway::GatewayResponse';

const templateIn = (environment: string): Template => {
  const template = templatesOf(configOf(environment)).get('Api');
  if (template === undefined) throw new Error('There is no stack Api.');
  return template;
};

const Templates = z.object({ 'application/json': z.string() });

const template = templateIn('dev');
const local = templateIn('local');

const methodsIn = (stack: Template) => resourcesOf(stack, METHOD).map(({ Properties }) => Properties);

describe('the API', () => {
  it('is closed by IAM in every environment but the local one, until it knows users', () => {
    for (const environment of ['dev', 'staging', 'production']) {
      const types = methodsIn(templateIn(environment)).map((method) => method['AuthorizationType']);
      expect(new Set(types)).toEqual(new Set(['AWS_IAM']));
    }
    expect(new Set(methodsIn(local).map((method) => method['AuthorizationType']))).toEqual(new Set(['NONE']));
  });

  it('is a regional REST API, which a web application firewall can stand before', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } });
  });

  it('hands bodies on as they are', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { BinaryMediaTypes: Match.absent() });
  });

  it('has the methods of uploads and jobs, each a proxy for the alias of its function', () => {
    expect(methodsIn(template).map((method) => method['HttpMethod'])).toEqual(['POST', 'POST', 'GET', 'GET', 'POST']);
    const [uploads, jobs] = ['Uploads', 'Jobs'].map((name) => `${name}Aliaslive`);
    for (const { Integration } of methodsIn(template)) {
      expect(Integration).toMatchObject({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' });
      expect(JSON.stringify(Integration)).toMatch(new RegExp(`"(${uploads}|${jobs})`));
    }
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

  it('takes 200 requests a second, twice as many at once', () => {
    templateIn('production').hasResourceProperties('AWS::ApiGateway::Stage', {
      MethodSettings: [
        Match.objectLike({ HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 }),
      ],
      TracingEnabled: true,
    });
  });

  it('logs every request without its query, in which signatures may stand', () => {
    const [stage] = resourcesOf(template, 'AWS::ApiGateway::Stage');
    const { Format } = z.object({ Format: z.string() }).parse(stage?.Properties['AccessLogSetting']);
    expect(Object.keys(JSON.parse(Format))).toEqual(
      expect.arrayContaining(['requestId', 'ip', 'method', 'path', 'status', 'milliseconds']),
    );
    expect(Format).not.toMatch(/querystring|authorizer|header/i);
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

  it('to an unknown address is "unknown" where the API is open, and else a missing signature', () => {
    const missing = (stack: Template) =>
      resourcesOf(stack, RESPONSE).find(
        ({ Properties }) => Properties['ResponseType'] === 'MISSING_AUTHENTICATION_TOKEN',
      );
    expect(missing(local)?.Properties['StatusCode']).toBe('404');
    expect(missing(template)?.Properties['StatusCode']).toBe('401');
  });
});

describe('the functions of the API', () => {
  const common = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'];
  const traced = ['sqs:SendMessage', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'];

  it('`jobs` may change jobs and send messages', () => {
    expect(permissionsOfFunction(template, functionNamed(template, 'Jobs'))).toEqual([...common, ...traced]);
  });

  it('`uploads` may also sign upload requests and remember its answers; it neither reads nor tags files', () => {
    expect(permissionsOfFunction(template, functionNamed(template, 'Uploads'))).toEqual(
      [
        ...common,
        ...traced,
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
