import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { refuseWith } from './answers.ts';
import { asksForHealth, isNot, isTooLong, makesWork } from './requests.ts';

type Rule = CfnWebACL.RuleProperty;

/** Seconds over which an address is counted. */
const WINDOW = 60;
/** As many requests as an address may make in that time. */
const limits = { processing: 300, every: 600 };
/** The longest body that a contract has room for, and the longest that WAF can look at. */
export const MOST_BODY_BYTES = 64 * 2 ** 10;

type Unordered = Omit<Rule, 'priority' | 'visibilityConfig'>;

/** What is counted in a minute; the narrower limit first, since a request that a rule refuses is not counted by the next. */
const limited = (limit: number, scopeDownStatement: CfnWebACL.StatementProperty): CfnWebACL.StatementProperty => ({
  rateBasedStatement: { limit, evaluationWindowSec: WINDOW, aggregateKeyType: 'IP', scopeDownStatement },
});

/** A list of rules that AWS keeps. */
const managed = (name: string, counted: readonly string[] = []): Unordered => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: `AWSManagedRules${name}`,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
});

/**
 * Of the common rules: what refuses requests that the contracts take. Bodies may have 8 KiB: the rule after it has our limit.
 * Queries may have 2 KiB, and no `://` in a value: a question for elements may have fourteen texts of 500 characters, and
 * what fits beside the headers into the 10,240 bytes of API Gateway is let through.
 */
const TOO_NARROW = ['SizeRestrictions_BODY', 'SizeRestrictions_QUERYSTRING', 'GenericRFI_QUERYARGUMENTS'];

const unordered = (page: string): readonly Unordered[] => [
  {
    name: 'RequestsThatMakeWork',
    action: refuseWith('TooMany', page),
    statement: limited(limits.processing, makesWork),
  },
  { name: 'Requests', action: refuseWith('TooMany', page), statement: limited(limits.every, isNot(asksForHealth)) },
  managed('AmazonIpReputationList'),
  managed('KnownBadInputsRuleSet'),
  managed('CommonRuleSet', TOO_NARROW),
  { name: 'LongBodies', action: refuseWith('TooLarge', page), statement: isTooLong(MOST_BODY_BYTES) },
];

/**
 * What the firewall looks for, in this order.
 *
 * @param page origin whose scripts may read what it answers.
 */
export const rulesFor = (page: string): Rule[] =>
  unordered(page).map((rule, priority) => ({ ...rule, priority, visibilityConfig: seen(rule.name) }));

/** Metrics by this name, and samples of requests: without their values, see the logging. */
export function seen(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}
