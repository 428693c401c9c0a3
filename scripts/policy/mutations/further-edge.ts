import type { Mistakes } from './list.ts';
import { Instead, other } from './mutation.ts';

const twice = new Instead((list) => (Array.isArray(list) && list.length > 0 ? [...list, list[0]] : undefined));

/** Mistakes in networks, pages, the API, who signs in, who may what. */
export const atTheEdge: Mistakes = {
  'AWS::IAM::Policy': [
    ['PolicyDocument.Statement.0.Action', '*', 'iam/not-everything'],
    ['PolicyDocument.Statement.0.Action', 's3:*', 'iam/not-everything'],
    ['PolicyDocument.Statement.0.Action', 'sqs:SendMesage', 'iam/actions-exist'],
    ['PolicyDocument.Statement.0.Action', 'sqss:SendMessage', 'iam/actions-exist'],
    [
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: '*' },
      'iam/not-every-resource',
    ],
    [
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', NotAction: 'iam:CreateUser', Resource: 'arn:aws:s3:::x' },
      'iam/not-everything',
    ],
    [
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:s3:::x/*' },
      'iam/actions-fit-resources',
    ],
    [
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqss:eu-central-1:123456789012:x' },
      'iam/arns',
    ],
    [
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-centrl-1:123456789012:x' },
      'iam/arns',
    ],
    [
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-central-1:1234:x' },
      'iam/arns',
    ],
    [
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:eu-central-1::x/*' },
      'iam/arns',
    ],
    ['PolicyDocument.Statement.0', { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }, 'iam/'],
    ['PolicyDocument.Statement.0.Effect', 'allow', 'iam/statement'],
    ['PolicyDocument.Statement.0.Resource', undefined, 'iam/statement'],
    ['PolicyDocument.Statement.0.Resorce', 'x', 'iam/statement'],
    ['PolicyDocument.Statement.0.Principal', '*', 'iam/statement'],
    ['PolicyDocument.Statement.0.Condition', { StringEqual: { 'aws:SourceAccount': 'x' } }, 'iam/conditions'],
    ['PolicyDocument.Statement.0.Condition', { StringEquals: { 'aws:SourceAcount': 'x' } }, 'iam/conditions'],
    ['PolicyDocument.Statement.0.Condition', { StringEquals: { 's3:prefx': 'x' } }, 'iam/conditions'],
    ['PolicyDocument.Version', '2012-10-18', 'iam/document'],
    ['PolicyDocument.Statement', [], 'iam/document'],
  ],
  'AWS::IAM::Role': [
    ['AssumeRolePolicyDocument.Statement.0.Action', 'sts:AssumRole', 'iam/'],
    ['AssumeRolePolicyDocument.Statement.0.Action', 's3:GetObject', 'iam/trust-actions'],
    ['AssumeRolePolicyDocument.Statement.0.Principal', { Service: 'lamda.amazonaws.com' }, 'iam/principals-exist'],
    ['AssumeRolePolicyDocument.Statement.0.Principal', { Service: 'lambda.amazon.com' }, 'iam/principals-exist'],
    ['AssumeRolePolicyDocument.Statement.0.Principal', { AWS: '*' }, 'iam/not-everybody'],
    ['AssumeRolePolicyDocument.Statement.0.Principal', { Service: 'ec2.amazonaws.com' }, 'iam/role-is-for-its-taker'],
    ['AssumeRolePolicyDocument.Statement.0.Resource', '*', 'iam/statement'],
    ['MaxSessionDuration', 60, 'limits/IAM.Role'],
    ['ManagedPolicyArns', ['arn:aws:iam::aws:policy/AdministratorAccess'], 'iam/managed-policies-exist'],
    [
      'ManagedPolicyArns',
      ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRol'],
      'iam/managed-policies-exist',
    ],
    ['ManagedPolicyArns', ['AWSLambdaBasicExecutionRole'], 'limits/IAM.Role'],
    ['RoleName', 'x'.repeat(65), 'limits/IAM.Role'],
  ],
  'AWS::EC2::VPC': [
    ['CidrBlock', '10.0.0/16', 'limits/EC2.VPC'],
    ['CidrBlock', '10.0.0.0/8', 'limits/EC2.VPC'],
    ['CidrBlock', '10.0.1.0/16', 'limits/EC2.VPC'],
    ['InstanceTenancy', 'shared', 'limits/EC2.VPC'],
  ],
  'AWS::EC2::Subnet': [
    ['CidrBlock', '10.0.0.0/33', 'limits/EC2.Subnet'],
    ['CidrBlock', '192.168.0.0/24', 'network/subnets'],
    [
      'CidrBlock',
      new Instead((before, id, all) => (before === undefined ? undefined : anotherBlock(id, all))),
      'network/subnets',
    ],
    ['VpcId', { Ref: 'Nobody' }, 'cloudformation/'],
    ['AvailabilityZone', 'eu-central-9a', 'cloudformation/W3010'],
  ],
  'AWS::EC2::SecurityGroup': [
    [
      'SecurityGroupIngress',
      [{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 }],
      'network/not-open',
    ],
    ['SecurityGroupIngress', [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }], 'network/not-open'],
    ['SecurityGroupEgress', [{ CidrIp: '10.0.0.0/33', IpProtocol: '-1' }], 'limits/EC2.SecurityGroup'],
    ['SecurityGroupIngress', [{ CidrIp: '10.0.0.0/16', IpProtocol: 'tcp', FromPort: 90, ToPort: 80 }], 'network/ports'],
    [
      'SecurityGroupIngress',
      [{ CidrIp: '10.0.0.0/16', IpProtocol: 'tcp', FromPort: 70_000, ToPort: 70_000 }],
      'limits/EC2.SecurityGroup',
    ],
    ['SecurityGroupIngress', [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80 }], 'network/ports'],
    ['GroupName', 'sg-mine', 'limits/EC2.SecurityGroup'],
  ],
  'AWS::EC2::SecurityGroupIngress': [
    ['IpProtocol', 'tpc', 'limits/EC2.SecurityGroupIngress'],
    ['ToPort', undefined, 'network/ports'],
    ['FromPort', 65_536, 'limits/EC2.SecurityGroupIngress'],
  ],
  'AWS::EC2::VPCEndpoint': [
    ['ServiceName', 'com.amazonaws.eu-central-1.s33', 'network/endpoints'],
    ['ServiceName', 'com.amazonaws.us-east-1.s3', 'network/endpoints'],
    ['ServiceName', 'com.amazonaws.eu-central-1.sqs', 'network/endpoints'],
    ['VpcEndpointType', 'Gate', 'cloudformation/W3030'],
    ['RouteTableIds', [], 'network/endpoints'],
  ],
  'AWS::EC2::Route': [['DestinationCidrBlock', '0.0.0.0/33', 'limits/EC2.Route']],
  'AWS::WAFv2::WebACL': [
    ['Scope', 'GLOBAL', 'cloudformation/W3030'],
    ['DefaultAction', { Allow: {}, Block: {} }, 'waf/default'],
    ['DefaultAction', {}, 'waf/default'],
    ['Rules.0.Priority', other(1), 'waf/rules'],
    ['Rules.0.Name', 'a rule', 'limits/WAFv2.WebACL'],
    ['Rules.0.VisibilityConfig.MetricName', 'a metric', 'limits/WAFv2.WebACL'],
    ['Rules.0.Action', undefined, 'waf/rules'],
    ['Rules', twice, 'waf/rules'],
    [
      'Rules.0.Statement',
      { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesComonRuleSet' } },
      'waf/managed-groups',
    ],
    ['Rules.0.Statement', {}, 'waf/rules'],
    ['VisibilityConfig', undefined, 'cloudformation/F3003'],
  ],
  'AWS::WAFv2::LoggingConfiguration': [
    ['LogDestinationConfigs', ['arn:aws:logs:eu-central-1:123456789012:log-group:plinth'], 'waf/log-destination'],
  ],
  'AWS::WAFv2::WebACLAssociation': [
    ['ResourceArn', 'arn:aws:lambda:eu-central-1:123456789012:function:x', 'waf/association'],
  ],
  'AWS::CloudFront::Distribution': [
    ['DistributionConfig.DefaultCacheBehavior.TargetOriginId', 'nix', 'cloudfront/origins'],
    ['DistributionConfig.HttpVersion', 'http4', 'cloudformation/W3030'],
    ['DistributionConfig.PriceClass', 'PriceClass_300', 'limits/CloudFront.Distribution'],
    ['DistributionConfig.DefaultCacheBehavior.AllowedMethods', ['GET', 'PUT'], 'cloudfront/methods'],
    ['DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy', 'allow-all', 'limits/CloudFront.Distribution'],
    ['DistributionConfig.DefaultRootObject', '/index.html', 'limits/CloudFront.Distribution'],
    ['DistributionConfig.Aliases', ['models.example.com'], 'cloudfront/names'],
    [
      'DistributionConfig.ViewerCertificate',
      {
        MinimumProtocolVersion: 'TLSv1',
        AcmCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/x',
        SslSupportMethod: 'sni-only',
      },
      'limits/CloudFront.Distribution',
    ],
    [
      'DistributionConfig.ViewerCertificate',
      {
        AcmCertificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/x',
        SslSupportMethod: 'sni-only',
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
      'cloudfront/names',
    ],
    ['DistributionConfig.Origins', twice, 'cloudfront/origins'],
    ['DistributionConfig.Origins.0.OriginAccessControlId', undefined, 'cloudfront/origin-access'],
    ['DistributionConfig.CustomErrorResponses', [{ ErrorCode: 402 }], 'limits/CloudFront.Distribution'],
    ['DistributionConfig.CustomErrorResponses', [{ ErrorCode: 404, ResponsePagePath: '/x' }], 'cloudfront/error-pages'],
    ['DistributionConfig.WebACLId', 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/x/y', 'cloudfront/names'],
    ['DistributionConfig.Enabled', undefined, 'cloudformation/F3003'],
  ],
  'AWS::CloudFront::CachePolicy': [
    ['CachePolicyConfig.MinTTL', 9999, 'cloudfront/time-to-live'],
    ['CachePolicyConfig.MaxTTL', -1, 'limits/CloudFront.CachePolicy'],
  ],
  'AWS::CloudFront::ResponseHeadersPolicy': [
    [
      'ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec',
      60,
      'limits/CloudFront.ResponseHeadersPolicy',
    ],
  ],
  'AWS::CloudFront::OriginAccessControl': [
    ['OriginAccessControlConfig.SigningBehavior', 'never', 'limits/CloudFront.OriginAccessControl'],
  ],
  'AWS::ApiGateway::Method': [
    ['HttpMethod', 'FETCH', 'limits/ApiGateway.Method'],
    ['AuthorizationType', 'OPEN', 'limits/ApiGateway.Method'],
    ['AuthorizerId', undefined, 'apigateway/authorization'],
    ['Integration.Type', 'AWS_PROX', 'cloudformation/W3030'],
    ['Integration.TimeoutInMillis', 60_000, 'limits/ApiGateway.Method'],
    ['Integration.IntegrationHttpMethod', other('GET'), 'apigateway/integration'],
    ['Integration.Uri', undefined, 'apigateway/integration'],
    ['Integration', undefined, 'apigateway/integration'],
    ['RestApiId', { Ref: 'Nobody' }, 'cloudformation/'],
  ],
  'AWS::ApiGateway::Resource': [
    ['PathPart', 'a/b', 'limits/ApiGateway.Resource'],
    ['PathPart', '{id', 'limits/ApiGateway.Resource'],
  ],
  'AWS::ApiGateway::Stage': [
    ['MethodSettings.0.LoggingLevel', 'DEBUG', 'limits/ApiGateway.Stage'],
    ['MethodSettings.0.ThrottlingBurstLimit', -1, 'limits/ApiGateway.Stage'],
    ['MethodSettings.0.ThrottlingRateLimit', undefined, 'apigateway/stage'],
    ['StageName', 'a stage', 'limits/ApiGateway.Stage'],
    ['AccessLogSetting', undefined, 'apigateway/stage'],
  ],
  'AWS::ApiGateway::Authorizer': [
    ['AuthorizerResultTtlInSeconds', 5000, 'limits/ApiGateway.Authorizer'],
    ['Type', 'JWT', 'limits/ApiGateway.Authorizer'],
    ['AuthorizerUri', undefined, 'apigateway/authorizer'],
  ],
  'AWS::ApiGateway::GatewayResponse': [
    ['ResponseType', 'NIX', 'limits/ApiGateway.GatewayResponse'],
    ['StatusCode', '4000', 'limits/ApiGateway.GatewayResponse'],
  ],
  'AWS::Cognito::UserPool': [
    ['Policies.PasswordPolicy.MinimumLength', 3, 'limits/Cognito.UserPool'],
    ['Policies.PasswordPolicy.MinimumLength', 120, 'limits/Cognito.UserPool'],
    ['MfaConfiguration', 'MAYBE', 'limits/Cognito.UserPool'],
    ['DeletionProtection', 'INACTIVE', 'cognito/pool'],
    ['UsernameAttributes', ['mail'], 'limits/Cognito.UserPool'],
    ['@DeletionPolicy', 'Delete', 'keeping/stateful'],
  ],
  'AWS::Cognito::UserPoolClient': [
    ['AccessTokenValidity', 100_000, 'cloudformation/F3034'],
    ['RefreshTokenValidity', 1, 'cognito/tokens'],
    ['CallbackURLs', ['http://models.example.com/'], 'limits/Cognito.UserPoolClient'],
    ['CallbackURLs', [], 'limits/Cognito.UserPoolClient'],
    ['AllowedOAuthFlows', ['implicit'], 'limits/Cognito.UserPoolClient'],
    ['AllowedOAuthScopes', [], 'cognito/flows'],
    ['ExplicitAuthFlows', ['USER_PASSWORD'], 'limits/Cognito.UserPoolClient'],
    ['TokenValidityUnits.AccessToken', 'weeks', 'limits/Cognito.UserPoolClient'],
  ],
  'AWS::Cognito::UserPoolDomain': [
    ['Domain', 'Plinth_Login', 'limits/Cognito.UserPoolDomain'],
    ['Domain', 'my-cognito', 'limits/Cognito.UserPoolDomain'],
  ],
  'AWS::Route53::RecordSet': [
    ['Type', 'B', 'limits/Route53.RecordSet'],
    ['TTL', undefined, 'route53/record'],
    ['ResourceRecords', ['models'], 'route53/record'],
    ['Name', 'models', 'limits/Route53.RecordSet'],
  ],
  'AWS::CertificateManager::Certificate': [
    ['DomainName', 'models_example', 'limits/CertificateManager.Certificate'],
    ['ValidationMethod', 'HTTP', 'limits/CertificateManager.Certificate'],
  ],
};

/** The block of another subnet of the template. */
const anotherBlock = (id: string, resources: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(resources).find(([name, one]) => name !== id && Object(one)['Type'] === 'AWS::EC2::Subnet')?.[1] ===
  undefined
    ? undefined
    : Object(
        Object.entries(resources).find(([name, one]) => name !== id && Object(one)['Type'] === 'AWS::EC2::Subnet')?.[1],
      )['Properties']?.['CidrBlock'];
