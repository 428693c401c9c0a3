import type { Problem, Rule } from '../finding.ts';
import { at } from '../template/resource.ts';
import { isRecord, listOf, recordOf } from '../template/values.ts';

/** https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
const managedGroups = new Set(
  `AWSManagedRulesCommonRuleSet AWSManagedRulesAdminProtectionRuleSet AWSManagedRulesKnownBadInputsRuleSet
  AWSManagedRulesSQLiRuleSet AWSManagedRulesLinuxRuleSet AWSManagedRulesUnixRuleSet AWSManagedRulesWindowsRuleSet
  AWSManagedRulesPHPRuleSet AWSManagedRulesWordPressRuleSet AWSManagedRulesAmazonIpReputationList
  AWSManagedRulesAnonymousIpList AWSManagedRulesATPRuleSet AWSManagedRulesACFPRuleSet AWSManagedRulesBotControlRuleSet
  AWSManagedRulesAntiDDoSRuleSet`.split(/\s+/),
);
const takers = /:elasticloadbalancing:|:apigateway:|:appsync:|:cognito-idp:|:apprunner:|:ec2:|:amplify:|^\$\{/;

/** AWS WAF. */
export const firewallRules: readonly Rule[] = [
  {
    name: 'waf/region',
    about: 'What protects CloudFront is in us-east-1; what is associated with a resource is regional.',
    types: ['AWS::WAFv2::WebACL', 'AWS::WAFv2::IPSet', 'AWS::WAFv2::RegexPatternSet', 'AWS::WAFv2::RuleGroup'],
    *judge({ id, properties }, template) {
      if (properties['Scope'] === 'CLOUDFRONT' && template.stack.region !== 'us-east-1') {
        yield {
          path: 'Properties.Scope',
          message: `CLOUDFRONT in ${template.stack.region}.`,
          remedy: 'Put it into a stack in us-east-1, or write REGIONAL.',
        };
      }
      const isAssociated = template
        .ofType('AWS::WAFv2::WebACLAssociation')
        .some((one) => template.target(one.properties['WebACLArn'])?.id === id);
      if (isAssociated && properties['Scope'] === 'CLOUDFRONT') {
        yield {
          path: 'Properties.Scope',
          message: 'It is associated with a resource of the region.',
          remedy: 'Write REGIONAL.',
        };
      }
    },
  },
  {
    name: 'waf/rules',
    about: 'Rules have names and priorities of their own, and an action as their statement asks.',
    types: ['AWS::WAFv2::WebACL', 'AWS::WAFv2::RuleGroup'],
    *judge(acl) {
      const rules = listOf(acl.properties['Rules']).map(recordOf);
      for (const name of ['Priority', 'Name']) {
        const values = rules.map((rule) => rule[name]);
        if (new Set(values).size < values.length)
          yield {
            path: `Properties.Rules.*.${name}`,
            message: `Two rules have one ${name}.`,
            remedy: 'Give each its own.',
          };
      }
      for (const [index, rule] of rules.entries()) yield* flawsOf(rule, `Properties.Rules.${index}`);
    },
  },
  {
    name: 'waf/default',
    about: 'What no rule is about is either let in or blocked.',
    types: ['AWS::WAFv2::WebACL'],
    *judge({ properties }) {
      const chosen = Object.keys(recordOf(properties['DefaultAction']));
      if (chosen.length === 1 && /^(Allow|Block)$/.test(chosen[0] ?? '')) return;
      yield {
        path: 'Properties.DefaultAction',
        message: `It is ${chosen.join(' and ') || 'nothing'}.`,
        remedy: 'Write {"Allow": {}} or {"Block": {}}.',
      };
    },
  },
  {
    name: 'waf/managed-groups',
    about: 'AWS’s groups of rules are ones that there are.',
    types: ['AWS::WAFv2::WebACL'],
    *judge(acl) {
      for (const { path, value } of at(acl, '**.ManagedRuleGroupStatement')) {
        const { VendorName: vendor, Name: name } = recordOf(value);
        if (vendor !== 'AWS' || managedGroups.has(String(name))) continue;
        yield { path: `${path}.Name`, message: `AWS has no group ${name}.`, remedy: 'Spell it as WAF’s list does.' };
      }
    },
  },
  {
    name: 'waf/log-destination',
    about: 'A firewall writes to log groups, buckets or streams whose names begin with aws-waf-logs-.',
    types: ['AWS::WAFv2::LoggingConfiguration'],
    *judge(logging, template) {
      for (const { path, value } of at(logging, 'LogDestinationConfigs.*')) {
        const group = template.target(value);
        const name = template.text(group?.properties['LogGroupName'] ?? group?.properties['BucketName'] ?? value) ?? '';
        const [, called = name] = /(?:log-group:|:::|deliverystream\/)([^:/]+)/.exec(name) ?? [];
        if (/^aws-waf-logs-/.test(called) || called.startsWith('${')) continue;
        yield { path, message: `${called} is no name that WAF writes to.`, remedy: 'Let it begin with aws-waf-logs-.' };
      }
    },
  },
  {
    name: 'waf/association',
    about: 'A firewall is associated with what it can protect.',
    types: ['AWS::WAFv2::WebACLAssociation'],
    *judge({ properties }, template) {
      const arn = template.text(properties['ResourceArn']) ?? '';
      if (takers.test(arn)) return;
      yield {
        path: 'Properties.ResourceArn',
        message: `${arn} cannot have a firewall.`,
        remedy: 'Name a stage of an API, a load balancer, a user pool; a distribution names its own firewall.',
      };
    },
  },
];

function* flawsOf(rule: Readonly<Record<string, unknown>>, path: string): Generator<Problem> {
  const statement = recordOf(rule['Statement']);
  const isGroup =
    statement['ManagedRuleGroupStatement'] !== undefined || statement['RuleGroupReferenceStatement'] !== undefined;
  const expected = isGroup ? 'OverrideAction' : 'Action';
  const other = isGroup ? 'Action' : 'OverrideAction';
  if (rule[expected] === undefined || rule[other] !== undefined) {
    yield {
      path: `${path}.${other}`,
      message: `A rule ${isGroup ? 'of a group' : 'of its own statement'} has ${expected}, and not ${other}.`,
      remedy: `Give it ${expected}.`,
    };
  }
  if (Object.keys(statement).length !== 1)
    yield {
      path: `${path}.Statement`,
      message: 'A rule has one statement.',
      remedy: 'Join several by AndStatement or OrStatement.',
    };
  const actions = Object.keys(recordOf(rule[expected]));
  const known = isGroup ? /^(None|Count)$/ : /^(Allow|Block|Count|Captcha|Challenge)$/;
  if (isRecord(rule[expected]) && (actions.length !== 1 || !known.test(actions[0] ?? ''))) {
    yield {
      path: `${path}.${expected}`,
      message: `The action is ${actions.join(', ') || 'nothing'}.`,
      remedy: `Use one of ${known.source.replaceAll(/[^\w|]/g, '').replaceAll('|', ', ')}.`,
    };
  }
}
