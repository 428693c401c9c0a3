import { CfnManagedPolicy, CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { type IAspect, Stack, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** What of a policy ends with a star, as cdk-nag writes it -> why there is nothing narrower. The first that fits counts. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /^Action::kms:(GenerateDataKey|ReEncrypt)\*$/,
    'CDK writes the two or three forms of one action so; naming each allows the same, as the statement names one key.',
  ],
  [
    /^Action::s3:(Abort|DeleteObject|GetBucket|GetObject|List)\*$/,
    'CDK’s grant to read and write one bucket of our own; naming each of the actions allows the same there.',
  ],
  [
    /^Resource::\*$/,
    'Tracing and what else knows no resources; `npm run check:templates` finds every action here that does know them.',
  ],
  [
    /\.Arn>:\*$/,
    'The versions of one function: their numbers are given at each deployment. Its ARN alone reaches none.',
  ],
  [/\/index\/\*$/, 'The indexes of one table hold keys of its items only; naming each would be the same set.'],
  [
    /^Resource::(<\w+\.Arn>|arn:aws:s3:::(plinth|awsbackup)-.*|\{"Fn::GetStackOutput".*\})\/\*(\/[\w-]+)?$/,
    'The objects of one bucket: keys begin with the tenant, whom the function learns from each request.',
  ],
  [/:task\/<\w+>\/\*$/, 'The tasks of one cluster: ECS gives them their ids as they start.'],
  [
    /DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3\*$/,
    'GuardDuty makes rules of this name and adds a number of its own; its guide asks for exactly this.',
  ],
  [/awsbackup-restore-test-\*$/, 'AWS Backup names what it restores for a test so, and adds an id of its own.'],
  [
    /:kms:[\w-]+:<AWS::AccountId>:key\/\*$/,
    'The id of the key is not known here: a condition names its alias, or it may be described only.',
  ],
  [/:serverlesscachesnapshot:(plinth-.*)?\*$/, 'Snapshots get their names from the time at which they are made.'],
  [
    /:rds:[\w-]+:<AWS::AccountId>:(og|pg|subgrp):\*$/,
    'Restoring a cluster asks for rights to its groups, whose names RDS may choose itself.',
  ],
  [/:secret:rds!cluster-\*$/, 'RDS names the secrets of its clusters so, and adds an id of its own.'],
  [
    /(:parameter\/plinth\/\w+\/\*|:stack\/plinth-\w+-\*|:appconfig:.*\*)$/,
    'All settings of one environment: the export is of whatever there is, and begins with the environment’s name.',
  ],
];

/** Says of each wildcard in a policy, by the exact id that cdk-nag gives it, why it is there. */
export class AcknowledgedWildcards implements IAspect {
  visit(node: IConstruct): void {
    if (!(node instanceof CfnPolicy || node instanceof CfnManagedPolicy || node instanceof CfnRole)) return;
    // A validation comes after references between stacks are known, by which cdk-nag makes its ids, and before cdk-nag.
    node.node.addValidation({
      validate: () => {
        acknowledge(node);
        return [];
      },
    });
  }
}

function acknowledge(node: CfnPolicy | CfnManagedPolicy | CfnRole): void {
  const resolved: unknown = Stack.of(node).resolve(node instanceof CfnRole ? node.policies : node.policyDocument);
  for (const finding of new Set(wildcardsIn(resolved))) {
    const [, reason] = reasons.find(([pattern]) => pattern.test(finding)) ?? [];
    if (reason !== undefined) Validations.of(node).acknowledge({ id: `AwsSolutions-IAM5[${finding}]`, reason });
  }
}

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Of all policies within, what they allow by a star. */
function wildcardsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Statement: statements } = Object(value);
  if (statements === undefined) return Object.values(value).flatMap(wildcardsIn);
  return listOf(statements)
    .filter((statement) => Object(statement)['Effect'] === 'Allow')
    .flatMap((statement) => [
      ...listOf(Object(statement)['Action']).map((action) => `Action::${action}`),
      ...listOf(Object(statement)['Resource']).map((resource) => `Resource::${flattened(resource)}`),
    ])
    .filter((finding) => finding.includes('*'));
}

/** As cdk-nag writes a resource into its ids. */
function flattened(value: unknown): string {
  if (typeof value === 'string') return value.replaceAll('${', '<').replaceAll('}', '>');
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::Sub': sub } = Object(value);
  if (join !== undefined) return listOf(join[1]).map(flattened).join(String(join[0]));
  if (sub !== undefined) return flattened(sub);
  if (attribute !== undefined) return `<${listOf(attribute).join('.')}>`;
  return ref === undefined ? JSON.stringify(value) : `<${ref}>`;
}
