import * as z from 'zod';
import { Projects, Role } from './principal.ts';
import { ScopePart } from './scope.ts';

/** Somebody who signs in to the standalone edition. Names are unique in the server, whatever the tenant. */
export const Account = z.object({
  id: z.uuid(),
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,99}$/u, 'letters, digits and . _ @ + -, at most 100'),
  tenant: ScopePart,
  projects: Projects,
  /** Programs have API keys instead. */
  role: Role.exclude(['service']),
  createdAt: z.iso.datetime(),
  /** Null: there is no password, and a one-time link is the only way in. */
  passwordHash: z.string().nullable(),
});
export type Account = z.infer<typeof Account>;

/** That somebody is signed in. */
export interface Session {
  /** SHA-256 of the token that the browser has, hexadecimal. */
  readonly tokenHash: string;
  readonly accountId: string;
  /** ISO 8601 in UTC. */
  readonly expiresAt: string;
}
