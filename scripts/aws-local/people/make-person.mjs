// @ts-check
// What an administrator does in the user pool: makes somebody, and gives them a tenant and a role.

import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/**
 * @typedef {object} Membership
 * @property {string} email
 * @property {string} tenant
 * @property {'owner' | 'editor' | 'viewer' | 'service'} role
 * @property {readonly string[]} [projects] all of the tenant where there are none.
 */

const pool = () => new CognitoIdentityProviderClient();

/**
 * Somebody with a tenant and a role who can sign in at once.
 *
 * @param {string} UserPoolId
 * @param {Membership & { password: string }} person
 */
export async function makePerson(UserPoolId, { password: Password, ...membership }) {
  await makeStranger(UserPoolId, { email: membership.email, password: Password });
  await letIn(UserPoolId, membership);
}

/**
 * Somebody who can sign in and belongs to no tenant.
 *
 * @param {string} UserPoolId
 * @param {{ email: string, password: string }} person
 */
export async function makeStranger(UserPoolId, { email, password: Password }) {
  const client = pool();
  const UserAttributes = [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ];
  const user = { UserPoolId, Username: email };
  await client.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
  await client.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }));
}

/**
 * Gives somebody who is in the pool a tenant and a role: what an owner does when they have signed up.
 *
 * @param {string} UserPoolId
 * @param {Membership} membership
 */
export async function letIn(UserPoolId, { email: Username, tenant, role: GroupName, projects = [] }) {
  const client = pool();
  const UserAttributes = [
    { Name: 'custom:tenant', Value: tenant },
    { Name: 'custom:projects', Value: projects.join(' ') },
  ];
  await client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }));
  await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
}
