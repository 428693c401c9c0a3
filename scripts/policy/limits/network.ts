import { arn, cidr, cidr4, domain } from './forms.ts';
import { all, between, exactly, items, type LimitsOfTypes, like, long, oneOf, whole } from './limit.ts';

const vpcBlock = all(cidr4, (value) => {
  const bits = Number(String(value).split('/')[1]);
  return bits >= 16 && bits <= 28 ? undefined : 'a block of /16 to /28';
});
const port = whole(-1, 65_535);
const ruleDescription = like(
  /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/,
  'at most 255 letters, digits and simple signs',
);
const traffic = {
  FromPort: port,
  ToPort: port,
  CidrIp: cidr4,
  CidrIpv6: cidr,
  Description: ruleDescription,
  IpProtocol: like(/^(-1|tcp|udp|icmp|icmpv6|\d{1,3})$/, 'tcp, udp, icmp, icmpv6, -1 or a number'),
};
const below = (list: string) =>
  Object.fromEntries(Object.entries(traffic).map(([name, limit]) => [`${list}.*.${name}`, limit]));
const day = whole(0, 31_536_000, 's');

/** Amazon VPC, AWS WAF, Amazon CloudFront, Route 53, ACM. */
export const network: LimitsOfTypes = {
  'AWS::EC2::VPC': { CidrBlock: vpcBlock, InstanceTenancy: oneOf('default', 'dedicated') },
  'AWS::EC2::Subnet': { CidrBlock: vpcBlock, Ipv6CidrBlock: cidr },
  'AWS::EC2::SecurityGroup': {
    GroupName: like(/^(?!sg-)[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/, 'a name that does not begin with sg-'),
    GroupDescription: ruleDescription,
    ...below('SecurityGroupIngress'),
    ...below('SecurityGroupEgress'),
  },
  'AWS::EC2::SecurityGroupIngress': traffic,
  'AWS::EC2::SecurityGroupEgress': traffic,
  'AWS::EC2::Route': { DestinationCidrBlock: cidr4, DestinationIpv6CidrBlock: cidr },
  'AWS::EC2::FlowLog': {
    TrafficType: oneOf('ACCEPT', 'REJECT', 'ALL'),
    ResourceType: oneOf(
      'VPC',
      'Subnet',
      'NetworkInterface',
      'TransitGateway',
      'TransitGatewayAttachment',
      'RegionalNatGateway',
    ),
    LogDestinationType: oneOf('cloud-watch-logs', 's3', 'kinesis-data-firehose'),
    MaxAggregationInterval: oneOf(60, 600),
  },
  'AWS::WAFv2::WebACL': {
    Name: like(/^[\w-]{1,128}$/, 'at most 128 letters, digits, - and _'),
    'Rules.*.Name': like(/^[\w-]{1,128}$/, 'at most 128 letters, digits, - and _'),
    'Rules.*.Priority': whole(0, 2_147_483_647),
    '**.RateBasedStatement.Limit': whole(10, 2_000_000_000, 'requests'),
    '**.RateBasedStatement.EvaluationWindowSec': oneOf(60, 120, 300, 600),
    '**.RateBasedStatement.AggregateKeyType': oneOf('IP', 'FORWARDED_IP', 'CUSTOM_KEYS', 'CONSTANT'),
    '**.SizeConstraintStatement.Size': whole(0, 21_474_836_480, 'bytes'),
    '**.SizeConstraintStatement.ComparisonOperator': oneOf('EQ', 'NE', 'LE', 'LT', 'GE', 'GT'),
    '**.GeoMatchStatement.CountryCodes.*': like(/^[A-Z]{2}$/, 'a country: two capital letters'),
    'Rules.*.Action.Block.CustomResponse.ResponseCode': whole(200, 599),
    '**.VisibilityConfig.MetricName': like(
      /^(?!All$|Default_Action$)[\w#:./-]{1,255}$/,
      'letters, digits and _-, not All or Default_Action',
    ),
    '**.TextTransformations': items(1, 10),
  },
  'AWS::WAFv2::IPSet': { IPAddressVersion: oneOf('IPV4', 'IPV6'), 'Addresses.*': cidr },
  'AWS::WAFv2::LoggingConfiguration': { LogDestinationConfigs: items(1, 1) },
  'AWS::CloudFront::Distribution': {
    'DistributionConfig.PriceClass': oneOf('PriceClass_100', 'PriceClass_200', 'PriceClass_All'),
    'DistributionConfig.DefaultRootObject': like(/^[^/]\S{0,254}$/, 'a name that does not begin with /'),
    'DistributionConfig.Comment': long(0, 128),
    'DistributionConfig.Origins': items(1, 100),
    'DistributionConfig.Origins.*.ConnectionTimeout': whole(1, 10, 's'),
    'DistributionConfig.Origins.*.ConnectionAttempts': whole(1, 3),
    'DistributionConfig.Origins.*.OriginPath': like(
      /^(\/\S*[^/\s])?$|\$\{/,
      'a path that begins with / and does not end with it',
    ),
    'DistributionConfig.Origins.*.CustomOriginConfig.OriginProtocolPolicy': exactly('https-only'),
    'DistributionConfig.Origins.*.CustomOriginConfig.OriginReadTimeout': whole(1, 120, 's'),
    'DistributionConfig.Origins.*.CustomOriginConfig.OriginKeepaliveTimeout': whole(1, 120, 's'),
    'DistributionConfig.Origins.*.CustomOriginConfig.OriginSSLProtocols.*': exactly('TLSv1.2'),
    'DistributionConfig.**.ViewerProtocolPolicy': oneOf('https-only', 'redirect-to-https'),
    'DistributionConfig.CustomErrorResponses.*.ErrorCode': oneOf(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504),
    'DistributionConfig.CustomErrorResponses.*.ResponseCode': oneOf(
      200,
      400,
      403,
      404,
      405,
      414,
      416,
      500,
      501,
      502,
      503,
      504,
    ),
    'DistributionConfig.CustomErrorResponses.*.ResponsePagePath': like(/^\/\S+$/, 'a path that begins with /'),
    'DistributionConfig.CustomErrorResponses.*.ErrorCachingMinTTL': day,
    'DistributionConfig.ViewerCertificate.MinimumProtocolVersion': oneOf(
      'TLSv1.2_2019',
      'TLSv1.2_2021',
      'TLSv1.2_2025',
      'TLSv1.3_2025',
    ),
    'DistributionConfig.ViewerCertificate.SslSupportMethod': exactly('sni-only'),
    'DistributionConfig.**.FunctionAssociations.*.EventType': oneOf('viewer-request', 'viewer-response'),
    'DistributionConfig.**.LambdaFunctionAssociations.*.EventType': oneOf(
      'viewer-request',
      'viewer-response',
      'origin-request',
      'origin-response',
    ),
    'DistributionConfig.Aliases.*': domain,
    'DistributionConfig.Restrictions.GeoRestriction.RestrictionType': oneOf('none', 'blacklist', 'whitelist'),
    'DistributionConfig.**.PathPattern': like(/^[A-Za-z0-9_\-.*$/~"'@:+&?=%]{1,255}$/, 'a pattern of a path: `/v1/*`'),
  },
  'AWS::CloudFront::CachePolicy': {
    'CachePolicyConfig.MinTTL': day,
    'CachePolicyConfig.DefaultTTL': day,
    'CachePolicyConfig.MaxTTL': day,
  },
  'AWS::CloudFront::ResponseHeadersPolicy': {
    'ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec': between(
      31_536_000,
      2_147_483_647,
      's: a year at least',
    ),
    'ResponseHeadersPolicyConfig.SecurityHeadersConfig.FrameOptions.FrameOption': oneOf('DENY', 'SAMEORIGIN'),
    'ResponseHeadersPolicyConfig.SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy': oneOf(
      'no-referrer',
      'no-referrer-when-downgrade',
      'origin',
      'origin-when-cross-origin',
      'same-origin',
      'strict-origin',
      'strict-origin-when-cross-origin',
      'unsafe-url',
    ),
    'ResponseHeadersPolicyConfig.CorsConfig.AccessControlAllowMethods.Items.*': oneOf(
      'GET',
      'DELETE',
      'HEAD',
      'OPTIONS',
      'PATCH',
      'POST',
      'PUT',
      'ALL',
    ),
    'ResponseHeadersPolicyConfig.CorsConfig.AccessControlMaxAgeSec': whole(0, 2_147_483_647, 's'),
  },
  'AWS::CloudFront::OriginAccessControl': {
    'OriginAccessControlConfig.SigningBehavior': oneOf('always', 'no-override'),
    'OriginAccessControlConfig.SigningProtocol': exactly('sigv4'),
    'OriginAccessControlConfig.OriginAccessControlOriginType': oneOf('s3', 'mediastore', 'lambda', 'mediapackagev2'),
    'OriginAccessControlConfig.Name': long(1, 64),
  },
  'AWS::CloudFront::Function': {
    'FunctionConfig.Runtime': oneOf('cloudfront-js-1.0', 'cloudfront-js-2.0'),
    Name: like(/^[a-zA-Z0-9-_]{1,64}$/, 'at most 64 letters, digits, - and _'),
  },
  'AWS::Route53::RecordSet': {
    Type: oneOf(
      'A',
      'AAAA',
      'CAA',
      'CNAME',
      'DS',
      'HTTPS',
      'MX',
      'NAPTR',
      'NS',
      'PTR',
      'SOA',
      'SPF',
      'SRV',
      'SSHFP',
      'SVCB',
      'TLSA',
      'TXT',
    ),
    TTL: whole(0, 2_147_483_647, 's'),
    Weight: whole(0, 255),
    Name: domain,
  },
  'AWS::Route53::HostedZone': { Name: domain },
  'AWS::Route53::HealthCheck': {
    'HealthCheckConfig.Port': whole(1, 65_535),
    'HealthCheckConfig.RequestInterval': oneOf(10, 30),
    'HealthCheckConfig.FailureThreshold': whole(1, 10),
  },
  'AWS::CertificateManager::Certificate': {
    DomainName: domain,
    'SubjectAlternativeNames.*': domain,
    ValidationMethod: oneOf('DNS', 'EMAIL'),
    KeyAlgorithm: oneOf('RSA_2048', 'EC_prime256v1', 'EC_secp384r1'),
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    HealthCheckIntervalSeconds: whole(5, 300, 's'),
    HealthCheckTimeoutSeconds: whole(2, 120, 's'),
    HealthyThresholdCount: whole(2, 10),
    UnhealthyThresholdCount: whole(2, 10),
    Port: whole(1, 65_535),
  },
  'AWS::ElasticLoadBalancingV2::Listener': { Port: whole(1, 65_535), 'Certificates.*.CertificateArn': arn },
};
