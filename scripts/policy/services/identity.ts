import type { Rule } from '../finding.ts';
import { at, firstAt } from '../template/resource.ts';
import { listOf, numberOf, recordOf, truthOf } from '../template/values.ts';

const seconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** Token -> the unit where none is said, and from how many seconds to how many it may be valid. */
const tokens = {
  AccessToken: ['hours', 300, 86_400],
  IdToken: ['hours', 300, 86_400],
  RefreshToken: ['days', 3600, 315_360_000],
} as const;

/** Amazon Cognito. */
export const identityRules: readonly Rule[] = [
  {
    name: 'cognito/tokens',
    about: 'Tokens are valid as long as Cognito lets them, in the unit that is said.',
    types: ['AWS::Cognito::UserPoolClient'],
    *judge(client) {
      for (const [name, [unit, low, high]] of Object.entries(tokens)) {
        const validity = numberOf(client.properties[`${name}Validity`]);
        const said = String(firstAt(client, `TokenValidityUnits.${name}`) ?? unit);
        const valid = (validity ?? 0) * (seconds[said] ?? 1);
        if (validity === undefined || validity === 0 || (valid >= low && valid <= high)) continue;
        yield {
          path: `Properties.${name}Validity`,
          message: `It is valid for ${validity} ${said}.`,
          remedy: `Let it be ${low} to ${high} seconds.`,
        };
      }
    },
  },
  {
    name: 'cognito/flows',
    about: 'A client that signs in by pages has flows, scopes and addresses, and one of a page keeps no secret.',
    types: ['AWS::Cognito::UserPoolClient'],
    *judge({ properties }) {
      const flows = listOf(properties['AllowedOAuthFlows']);
      if (truthOf(properties['AllowedOAuthFlowsUserPoolClient']) !== true) return;
      if (flows.length === 0)
        yield { path: 'Properties.AllowedOAuthFlows', message: 'It has none.', remedy: 'Write ["code"].' };
      if (listOf(properties['AllowedOAuthScopes']).length === 0)
        yield { path: 'Properties.AllowedOAuthScopes', message: 'It has none.', remedy: 'Name scopes such as openid.' };
      if (flows.includes('code') && listOf(properties['CallbackURLs']).length === 0)
        yield { path: 'Properties.CallbackURLs', message: 'Nobody can come back.', remedy: 'Name the page’s address.' };
      if (flows.includes('client_credentials') && truthOf(properties['GenerateSecret']) !== true)
        yield {
          path: 'Properties.GenerateSecret',
          message: 'A program signs in by a secret.',
          remedy: 'Set it to true.',
        };
      if (flows.includes('client_credentials') && flows.length > 1)
        yield {
          path: 'Properties.AllowedOAuthFlows',
          message: 'Programs and people have one client.',
          remedy: 'Make two.',
        };
    },
  },
  {
    name: 'cognito/pool',
    about: 'Passwords are strong, people are not found out by guesses, and a pool that stays is protected.',
    types: ['AWS::Cognito::UserPool'],
    *judge(pool, template) {
      const password = recordOf(firstAt(pool, 'Policies.PasswordPolicy'));
      for (const name of ['RequireLowercase', 'RequireUppercase', 'RequireNumbers', 'RequireSymbols']) {
        const isLong = (numberOf(password['MinimumLength']) ?? 8) >= 12;
        if (truthOf(password[name]) !== true && !isLong)
          yield {
            path: `Properties.Policies.PasswordPolicy.${name}`,
            message: `Short passwords do without: ${name} is not set.`,
            remedy: 'Set it, or ask for 12 characters.',
          };
      }
      const [aliases, names] = [
        listOf(pool.properties['AliasAttributes']),
        listOf(pool.properties['UsernameAttributes']),
      ];
      if (aliases.length > 0 && names.length > 0)
        yield {
          path: 'Properties.AliasAttributes',
          message: 'It has UsernameAttributes as well.',
          remedy: 'Keep one of both.',
        };
      if (template.stack.isProtected && pool.properties['DeletionProtection'] !== 'ACTIVE')
        yield {
          path: 'Properties.DeletionProtection',
          message: 'It is off in a protected stack.',
          remedy: 'Write ACTIVE.',
        };
      const attributes = at(pool, 'Schema.*.Name').map(({ value }) => value);
      if (new Set(attributes).size < attributes.length)
        yield { path: 'Properties.Schema', message: 'An attribute is declared twice.', remedy: 'Declare it once.' };
      const isSecond =
        pool.properties['MfaConfiguration'] === 'ON' || pool.properties['MfaConfiguration'] === 'OPTIONAL';
      if (isSecond && listOf(pool.properties['EnabledMfas']).length === 0)
        yield {
          path: 'Properties.EnabledMfas',
          message: 'A second factor is asked for, and none is there.',
          remedy: 'Name SOFTWARE_TOKEN_MFA.',
        };
    },
  },
  {
    name: 'cognito/groups',
    about: 'Groups of a pool have names of their own.',
    types: ['AWS::Cognito::UserPoolGroup'],
    *judge(group, template) {
      const twins = template
        .ofType(group.type)
        .filter(
          ({ id, properties }) =>
            id > group.id &&
            properties['GroupName'] === group.properties['GroupName'] &&
            JSON.stringify(properties['UserPoolId']) === JSON.stringify(group.properties['UserPoolId']),
        );
      for (const twin of twins)
        yield { path: 'Properties.GroupName', message: `${twin.id} has the same.`, remedy: 'Give each its own.' };
    },
  },
];
