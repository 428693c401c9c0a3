import type { Problem, Rule } from '../finding.ts';
import { managedPolicies, servicePrincipals } from '../reference/names.ts';
import { at } from '../template/resource.ts';
import type { Template } from '../template/template.ts';
import { isRecord, listOf, recordOf } from '../template/values.ts';
import { type Statement, statementsOf, typesWithPolicies } from './documents.ts';

/** Who is named by policies. */
export const principalRules: readonly Rule[] = [
  {
    name: 'iam/principals-exist',
    about: 'Principals are services that there are, accounts, ARNs, or providers.',
    types: typesWithPolicies,
    *judge(resource, template) {
      for (const { path, value } of statementsOf(resource)) {
        yield* unknownPrincipals(`${path}.Principal`, value['Principal'], template);
      }
    },
  },
  {
    name: 'iam/not-everybody',
    about: 'Nothing is allowed to everybody without a condition that says who.',
    types: typesWithPolicies,
    *judge(resource) {
      for (const statement of statementsOf(resource)) {
        if (resource.type !== 'AWS::EC2::VPCEndpoint' && isForEverybody(statement)) {
          yield {
            path: `${statement.path}.Principal`,
            message: 'Everybody may.',
            remedy: 'Name the principal, or narrow it by aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.',
          };
        }
      }
    },
  },
  {
    name: 'iam/trust-actions',
    about: 'A trust policy allows to take the role, and nothing else.',
    types: ['AWS::IAM::Role'],
    *judge(resource) {
      for (const { kind, path, actions, value } of statementsOf(resource)) {
        if (kind !== 'trust') continue;
        for (const action of actions) {
          const remedy = 'Allow sts:AssumeRole, for tokens sts:AssumeRoleWithWebIdentity.';
          if (
            !/^sts:(AssumeRole(WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity|SetContext)$/.test(
              String(action),
            )
          ) {
            yield { path: `${path}.Action`, message: `${action} takes no role.`, remedy };
          }
          const isFederated = recordOf(value['Principal'])['Federated'] !== undefined;
          if (isFederated && action === 'sts:AssumeRole') {
            yield { path: `${path}.Action`, message: 'Who comes with a token cannot use sts:AssumeRole.', remedy };
          }
          if (isFederated && Object.keys(recordOf(value['Condition'])).length === 0) {
            yield {
              path: `${path}.Condition`,
              message: 'Whoever has any token of the provider may take the role.',
              remedy: 'Say by conditions on the claims `aud` and `sub` whose tokens are meant.',
            };
          }
        }
      }
    },
  },
  {
    name: 'iam/managed-policies-exist',
    about: 'Policies of AWS are ones that there are, and none that allows everything.',
    types: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
    *judge(resource, template) {
      for (const { path, value } of at(resource, 'ManagedPolicyArns.*')) {
        const [, name] = /^arn:aws[^:]*:iam::aws:policy\/(.+)$/.exec(template.text(value) ?? '') ?? [];
        if (name === undefined || managedPolicies.has(name)) continue;
        const message = `${name} is not among AWS’s policies that are known here.`;
        yield {
          path,
          message,
          remedy: 'Spell it as IAM does; one that lets do little is added to reference/names.ts.',
        };
      }
    },
  },
];

function* unknownPrincipals(path: string, principal: unknown, template: Template): Generator<Problem> {
  if (principal === undefined || principal === '*') return;
  if (!isRecord(principal)) {
    yield { path, message: `${principal} is no principal.`, remedy: 'Write {"Service": ...} or {"AWS": ...}.' };
    return;
  }
  for (const [kind, given] of Object.entries(principal)) {
    for (const one of listOf(given)) {
      const text = template.literal(one);
      const judge = forms[kind];
      if (judge === undefined)
        yield {
          path: `${path}.${kind}`,
          message: `There is no kind of principal ${kind}.`,
          remedy: 'Use Service, AWS, Federated or CanonicalUser.',
        };
      else if (text !== undefined && !judge(text))
        yield {
          path: `${path}.${kind}`,
          message: `There is no principal ${text}.`,
          remedy: 'Name a service as <name>.amazonaws.com, or an ARN.',
        };
    }
  }
}

/** Whether there is a service of this principal; those of a region have its name in theirs. */
export function isServicePrincipal(name: string): boolean {
  const [, service, , suffix] = /^(.+?)(\.[a-z]{2}-[a-z]+-\d)?\.(amazonaws\.com(\.cn)?)$/.exec(name) ?? [];
  return suffix !== undefined && servicePrincipals.has(`${service}.amazonaws.com`);
}

const forms: Readonly<Record<string, (text: string) => boolean>> = {
  Service: isServicePrincipal,
  AWS: (text) => /^(\*|\d{12}|arn:aws(-[a-z]+)*:(iam|sts)::(\d{12}|cloudfront):\S+|A[A-Z0-9]{20})$/.test(text),
  Federated: (text) => /^arn:aws[^:]*:iam::\d{12}:(oidc|saml)-provider\/\S+$|^[a-z0-9.-]+\.[a-z]+$/.test(text),
  CanonicalUser: (text) => /^[0-9a-f]{64}$/.test(text),
};

/** Keys of conditions that say who is meant. */
const saysWho =
  /^(aws:(source(arn|account|orgid|vpce?|ip|owner)|principal(orgid|account|arn|orgpaths|isawsservice|servicename)|userid|vpcsourceip)|kms:(calleraccount|viaservice)|s3:(dataaccesspoint\w+))$/i;

function isForEverybody({ allows, value, conditions }: Statement): boolean {
  const principal = value['Principal'];
  const everybody =
    principal === '*' || listOf(recordOf(principal)['AWS']).includes('*') || value['NotPrincipal'] !== undefined;
  const keys = Object.values(conditions).flatMap((keyed) => Object.keys(recordOf(keyed)));
  return allows && everybody && !keys.some((key) => saysWho.test(key));
}
