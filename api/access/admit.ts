import type { Context, MiddlewareHandler } from 'hono';
import { isAllowed, type RateLimitName, scopeOf } from '#core/access';
import { type Permission, type Principal, ScopePart } from '#core/model';
import type { ApiEnv } from '../api-env.ts';
import { problem } from '../problem-response.ts';
import { noteAction } from './audit.ts';
import { takeTurn } from './rate-limit.ts';

/** What a request has to have: a permission; `signed-in`: any principal; `open`: nothing. */
export type Need = Permission | 'signed-in' | 'open';

/** Names the project that a request is about, where somebody has more than one. */
export const projectHeader = 'plinth-project';

/** Lets a request in, or answers why not: who asks, how often, whether they may, and whose data it is about. */
export function admit(need: Need, limit: RateLimitName, action: string | undefined): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const refusal = need === 'open' ? undefined : await authenticate(c);
    if (refusal !== undefined) return refusal;
    const tooMany = await takeTurn(c, limit);
    if (tooMany !== undefined) return tooMany;
    const denied = need === 'open' ? undefined : authorize(c, c.get('principal'), need);
    if (denied === undefined) await next();
    if (action !== undefined) await noteAction(c, action);
    return denied;
  };
}

/** Puts the principal into the context. Whoever brings what lets nobody in is counted; whoever brings nothing has guessed nothing. */
async function authenticate(c: Context<ApiEnv>): Promise<Response | undefined> {
  const authentication = await c.get('access').authenticate(c.req.raw, c.env ?? {});
  if ('principal' in authentication) {
    c.set('principal', authentication.principal);
    c.set('actor', authentication.principal);
    return undefined;
  }
  const isMissing = authentication.refused === 'missing';
  const tooMany = isMissing ? undefined : await takeTurn(c, 'refused');
  if (tooMany !== undefined) return tooMany;
  c.header('www-authenticate', 'Bearer realm="plinth"');
  return problem(c, isMissing ? 'access/token-required' : 'access/not-valid', authentication.detail);
}

/** Puts the scope into the context: the tenant is that of the principal, and only the project may be chosen. */
function authorize(c: Context<ApiEnv>, principal: Principal, need: Exclude<Need, 'open'>): Response | undefined {
  if (need !== 'signed-in' && !isAllowed(principal, need)) {
    const role = `The role ${principal.role}${principal.projects === 'all' ? '' : ', kept to some projects,'}`;
    const as = principal.signedInBy === 'api-key' ? 'The scopes of this API key' : role;
    return problem(c, 'access/denied', `${as} may not do this: it takes the permission ${need}.`);
  }
  const named = c.req.header(projectHeader);
  const wanted = ScopePart.optional().safeParse(named);
  if (!wanted.success) {
    const message = wanted.error.issues.map((issue) => issue.message).join('; ');
    const errors = [{ in: 'header', path: projectHeader, message }] as const;
    return problem(c, 'request/invalid', `${projectHeader}: ${message}`, errors);
  }
  const scope = scopeOf(principal, wanted.data);
  if (scope === undefined) return problem(c, 'access/denied', `The project ${named} is none of yours.`);
  c.set('scope', scope);
  return undefined;
}
