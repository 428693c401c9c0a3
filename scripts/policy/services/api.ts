import type { Rule } from '../finding.ts';
import { at, type Resource } from '../template/resource.ts';
import type { Template } from '../template/template.ts';
import { idIn, listOf, numberOf, recordOf } from '../template/values.ts';

/** Amazon API Gateway. */
export const apiRules: readonly Rule[] = [
  {
    name: 'apigateway/authorization',
    about: 'A method names an authorizer where its kind has one, and none where it has none.',
    types: ['AWS::ApiGateway::Method'],
    *judge({ properties }) {
      const kind = String(properties['AuthorizationType']);
      const needs = kind === 'CUSTOM' || kind === 'COGNITO_USER_POOLS';
      if (needs === (properties['AuthorizerId'] !== undefined)) return;
      yield {
        path: 'Properties.AuthorizerId',
        message: `It ${needs ? 'is missing for' : 'has no use for'} ${kind}.`,
        remedy: needs ? 'Name the authorizer.' : 'Leave it out.',
      };
    },
  },
  {
    name: 'apigateway/integration',
    about: 'A method leads somewhere, and is called as what it leads to asks.',
    types: ['AWS::ApiGateway::Method'],
    *judge({ properties }, template) {
      const integration = recordOf(properties['Integration']);
      const kind = integration['Type'];
      if (properties['Integration'] === undefined)
        yield { path: 'Properties.Integration', message: 'It leads nowhere.', remedy: 'Give it an integration.' };
      if (kind !== undefined && kind !== 'MOCK' && integration['Uri'] === undefined)
        yield {
          path: 'Properties.Integration.Uri',
          message: 'It leads nowhere.',
          remedy: 'Name the ARN of what it calls.',
        };
      const uri = template.text(integration['Uri']) ?? '';
      const isFunction = uri.includes(':lambda:path/');
      if (isFunction && integration['IntegrationHttpMethod'] !== 'POST')
        yield {
          path: 'Properties.Integration.IntegrationHttpMethod',
          message: 'Functions are called by POST.',
          remedy: 'Write POST.',
        };
      if (isFunction && !uri.endsWith('/invocations'))
        yield {
          path: 'Properties.Integration.Uri',
          message: `${uri} calls no function.`,
          remedy: 'End it with /invocations.',
        };
    },
  },
  {
    name: 'apigateway/paths',
    about: 'No two methods answer one path and verb, and no two resources are one path.',
    types: ['AWS::ApiGateway::Method', 'AWS::ApiGateway::Resource'],
    *judge(resource, template) {
      const [kind, within] = resource.type.endsWith('Method') ? ['HttpMethod', 'ResourceId'] : ['PathPart', 'ParentId'];
      const same = (other: Resource) =>
        [kind, within, 'RestApiId'].every(
          (name) => JSON.stringify(other.properties[name]) === JSON.stringify(resource.properties[name]),
        );
      for (const twin of template.ofType(resource.type).filter((other) => other.id > resource.id && same(other))) {
        yield { path: `Properties.${kind}`, message: `${twin.id} is the same.`, remedy: 'Keep one of both.' };
      }
      if (resource.type.endsWith('Resource') && holdsMany(resource, template))
        yield {
          path: 'Properties.PathPart',
          message: 'Two variables stand at one place of the path.',
          remedy: 'Give them one name.',
        };
    },
  },
  {
    name: 'apigateway/authorizer',
    about: 'An authorizer has what its kind asks for.',
    types: ['AWS::ApiGateway::Authorizer'],
    *judge({ properties }) {
      const kind = properties['Type'];
      const needed = kind === 'COGNITO_USER_POOLS' ? 'ProviderARNs' : 'AuthorizerUri';
      if (properties[needed] === undefined)
        yield { path: `Properties.${needed}`, message: 'It is missing.', remedy: `A ${kind} has ${needed}.` };
      const caches = numberOf(properties['AuthorizerResultTtlInSeconds'] ?? 300) !== 0;
      if (caches && properties['IdentitySource'] === undefined)
        yield {
          path: 'Properties.IdentitySource',
          message: 'What is kept has no key.',
          remedy: 'Name what tells callers apart.',
        };
    },
  },
  {
    name: 'apigateway/stage',
    about: 'A stage writes who asked for what, in a form that says so, and limits how often.',
    types: ['AWS::ApiGateway::Stage'],
    *judge(stage) {
      const log = recordOf(stage.properties['AccessLogSetting']);
      if (log['DestinationArn'] === undefined)
        yield {
          path: 'Properties.AccessLogSetting',
          message: 'Nobody knows who asked for what.',
          remedy: 'Name a log group and a format.',
        };
      const format = log['Format'];
      if (typeof format === 'string' && !/\$context\.(requestId|extendedRequestId)/.test(format))
        yield {
          path: 'Properties.AccessLogSetting.Format',
          message: 'A line does not say which request it is about.',
          remedy: 'Add $context.requestId.',
        };
      for (const { path, value } of at(stage, 'MethodSettings.*')) {
        const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = recordOf(value);
        if ((rate === undefined) === (burst === undefined)) continue;
        yield {
          path: `${path}.ThrottlingRateLimit`,
          message: 'The rate or the burst is missing.',
          remedy: 'Give both.',
        };
      }
    },
  },
  {
    name: 'apigateway/functions-in-time',
    about: 'A function behind the API answers before the API gives up after 29 seconds.',
    types: ['AWS::Lambda::Permission'],
    *judge({ properties }, template) {
      const called = template.target(properties['FunctionName']);
      const target =
        called?.type === 'AWS::Lambda::Alias' ? template.target(called.properties['FunctionName']) : called;
      const timeout = numberOf(target?.properties['Timeout'] ?? 3) ?? 0;
      if (properties['Principal'] !== 'apigateway.amazonaws.com' || timeout <= 29) return;
      yield {
        path: 'Properties.FunctionName',
        message: `${target?.id} may take ${timeout} s.`,
        remedy: 'Let it end within 29 s.',
      };
    },
  },
];

/** `/{one}` and `/{other}` below the same path. */
const holdsMany = (resource: Resource, template: Template): boolean =>
  String(resource.properties['PathPart']).startsWith('{') &&
  template
    .ofType(resource.type)
    .some(
      (other) =>
        other.id > resource.id &&
        String(other.properties['PathPart']).startsWith('{') &&
        idIn(other.properties['ParentId']) === idIn(resource.properties['ParentId']) &&
        listOf(other.properties['PathPart'])[0] !== resource.properties['PathPart'],
    );
