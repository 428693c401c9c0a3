import type { MiddlewareHandler } from 'hono';
import { problem, sessionCookie } from '#api';
import { firstOwner, hashOf, isSameHash, newSecret, openSession, principalOfAccount, rateLimits } from '#core/access';
import type { AuditLog, RateLimits } from '#core/ports';
import type { AccessStores } from './authenticate.ts';

export interface LinkStores extends AccessStores {
  readonly auditLog: Pick<AuditLog, 'append'>;
  readonly limits: RateLimits;
  /** A new UUID. */
  readonly newId: () => string;
}

/**
 * A link by which whoever started the server signs in as its owner, once. It is good until it is used or the server
 * stops.
 */
export class SignInLink {
  /** Of the page, with the token. */
  readonly path: string;
  readonly #stores: LinkStores;
  #tokenHash: string | undefined;

  constructor(stores: LinkStores) {
    const token = newSecret();
    this.path = `/?token=${token}`;
    this.#tokenHash = hashOf(token);
    this.#stores = stores;
  }

  /** Signs in where a page is asked for with the token; the browser keeps a session, and the address bar nothing. */
  get middleware(): MiddlewareHandler {
    return async (c, next) => {
      const token = c.req.query('token');
      if (token === undefined || c.req.method !== 'GET') return next();
      const { limits, now } = this.#stores;
      const address: string = c.env?.address ?? '';
      const { isAllowed, waitMs } = await limits.take(`sign-in/address/${address}`, rateLimits['sign-in'], now());
      if (!isAllowed) {
        c.header('retry-after', String(Math.ceil(waitMs / 1000)));
        return problem(c, 'request/too-many', 'Too many have tried to sign in from this address.');
      }
      const session = await this.#enter(token, address);
      if (session === undefined) {
        return problem(c, 'access/not-valid', 'The link was used already, or is of an earlier start of the server.');
      }
      sessionCookie.set(c, session);
      const url = new URL(c.req.url);
      url.searchParams.delete('token');
      return c.redirect(`${url.pathname}${url.search}`, 303);
    };
  }

  async #enter(token: string, address: string): Promise<string | undefined> {
    const { accounts, auditLog, newId, now } = this.#stores;
    if (this.#tokenHash === undefined || !isSameHash(hashOf(token), this.#tokenHash)) return undefined;
    this.#tokenHash = undefined; // before anything is waited for: a second one at the same moment is too late
    const owner = await firstOwner(accounts, newId, now());
    const { id: who, name, tenant } = principalOfAccount(owner);
    const action = { action: 'session.begin', object: null, outcome: 'done' };
    await auditLog.append({
      id: newId(),
      at: now().toISOString(),
      tenant,
      project: null,
      who,
      name,
      ...action,
      address,
    });
    return openSession(accounts, owner, now());
  }
}
