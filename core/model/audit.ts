import * as z from 'zod';
import { ScopePart } from './scope.ts';

/** That somebody changed something, or tried to. Holds no secret and nothing of a request's body. */
export const AuditEntry = z.object({
  id: z.uuid(),
  /** ISO 8601 in UTC. */
  at: z.iso.datetime(),
  tenant: ScopePart,
  /** Null for what belongs to the tenant as a whole. */
  project: ScopePart.nullable(),
  /** The id of the principal, and its name at that time. */
  who: z.string(),
  name: z.string(),
  /** What was done: `model.delete`. */
  action: z.string(),
  /** To what: the id of the model, job, upload or key; null where there is none. */
  object: z.string().nullable(),
  /** `done`, or the code of the problem that was the answer. */
  outcome: z.string(),
  /** The network address that asked; null where nobody did from outside. */
  address: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** So many days an entry is kept where nothing else is said: more than a year, so that a year can be looked back on. */
export const AUDIT_DAYS = 400;

/** A place in the audit log, newest first: the list goes on after it. */
export type AuditPlace = Pick<AuditEntry, 'at' | 'id'>;
