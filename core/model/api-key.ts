import * as z from 'zod';
import { Permission, Projects } from './principal.ts';
import { ScopePart } from './scope.ts';

/** What is known of an API key; nothing in here lets anybody in. Times are ISO 8601 in UTC. */
export const ApiKey = z.object({
  id: z.string().regex(/^[a-z0-9]{16}$/),
  tenant: ScopePart,
  projects: Projects,
  /** For people. */
  name: z.string(),
  scopes: z.array(Permission).min(1),
  createdAt: z.iso.datetime(),
  /** The id of the principal. */
  createdBy: z.string(),
  expiresAt: z.iso.datetime().nullable(),
  /** The day, in UTC, on which it was last used: enough to find keys that nobody needs. */
  lastUsedOn: z.iso.date().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** An API key as it is stored. */
export const StoredApiKey = ApiKey.extend({
  /** SHA-256 of the secret, hexadecimal. */
  secretHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type StoredApiKey = z.infer<typeof StoredApiKey>;
