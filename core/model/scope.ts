import * as z from 'zod';

/** The name of a tenant or a project. */
export const ScopePart = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens, 1 to 63 characters');

/** Whose data it is. Every port, row and object key carries it, so that no query can forget it. */
export const Scope = z.object({ tenant: ScopePart, project: ScopePart });
export type Scope = z.infer<typeof Scope>;

/** The scope of the command line and of the standalone edition without accounts. */
export const localScope: Scope = { tenant: 'local', project: 'local' };
