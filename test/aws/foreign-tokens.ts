import { randomUUID } from 'node:crypto';
import {
  AdminInitiateAuthCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { makePerson } from '../../scripts/aws-local/people/make-person.mjs';
import type { Edition } from './deployed-edition.ts';
import { password } from './people.ts';

const pools = () => new CognitoIdentityProviderClient();

/** A good token of an owner of `acme`, but of a user pool that is not the deployed one. */
export async function tokenOfForeignPool(): Promise<string> {
  const Schema = ['tenant', 'projects'].map((Name) => ({ Name, AttributeDataType: 'String' as const, Mutable: true }));
  const { UserPool } = await pools().send(
    new CreateUserPoolCommand({ PoolName: 'foreign', UsernameAttributes: ['email'], Schema }),
  );
  const UserPoolId = present(UserPool?.Id);
  await pools().send(new CreateGroupCommand({ UserPoolId, GroupName: 'owner' }));
  return tokenOfNewClient(UserPoolId);
}

/** A good token of an owner of `acme` in the deployed pool, but for another application. */
export const tokenForForeignClient = ({ users }: Edition): Promise<string> => tokenOfNewClient(users.poolId);

async function tokenOfNewClient(UserPoolId: string): Promise<string> {
  const { UserPoolClient } = await pools().send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'foreign',
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
    }),
  );
  const email = `mallory-${randomUUID()}@example.com`;
  await makePerson(UserPoolId, { email, password, tenant: 'acme', role: 'owner' });
  const { AuthenticationResult } = await pools().send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId: present(UserPoolClient?.ClientId),
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  return present(AuthenticationResult?.IdToken);
}

/** Signs somebody in while id tokens of the page are good for one second only, and waits for two. */
export async function afterItExpired<T>({ users }: Edition, signIn: () => Promise<T>): Promise<T> {
  const client = { UserPoolId: users.poolId, ClientId: users.clientId };
  const { UserPoolClient } = await pools().send(new DescribeUserPoolClientCommand(client));
  const { ClientSecret: _, CreationDate: _created, LastModifiedDate: _modified, ...settings } = UserPoolClient ?? {};
  const brief = {
    IdTokenValidity: 1,
    TokenValidityUnits: { ...settings.TokenValidityUnits, IdToken: 'seconds' as const },
  };
  await pools().send(new UpdateUserPoolClientCommand({ ...settings, ...client, ...brief }));
  try {
    const person = await signIn();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return person;
  } finally {
    await pools().send(new UpdateUserPoolClientCommand({ ...settings, ...client }));
  }
}

function present(value: string | undefined): string {
  if (value === undefined) throw new Error('The user pool has not told what it has made.');
  return value;
}
