/** Why resources of a type cost nothing by themselves -> the types. */
const reasons: Readonly<Record<string, readonly string[]>> = {
  'Rights cost nothing.': [
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::OIDCProvider',
    'AWS::IAM::Policy',
    'AWS::IAM::Role',
    'AWS::Lambda::Permission',
    'AWS::Logs::ResourcePolicy',
    'AWS::XRay::ResourcePolicy',
    'AWS::S3::BucketPolicy',
    'AWS::SNS::TopicPolicy',
    'AWS::SQS::QueuePolicy',
    'AWS::SecretsManager::ResourcePolicy',
  ],
  'The network costs nothing but NAT gateways, public addresses and traffic.': [
    'AWS::EC2::InternetGateway',
    'AWS::EC2::Route',
    'AWS::EC2::RouteTable',
    'AWS::EC2::SecurityGroup',
    'AWS::EC2::SecurityGroupEgress',
    'AWS::EC2::SecurityGroupIngress',
    'AWS::EC2::Subnet',
    'AWS::EC2::SubnetRouteTableAssociation',
    'AWS::EC2::VPC',
    'AWS::EC2::VPCGatewayAttachment',
  ],
  'Gateway endpoints, for S3 and DynamoDB, cost nothing.': ['AWS::EC2::VPCEndpoint'],
  'A part of the API, which is paid by its requests.': [
    'AWS::ApiGateway::Account',
    'AWS::ApiGateway::Authorizer',
    'AWS::ApiGateway::Deployment',
    'AWS::ApiGateway::GatewayResponse',
    'AWS::ApiGateway::Method',
    'AWS::ApiGateway::Model',
    'AWS::ApiGateway::RequestValidator',
    'AWS::ApiGateway::Resource',
    'AWS::ApiGateway::Stage',
  ],
  'A part of the delivery, which is paid by its requests.': [
    'AWS::CloudFront::KeyGroup',
    'AWS::CloudFront::OriginAccessControl',
    'AWS::CloudFront::PublicKey',
    'AWS::CloudFront::ResponseHeadersPolicy',
  ],
  'A part of a user pool, which is paid by its users.': [
    'AWS::Cognito::UserPoolClient',
    'AWS::Cognito::UserPoolDomain',
    'AWS::Cognito::UserPoolGroup',
    'AWS::Cognito::UserPoolIdentityProvider',
    'AWS::Cognito::UserPoolResourceServer',
  ],
  'A function is paid by its requests, whatever its versions, aliases and sources of events.': [
    'AWS::Lambda::Alias',
    'AWS::Lambda::EventInvokeConfig',
    'AWS::Lambda::EventSourceMapping',
    'AWS::Lambda::Version',
  ],
  'CodeDeploy costs nothing for functions and tasks.': [
    'AWS::CodeDeploy::Application',
    'AWS::CodeDeploy::DeploymentConfig',
    'AWS::CodeDeploy::DeploymentGroup',
  ],
  'Settings of what has a line of its own.': [
    'AWS::ApplicationAutoScaling::ScalableTarget',
    'AWS::ECR::RegistryScanningConfiguration',
    'AWS::ECS::ClusterCapacityProviderAssociations',
    'AWS::ECS::TaskDefinition',
    'AWS::ElastiCache::User',
    'AWS::ElastiCache::UserGroup',
    'AWS::KMS::Alias',
    'AWS::RDS::DBClusterParameterGroup',
    'AWS::RDS::DBSubnetGroup',
    'AWS::SecretsManager::RotationSchedule',
    'AWS::WAFv2::LoggingConfiguration',
    'AWS::WAFv2::WebACLAssociation',
  ],
  'Flags are paid when they are asked for.': [
    'AWS::AppConfig::ConfigurationProfile',
    'AWS::AppConfig::Deployment',
    'AWS::AppConfig::DeploymentStrategy',
    'AWS::AppConfig::Environment',
    'AWS::AppConfig::HostedConfigurationVersion',
  ],
  'A saved query is paid by the log lines that it reads, when somebody runs it.': ['AWS::Logs::QueryDefinition'],
  'A filter of log lines costs nothing.': ['AWS::Logs::MetricFilter'],
  'A standard parameter costs nothing.': ['AWS::SSM::Parameter'],
  'A subscription is paid by what is sent.': ['AWS::SNS::Subscription'],
  'A group of traces costs nothing.': ['AWS::XRay::Group', 'AWS::XRay::SamplingRule'],
};

const CUSTOM = 'Custom::';

/** Why a resource of the type costs nothing; undefined where nobody has said so. */
export function whyFree(type: string): string | undefined {
  if (type.startsWith(CUSTOM)) return 'A step of a deployment: its function runs for seconds.';
  return Object.entries(reasons).find(([, types]) => types.includes(type))?.[0];
}
