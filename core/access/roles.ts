import { Permission, type Principal, type Projects, type Role } from '#core/model';

/** Who may do what. Every route names the one permission that it needs; docs/security.md shows both together. */
export const rolesOf: Readonly<Record<Permission, readonly Role[]>> = {
  'models:read': ['owner', 'editor', 'viewer', 'service'],
  'models:delete': ['owner', 'editor'],
  'uploads:write': ['owner', 'editor', 'service'],
  'jobs:read': ['owner', 'editor', 'viewer', 'service'],
  'jobs:change': ['owner', 'editor', 'service'],
  'keys:manage': ['owner'],
  'audit:read': ['owner'],
};

/** What is about a tenant as a whole: nobody may do it who is kept to some of its projects. */
export const tenantWide: readonly Permission[] = ['audit:read'];

export const permissionsOf = (role: Role, projects: Projects = 'all'): readonly Permission[] =>
  Permission.options.filter(
    (permission) => rolesOf[permission].includes(role) && (projects === 'all' || !tenantWide.includes(permission)),
  );

/** What an API key may be made for: a key acts as a program, and cannot make others. */
export const keyScopes = permissionsOf('service');

export const isAllowed = ({ permissions }: Pick<Principal, 'permissions'>, permission: Permission): boolean =>
  permissions.includes(permission);
