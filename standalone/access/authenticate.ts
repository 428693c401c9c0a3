import { type AccessSettings, sessionCookie } from '#api';
import { type Authentication, authenticateKey, authenticateSession, bearerOf, localOwner } from '#core/access';
import type { Accounts, ApiKeys } from '#core/ports';

/** Where those are looked up who may come in. */
export interface AccessStores {
  readonly accounts: Accounts;
  readonly apiKeys: ApiKeys;
  readonly now: () => Date;
}

type Authenticate = AccessSettings['authenticate'];

/** Whoever reaches the server is its owner: for an address that only this machine reaches. */
export const everybodyIsOwner: Authenticate = async () => ({ principal: localOwner });

/** By API key or by the session of a browser; the process itself needs neither. */
export function byAccount({ accounts, apiKeys, now }: AccessStores): Authenticate {
  return async (request, { principal }) => {
    if (principal !== undefined) return { principal };
    const key = bearerOf(request.headers.get('authorization'));
    if (key !== undefined) return authenticateKey(apiKeys, key, now());
    const session = sessionCookie.of(request);
    if (session === undefined) return nothing;
    return isOwnPage(request) ? authenticateSession(accounts, session, now()) : fromElsewhere;
  };
}

const nothing: Authentication = {
  refused: 'missing',
  detail: 'Sign in on the page of this server, or send an API key as a bearer token.',
};

const fromElsewhere: Authentication = {
  refused: 'not-valid',
  detail: 'A session changes things only from a page of this server, which says so by the header Origin.',
};

/**
 * The browser sends its cookie whatever page asks; browsers name the page with every request that may change something.
 * That the named one is ours was looked at before (`guard`).
 */
const isOwnPage = ({ method, headers }: Request): boolean =>
  method === 'GET' || method === 'HEAD' || headers.has('origin');
