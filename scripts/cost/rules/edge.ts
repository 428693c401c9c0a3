import { z } from 'zod';
import { type CostRule, charges, HOURS, onlyInUse } from '../charges.ts';

const webAcl: CostRule = ({ properties }) => {
  const rules = z.array(z.unknown()).parse(properties['Rules']).length;
  return charges(
    [
      { price: 'waf.acl', units: 1, because: 'the firewall before the API' },
      { price: 'waf.rule', units: rules, because: 'its rules' },
    ],
    'waf.requests',
  );
};

/** What stands between the product and its users, and its network. */
export const edgeRules: Readonly<Record<string, CostRule>> = {
  'AWS::WAFv2::WebACL': webAcl,
  'AWS::EC2::NatGateway': () => charges([{ price: 'nat.hour', units: HOURS, because: 'NAT gateways' }], 'nat.gb'),
  'AWS::EC2::EIP': () => charges([{ price: 'ipv4.hour', units: HOURS, because: 'addresses of NAT gateways' }]),
  'AWS::ApiGateway::RestApi': onlyInUse('apigateway.requests', 'transfer.internet'),
  'AWS::CloudFront::Distribution': onlyInUse('cloudfront.gb', 'cloudfront.requests'),
  'AWS::Cognito::UserPool': onlyInUse('cognito.user', 'cognito.user-plus'),
  'AWS::GuardDuty::MalwareProtectionPlan': onlyInUse('guardduty.gb', 'guardduty.objects'),
  'AWS::AppConfig::Application': onlyInUse('appconfig.requests', 'appconfig.received'),
};
