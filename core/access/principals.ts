import * as z from 'zod';
import { type Account, type ApiKey, localScope, type Principal, Role, ScopePart } from '#core/model';
import { permissionsOf } from './roles.ts';

/** Whoever reaches a process that trusts everybody who does, and that process itself. */
export const localOwner: Principal = {
  id: 'local',
  name: 'local',
  tenant: localScope.tenant,
  projects: 'all',
  role: 'owner',
  permissions: [...permissionsOf('owner')],
  signedInBy: 'local',
};

export function principalOfAccount({ id, name, tenant, projects, role }: Account): Principal {
  const permissions = [...permissionsOf(role, projects)];
  return { id: `account/${id}`, name, tenant, projects, role, permissions, signedInBy: 'session' };
}

/** May what its scopes say, and nothing that its role may not. */
export function principalOfKey({ id, name, tenant, projects, scopes }: ApiKey): Principal {
  const permissions = permissionsOf('service').filter((permission) => scopes.includes(permission));
  return { id: `key/${id}`, name, tenant, projects, role: 'service', permissions, signedInBy: 'api-key' };
}

/**
 * What a token of an identity provider says about somebody, after its signature, issuer, audience and time were checked:
 * the names are those of Amazon Cognito.
 */
export const Claims = z.object({
  sub: z.string().min(1).max(128),
  email: z.string().max(200).optional(),
  'cognito:username': z.string().max(200).optional(),
  'cognito:groups': z.array(z.string()).default([]),
  'custom:tenant': ScopePart,
  /** Separated by spaces; none: all of the tenant. */
  'custom:projects': z.string().optional(),
});
export type Claims = z.input<typeof Claims>;

/**
 * Who a token is about: in the strongest of its groups that is a role.
 *
 * @returns undefined where the token names no tenant or no role: then it lets nobody in.
 */
export function principalOfClaims(given: unknown): Principal | undefined {
  const claims = Claims.safeParse(given);
  if (!claims.success) return undefined;
  const { sub, email, 'cognito:username': username, 'cognito:groups': groups, 'custom:tenant': tenant } = claims.data;
  const role = Role.options.find((one) => groups.includes(one));
  const named = claims.data['custom:projects']?.split(' ').filter((name) => name !== '') ?? [];
  const projects = z.array(ScopePart).max(100).safeParse(named).data;
  if (role === undefined || projects === undefined) return undefined;
  const reach = projects.length === 0 ? 'all' : projects;
  return {
    id: `user/${sub}`,
    name: email ?? username ?? sub,
    tenant,
    projects: reach,
    role,
    permissions: [...permissionsOf(role, reach)],
    signedInBy: 'token',
  };
}
