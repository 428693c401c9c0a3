import { arn, domain } from './forms.ts';
import { between, items, type LimitsOfTypes, like, oneOf, whole } from './limit.ts';

const methods = oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'ANY');
const status = like(/^[1-5]\d\d$/, 'a status of HTTP: `200`');
const responseTypes = oneOf(
  'ACCESS_DENIED',
  'API_CONFIGURATION_ERROR',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'AUTHORIZER_FAILURE',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'EXPIRED_TOKEN',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_API_KEY',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'REQUEST_TOO_LARGE',
  'RESOURCE_NOT_FOUND',
  'THROTTLED',
  'UNAUTHORIZED',
  'UNSUPPORTED_MEDIA_TYPE',
  'WAF_FILTERED',
);

/** Amazon API Gateway: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const api: LimitsOfTypes = {
  'AWS::ApiGateway::RestApi': {
    MinimumCompressionSize: whole(0, 10_485_760, 'bytes'),
    ApiKeySourceType: oneOf('HEADER', 'AUTHORIZER'),
    'EndpointConfiguration.Types': items(1, 1),
    'EndpointConfiguration.Types.*': oneOf('EDGE', 'REGIONAL', 'PRIVATE'),
    'BinaryMediaTypes.*': like(/^[\w.+*-]+[/~][\w.+*~-]+$/, 'a media type: `application/octet-stream`'),
  },
  'AWS::ApiGateway::Method': {
    HttpMethod: methods,
    AuthorizationType: oneOf('NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'),
    'Integration.TimeoutInMillis': whole(50, 29_000, 'ms'),
    'Integration.IntegrationHttpMethod': methods,
    'Integration.PassthroughBehavior': oneOf('WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'),
    'Integration.ConnectionType': oneOf('INTERNET', 'VPC_LINK'),
    'Integration.ContentHandling': oneOf('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'),
    'Integration.IntegrationResponses.*.StatusCode': status,
    'MethodResponses.*.StatusCode': status,
  },
  'AWS::ApiGateway::Resource': {
    PathPart: like(
      /^[A-Za-z0-9._~%!$&'()*+,;=:@-]+$|^\{[A-Za-z0-9._-]+\+?\}$/,
      'one part of a path, or `{name}`, `{name+}`',
    ),
  },
  'AWS::ApiGateway::Stage': {
    StageName: like(/^[A-Za-z0-9_-]{1,128}$/, 'at most 128 letters, digits, - and _'),
    'MethodSettings.*.ThrottlingRateLimit': between(0, 1_000_000, 'requests a second'),
    'MethodSettings.*.ThrottlingBurstLimit': whole(0, 1_000_000, 'requests'),
    'MethodSettings.*.LoggingLevel': oneOf('OFF', 'ERROR', 'INFO'),
    'MethodSettings.*.CacheTtlInSeconds': whole(0, 3600, 's'),
    'MethodSettings.*.HttpMethod': like(/^(\*|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|ANY)$/, 'a method, or *'),
    'MethodSettings.*.ResourcePath': like(/^\//, 'a path that begins with /, its slashes as ~1'),
    CacheClusterSize: oneOf('0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'),
    'CanarySetting.PercentTraffic': between(0, 100, '%'),
  },
  'AWS::ApiGateway::Authorizer': {
    Type: oneOf('TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'),
    AuthorizerResultTtlInSeconds: whole(0, 3600, 's'),
    IdentitySource: like(
      /^method\.request\.(header|querystring)\.\S+|^(method|context|stageVariables)[.\w,\s-]*$/,
      'such as `method.request.header.Authorization`',
    ),
    'ProviderARNs.*': arn,
  },
  'AWS::ApiGateway::GatewayResponse': { ResponseType: responseTypes, StatusCode: status },
  'AWS::ApiGateway::UsagePlan': {
    'Throttle.RateLimit': between(0, 1_000_000),
    'Throttle.BurstLimit': whole(0, 1_000_000),
    'Quota.Period': oneOf('DAY', 'WEEK', 'MONTH'),
    'Quota.Limit': whole(1, 2_147_483_647),
  },
  'AWS::ApiGateway::DomainName': {
    DomainName: domain,
    SecurityPolicy: like(/^TLS_1_2$|^SecurityPolicy_TLS1[23]/, 'TLS 1.2 or newer'),
  },
  'AWS::ApiGatewayV2::Stage': { 'DefaultRouteSettings.ThrottlingRateLimit': between(0, 1_000_000) },
  'AWS::ApiGatewayV2::Integration': {
    TimeoutInMillis: whole(50, 30_000, 'ms'),
    PayloadFormatVersion: oneOf('1.0', '2.0'),
  },
};
