import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { usualLimits } from '#api';
import { Problem, probePaths } from '#api/contracts';
import { PlinthWebAcl } from '#lib/constructs/web-acl';
import { describedRoutes, requestOf } from '../support/api-routes.ts';
import { cdkStack, configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { templatesOf } from '../support/templates.ts';
import { testApi } from '../support/test-api.ts';

const ACL = 'AWS::WAFv2::WebACL';

const stack = cdkStack();
const page = 'https://plinth.example.com';
const stageArn = 'arn:aws:apigateway:x::/restapis/y';
new PlinthWebAcl(stack, 'Firewall', { config: configOf('production'), stageArn, page });
const template = Template.fromStack(stack);

const Rules = z.array(z.looseObject({ Name: z.string(), Priority: z.number(), Statement: z.looseObject({}) }));
const Bodies = z.record(z.string(), z.object({ Content: z.string(), ContentType: z.literal('APPLICATION_JSON') }));

const [acl] = resourcesOf(template, ACL);
const rules = Rules.parse(acl?.Properties['Rules']).toSorted((a, b) => a.Priority - b.Priority);
const ruleNamed = (name: string) => rules.find(({ Name }) => Name === name);

/** Every regular expression in a rule. */
function patternsOf(value: unknown): RegExp[] {
  return Object.entries(typeof value === 'object' ? (value ?? {}) : {}).flatMap(([name, part]) =>
    name === 'RegexString' ? [new RegExp(String(part))] : patternsOf(part),
  );
}

/** So that scripts of the page can read an answer. */
const readable = [
  { Name: 'Access-Control-Allow-Origin', Value: page },
  { Name: 'Access-Control-Expose-Headers', Value: 'Retry-After' },
];

const rate = (Limit: number) => ({
  Statement: { RateBasedStatement: { Limit, EvaluationWindowSec: 60, AggregateKeyType: 'IP' } },
  Action: {
    Block: {
      CustomResponse: {
        ResponseCode: 429,
        ResponseHeaders: [{ Name: 'Retry-After', Value: '60' }, ...readable],
      },
    },
  },
});

describe('the firewall', () => {
  it('lets an address make 600 requests in 60 s, of them 300 that make work; the narrower limit is looked at first', () => {
    expect(ruleNamed('RequestsThatMakeWork')).toMatchObject(rate(300));
    expect(ruleNamed('Requests')).toMatchObject(rate(600));
    expect(rules.slice(0, 2).map(({ Name }) => Name)).toEqual(['RequestsThatMakeWork', 'Requests']);
    expect(new Set(rules.map(({ Priority }) => Priority)).size).toBe(rules.length);
  });

  it('takes for work what the routes themselves limit as work, and no other route, with the stage in front and without', async () => {
    const rule = JSON.stringify(ruleNamed('RequestsThatMakeWork'));
    const [pattern = /^$/] = patternsOf(ruleNamed('RequestsThatMakeWork'));
    const [, method] = /"SearchString":"(\w+)"/.exec(rule) ?? [];
    const routes = describedRoutes(await (await testApi().api.request('/openapi.json')).json());
    const [work, others] = [true, false].map((isWork) =>
      routes.filter(({ limit = '' }) => ['processing', 'uploads'].includes(limit) === isWork),
    );
    const matched = (all: typeof routes = []) =>
      all.filter((route) => {
        const { path } = requestOf(route);
        return route.method === method && ['', '/live'].every((stage) => pattern.test(`${stage}${path}`));
      });
    expect(matched(work)).toEqual(work);
    expect(work).toContainEqual(expect.objectContaining({ path: '/v1/models/{modelId}/spatial-queries' }));
    expect(matched(others)).toEqual([]);
  });

  it('takes no other spelling of a path for another path', () => {
    const [pattern = /^$/] = patternsOf(ruleNamed('RequestsThatMakeWork'));
    for (const path of ['/v1/uploadsx', '/x/v1/uploads', '/v1/me']) expect(path).not.toMatch(pattern);
    const rule = JSON.stringify(ruleNamed('RequestsThatMakeWork'));
    expect(rule).toContain('[{"Priority":0,"Type":"URL_DECODE"},{"Priority":1,"Type":"NORMALIZE_PATH"}]');
    expect(JSON.stringify(ruleNamed('Requests'))).not.toContain('NORMALIZE_PATH'); // nobody comes by `..` to be uncounted
  });

  it('counts nobody who asks for health, at none of its addresses', () => {
    const rule = ruleNamed('Requests');
    expect(rule).toMatchObject({ Statement: { RateBasedStatement: { ScopeDownStatement: { NotStatement: {} } } } });
    const [pattern = /^$/] = patternsOf(rule);
    for (const path of probePaths) for (const stage of ['', '/live']) expect(`${stage}${path}`).toMatch(pattern);
    for (const path of ['/v1/health', '/healthz/../v1/models', '/v1/models/health', '/']) {
      expect(path).not.toMatch(pattern);
    }
  });

  it('has the rules that AWS keeps, and only counts what these refuse of what the contracts take', () => {
    const managed = rules.flatMap(({ Statement }) => {
      const { ManagedRuleGroupStatement: group } = Object(Statement);
      return group === undefined ? [] : [[group.Name, group.RuleActionOverrides?.map(Object)]];
    });
    expect(managed).toEqual([
      ['AWSManagedRulesAmazonIpReputationList', []],
      ['AWSManagedRulesKnownBadInputsRuleSet', []],
      [
        'AWSManagedRulesCommonRuleSet',
        ['SizeRestrictions_BODY', 'SizeRestrictions_QUERYSTRING', 'GenericRFI_QUERYARGUMENTS'].map((Name) => ({
          Name,
          ActionToUse: { Count: {} },
        })),
      ],
    ]);
  });

  it('refuses bodies longer than the longest that a contract takes, all of which it sees', () => {
    expect(ruleNamed('LongBodies')).toMatchObject({
      Statement: {
        SizeConstraintStatement: {
          Size: usualLimits.requestBytes,
          ComparisonOperator: 'GT',
          FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
        },
      },
      Action: { Block: { CustomResponse: { ResponseCode: 413, ResponseHeaders: readable } } },
    });
    expect(acl?.Properties['AssociationConfig']).toEqual({
      RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: `KB_${usualLimits.requestBytes / 1024}` } },
    });
  });

  it('answers by problem documents', () => {
    const bodies = Bodies.parse(acl?.Properties['CustomResponseBodies']);
    const used = [...JSON.stringify(rules).matchAll(/"CustomResponseBodyKey":"(\w+)"/g)].map(([, name = '']) => name);
    expect(new Set(used)).toEqual(new Set(Object.keys(bodies)));
    for (const { Content } of Object.values(bodies)) expect(() => Problem.parse(JSON.parse(Content))).not.toThrow();
  });

  it('logs what it refuses or counts, without what proves who asks', () => {
    template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
      RedactedFields: [
        { SingleHeader: { Name: 'authorization' } },
        { SingleHeader: { Name: 'cookie' } },
        { QueryString: {} },
      ],
      LoggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }, { ActionCondition: { Action: 'COUNT' } }],
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: 'aws-waf-logs-plinth-production' });
    expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true');
  });

  it('stands before the API where firms work or will work, and costs nothing in dev', () => {
    templatesOf(configOf('dev')).get('Api')?.resourceCountIs(ACL, 0);
    for (const environment of ['staging', 'production']) {
      const api = templatesOf(configOf(environment)).get('Api');
      api?.resourceCountIs(ACL, 1);
      api?.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
      expect(JSON.stringify(resourcesOf(api ?? template, 'AWS::WAFv2::WebACLAssociation'))).toContain('/stages/');
    }
  });
});
