import type { Problem, Rule } from '../finding.ts';
import { conditionKeysOf, regions } from '../reference/known.ts';
import { conditionOperators, globalConditionKeys } from '../reference/names.ts';
import { isRecord, listOf, recordOf } from '../template/values.ts';
import { documentsOf, type Statement, statementsOf, typesWithPolicies } from './documents.ts';

const elements = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);

/** How statements of policies are written. */
export const statementRules: readonly Rule[] = [
  {
    name: 'iam/document',
    about: 'A policy has a version that there is, and statements.',
    types: typesWithPolicies,
    *judge(resource) {
      for (const { path, value } of documentsOf(resource)) {
        if (value['Version'] !== undefined && !['2012-10-17', '2008-10-17'].includes(String(value['Version']))) {
          yield { path: `${path}.Version`, message: `${value['Version']} is no version.`, remedy: 'Write 2012-10-17.' };
        }
        if (listOf(value['Statement']).length === 0) {
          yield { path: `${path}.Statement`, message: 'The policy says nothing.', remedy: 'Give it a statement.' };
        }
      }
    },
  },
  {
    name: 'iam/statement',
    about: 'A statement has an effect, actions, and resources or principals as its kind of policy asks.',
    types: typesWithPolicies,
    *judge(resource) {
      for (const statement of statementsOf(resource)) yield* malformed(statement);
    },
  },
  {
    name: 'iam/conditions',
    about: 'Operators and keys of conditions are those that there are.',
    types: typesWithPolicies,
    *judge(resource) {
      for (const { path, conditions } of statementsOf(resource)) {
        for (const [operator, keys] of Object.entries(conditions))
          yield* unknownCondition(`${path}.Condition`, operator, keys);
      }
    },
  },
];

function* malformed({ kind, path, value }: Statement): Generator<Problem> {
  const wrong = (name: string, message: string, remedy: string) => ({ path: `${path}.${name}`, message, remedy });
  for (const name of Object.keys(value).filter((key) => !elements.has(key))) {
    yield wrong(name, `A statement knows no ${name}.`, `Use one of ${[...elements].join(', ')}.`);
  }
  if (value['Effect'] !== 'Allow' && value['Effect'] !== 'Deny') {
    yield wrong('Effect', `The effect is ${value['Effect']}.`, 'Write Allow or Deny.');
  }
  if (value['Action'] === undefined && value['NotAction'] === undefined) {
    yield wrong('Action', 'The statement has no action.', 'Name the actions that it is about.');
  }
  const hasPrincipal = value['Principal'] !== undefined || value['NotPrincipal'] !== undefined;
  if (kind === 'identity' && hasPrincipal) {
    yield wrong('Principal', 'The policy of a role names a principal.', 'Leave it out: the role is the principal.');
  }
  if (kind !== 'identity' && !hasPrincipal) {
    yield wrong('Principal', 'The statement names nobody.', 'Name the principal who may.');
  }
  if (kind === 'trust' && value['Resource'] !== undefined) {
    yield wrong('Resource', 'A trust policy names a resource.', 'Leave it out: the role is the resource.');
  }
  if (kind === 'identity' && value['Resource'] === undefined && value['NotResource'] === undefined) {
    yield wrong('Resource', 'The statement names no resource.', 'Name the resources that it is about.');
  }
}

function* unknownCondition(path: string, operator: string, keys: unknown): Generator<Problem> {
  const plain = operator.replace(/^(ForAllValues|ForAnyValue):/, '').replace(/IfExists$/, '');
  if (!conditionOperators.has(plain)) {
    yield {
      path: `${path}.${operator}`,
      message: `There is no operator ${operator}.`,
      remedy: 'Use one such as StringEquals, ArnLike, Bool.',
    };
  }
  for (const [key, value] of Object.entries(recordOf(keys))) {
    if (!isKnownKey(key)) {
      yield {
        path: `${path}.${operator}.${key}`,
        message: `There is no key ${key}.`,
        remedy: 'Spell it as the Service Authorization Reference does.',
      };
    }
    if (plain === 'Bool' && !listOf(value).every((one) => isRecord(one) || /^(true|false)$/.test(String(one)))) {
      yield {
        path: `${path}.${operator}.${key}`,
        message: `${value} is no truth.`,
        remedy: 'Write "true" or "false".',
      };
    }
    for (const one of key.toLowerCase() === 'aws:requestedregion' ? listOf(value) : []) {
      if (isRecord(one) || String(one).includes('*') || regions.has(String(one))) continue;
      yield {
        path: `${path}.${operator}.${key}`,
        message: `${one} is no region.`,
        remedy: 'Name a region such as eu-central-1.',
      };
    }
  }
}

/** `aws:SourceArn`, `aws:ResourceTag/...`, `s3:prefix`; issuers of tokens have keys of their own. */
function isKnownKey(key: string): boolean {
  const [service = '', name = ''] = [key.slice(0, key.lastIndexOf(':')), key.slice(key.lastIndexOf(':') + 1)];
  if (service.includes('.') || service === 'saml' || name.includes('${')) return true;
  if (/^aws:(requesttag|resourcetag|principaltag)\/.+/i.test(key)) return true;
  if (service.toLowerCase() === 'aws') return globalConditionKeys.has(key.toLowerCase());
  const known = conditionKeysOf(service);
  return known?.some((one) => sameKey(one, key)) ?? false;
}

/** `kms:EncryptionContext:${Key}` is any key that begins so. */
function sameKey(known: string, key: string): boolean {
  const [fixed = '', open] = known.toLowerCase().split(/\$\{|<key>/);
  return open !== undefined ? key.toLowerCase().startsWith(fixed) : known.toLowerCase() === key.toLowerCase();
}
