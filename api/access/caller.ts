import type { Authentication } from '#core/access';
import type { Principal } from '#core/model';
import type { AuditLog, RateLimits } from '#core/ports';

/** What an edition knows of a request beside it; the second argument of `fetch`. */
export interface Caller {
  /** The network address that asks, for the audit log and for counting those who are not signed in. */
  readonly address?: string;
  /** Who asks, where that was proven in front of the API: by an authorizer, or because the process asks itself. */
  readonly principal?: Principal;
}

/** How requests are let in. */
export interface AccessSettings {
  /** Finds out who asks. */
  readonly authenticate: (request: Request, caller: Caller) => Promise<Authentication>;
  /** @default nobody is counted */
  readonly rateLimits?: RateLimits;
  /** @default nothing is kept */
  readonly auditLog?: Pick<AuditLog, 'append'>;
}

/** Who is named in the audit log. */
export type Actor = Pick<Principal, 'id' | 'name' | 'tenant'>;
