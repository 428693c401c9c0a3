import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { problem } from '#api';
import { ownerPath } from '../owner/index.ts';
import { s3Path } from '../s3/index.ts';
import { hostNameIn } from './hosts.ts';
import { isEqual } from './secrets.ts';

export interface GuardSettings {
  /** Names under which the server answers. */
  readonly names: ReadonlySet<string>;
  /** Needed for everything but signed URLs and the health check; undefined: no token is needed. */
  readonly token: string | undefined;
}

const cookieName = 'plinth-token';
/** What is public, and what asks for a key of its own. */
const hasOwnKey = ['/healthz', ownerPath];

/** Lets through what may ask: the right host name, no foreign page, and whoever has the token where there is one. */
export function guard({ names, token }: GuardSettings): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host');
    const name = hostNameIn(host);
    if (name === undefined || !names.has(name)) {
      return problem(c, 'request/host-not-allowed', `This server is not called ${host ?? 'nothing at all'}.`);
    }
    if (c.req.path.startsWith(`${s3Path}/`)) return next();
    const origin = c.req.header('origin');
    if (origin !== undefined && !isSameOrigin(origin, host)) {
      return problem(c, 'request/origin-not-allowed', `A page of ${origin} asked.`);
    }
    if (token === undefined || hasOwnKey.includes(c.req.path)) return next();
    const given = c.req.query('token');
    if (given !== undefined && isEqual(given, token)) return signIn(c, token);
    if (isEqual(bearer(c) ?? getCookie(c, cookieName) ?? '', token)) return next();
    const how =
      'Open the address with ?token=... that the server printed when it started, or send it as a bearer token.';
    return problem(c, 'access/token-required', how);
  };
}

/** The browser keeps the token; the address bar does not. */
function signIn(c: Context, token: string): Response {
  setCookie(c, cookieName, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
  const url = new URL(c.req.url);
  url.searchParams.delete('token');
  return c.redirect(`${url.pathname}${url.search}`, 303);
}

const bearer = (c: Context) => /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];

function isSameOrigin(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
