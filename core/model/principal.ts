import * as z from 'zod';
import { ScopePart } from './scope.ts';

/** What a person (owner, editor, viewer) or a program (service) is in a tenant; `core/access` says what each may. */
export const Role = z.enum(['owner', 'editor', 'viewer', 'service']);
export type Role = z.infer<typeof Role>;

/** What a route needs: a group of routes, and what is done there. Also the scopes of API keys. */
export const Permission = z.enum([
  'models:read',
  'models:delete',
  'uploads:write',
  'jobs:read',
  'jobs:change',
  'keys:manage',
  'audit:read',
]);
export type Permission = z.infer<typeof Permission>;

/** Projects of a tenant; where they are named, the first is the one that is meant when a request names none. */
export const Projects = z.union([z.literal('all'), z.array(ScopePart).min(1).max(100)]);
export type Projects = z.infer<typeof Projects>;

/** Who asks, after it was proven. `permissions` are those of the role, or fewer: those of an API key. */
export const Principal = z.object({
  /** `account/<id>`, `key/<id>`, `user/<sub>`, or `local`; never reused. */
  id: z.string().min(1).max(200),
  /** For people. */
  name: z.string().min(1).max(200),
  tenant: ScopePart,
  projects: Projects,
  role: Role,
  permissions: z.array(Permission),
  /** `local`: the process trusts whoever reaches it; `token`: of an identity provider. */
  signedInBy: z.enum(['local', 'session', 'api-key', 'token']),
});
export type Principal = z.infer<typeof Principal>;
