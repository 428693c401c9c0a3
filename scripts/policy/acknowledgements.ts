import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** A finding of a built-in rule or of cdk-nag that stays, and why. */
export interface Acknowledgement {
  /** Without what differs from resource to resource: `AwsSolutions-IAM5[Resource]`. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** How many exact ids it is given for, in all environments. */
  readonly findings: number;
}

/** What CDK acknowledges by itself is none of ours. */
const OF_CDK = 'CloudFormation-Validate::';

/** What the constructs below acknowledge, each cause once: one reason may cover several rules. */
export function acknowledgementsIn(root: IConstruct): Acknowledgement[] {
  const found = root.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(Object(data)))
      .filter(([id]) => !id.startsWith(OF_CDK)),
  );
  const byReason = new Map<string, string[]>();
  for (const [id, reason] of found) byReason.set(String(reason), [...(byReason.get(String(reason)) ?? []), ruleOf(id)]);
  return [...byReason]
    .map(([reason, ids]) => ({ rules: [...new Set(ids)].sort(), reason, findings: ids.length }))
    .sort((one, other) => one.rules.join().localeCompare(other.rules.join()) || one.reason.localeCompare(other.reason));
}

const ruleOf = (id: string): string =>
  id
    .replace(/^\w+::/, '')
    .replace(/\[(Policy|Action|Resource)::.*\]$/, (_, kind: string) =>
      kind === 'Policy' ? `[${id.split('/').at(-1)}` : `[${kind}]`,
    );
