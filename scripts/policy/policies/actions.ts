import type { Problem, Rule } from '../finding.ts';
import { actionsLike } from '../reference/known.ts';
import { isRecord } from '../template/values.ts';
import { type Statement, statementsOf, typesWithPolicies } from './documents.ts';

/** What statements of policies let be done. */
export const actionRules: readonly Rule[] = [
  {
    name: 'iam/actions-exist',
    about: 'Every action of a policy is one of a service.',
    types: typesWithPolicies,
    *judge(resource) {
      for (const statement of statementsOf(resource)) yield* unknownActions(statement);
    },
  },
  {
    name: 'iam/not-everything',
    about: 'No policy allows `*` or all of a service; keys, whose policy is about themselves, aside.',
    types: typesWithPolicies,
    *judge(resource) {
      for (const { allows, path, value, actions, kind } of statementsOf(resource)) {
        if (!allows) continue;
        if (value['NotAction'] !== undefined) {
          yield problem(`${path}.NotAction`, 'All actions but some are allowed.', 'List in Action what is needed.');
        }
        for (const action of actions) {
          const isOwnKey = kind === 'resource' && resource.type === 'AWS::KMS::Key' && action === 'kms:*';
          if (isOwnKey || !/^(\*|[\w-]+:\*+)$/.test(String(action))) continue;
          yield problem(`${path}.Action`, `${action} is allowed.`, 'List the actions that are needed.');
        }
      }
    },
  },
  {
    name: 'iam/not-every-resource',
    about: 'A policy allows for every resource only what knows no resources, or what a condition narrows.',
    types: typesWithPolicies,
    *judge(resource) {
      for (const statement of statementsOf(resource)) yield* tooFar(statement);
    },
  },
  {
    name: 'iam/pass-role-to-somebody',
    about: 'Roles are passed on by their names, or to a named service.',
    types: typesWithPolicies,
    *judge(resource) {
      for (const { allows, path, actions, resources, conditions } of statementsOf(resource)) {
        const passes = actions.some((action) => String(action).toLowerCase() === 'iam:passrole');
        if (!allows || !passes || Object.keys(conditions).length > 0) continue;
        if (!resources.some((one) => typeof one === 'string' && one.includes('*'))) continue;
        yield problem(
          `${path}.Resource`,
          'Any role may be passed on.',
          'Name the role, or add the condition iam:PassedToService.',
        );
      }
    },
  },
];

const problem = (path: string, message: string, remedy: string): Problem => ({ path, message, remedy });

function* unknownActions({ value, path }: Statement): Generator<Problem> {
  for (const name of ['Action', 'NotAction']) {
    const given = value[name];
    for (const action of Array.isArray(given) ? given : given === undefined ? [] : [given]) {
      if (isRecord(action) || action === '*') continue;
      const known = actionsLike(String(action));
      const remedy = 'Spell it as the Service Authorization Reference does.';
      if (known === undefined) yield problem(`${path}.${name}`, `${action}: there is no such service.`, remedy);
      else if (known.length === 0) yield problem(`${path}.${name}`, `${action}: there is no such action.`, remedy);
    }
  }
}

/** Actions that do know resources -> why they are allowed for all of them all the same. */
const explained: Readonly<Record<string, string>> = {
  'cloudwatch:DescribeAlarms': 'CloudWatch tells of composite alarms only whoever may see all alarms.',
  'logs:PutRetentionPolicy':
    'Of CDK’s function for log groups that other services make, whose names it learns as it runs.',
  'logs:DeleteRetentionPolicy': 'As logs:PutRetentionPolicy.',
};

/** Conditions that narrow nothing that matters here. */
const narrowsNothing = new Set(['aws:securetransport', 'aws:requestedregion', 'aws:viaawsservice']);

function* tooFar({ kind, allows, path, actions, resources, conditions, value }: Statement): Generator<Problem> {
  if (kind !== 'identity' || !allows) return;
  if (value['NotResource'] !== undefined) {
    yield problem(`${path}.NotResource`, 'All resources but some are allowed.', 'List in Resource what is needed.');
  }
  const keys = Object.values(conditions).flatMap((keyed) => (isRecord(keyed) ? Object.keys(keyed) : []));
  const isNarrowed = keys.some((key) => !narrowsNothing.has(key.toLowerCase()));
  if (isNarrowed || !resources.some((one) => /^\*+$|^arn:aws[^:]*:\*:/.test(String(one)))) return;
  const restrictable = actions.filter(
    (action) =>
      explained[String(action)] === undefined && actionsLike(String(action))?.some((one) => !one.knowsNoResources),
  );
  if (restrictable.length === 0) return;
  const message = `${restrictable.join(', ')} is allowed for every resource.`;
  yield problem(`${path}.Resource`, message, 'Name the resources by their ARNs, or narrow them by a condition.');
}
