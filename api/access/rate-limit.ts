import type { Context } from 'hono';
import { type RateLimitName, rateLimits } from '#core/access';
import type { RateLimit, Taken } from '#core/model';
import type { ApiEnv } from '../api-env.ts';
import { problem } from '../problem-response.ts';

/**
 * Counts the request: by principal, or by address for whoever is not signed in. Every answer says what is left
 * (draft-ietf-httpapi-ratelimit-headers).
 *
 * @returns the answer where it is one too many.
 */
export async function takeTurn(c: Context<ApiEnv>, name: RateLimitName): Promise<Response | undefined> {
  const counting = c.get('access').rateLimits;
  if (counting === undefined) return undefined;
  const limit = rateLimits[name];
  const who = c.get('principal')?.id ?? `address/${c.env?.address ?? ''}`;
  const taken = await counting.take(`${name}/${who}`, limit, new Date());
  for (const [header, value] of Object.entries(rateLimitHeaders(name, limit, taken))) c.header(header, value);
  if (taken.isAllowed) return undefined;
  const seconds = Math.ceil(taken.waitMs / 1000);
  c.header('retry-after', String(seconds));
  return problem(c, 'request/too-many', `Ask again in ${seconds} s.`);
}

/** `q` of `w`: tokens in a full bucket, and the seconds in which an empty one becomes full. `r` of `t`: what is left, and until there is more. */
function rateLimitHeaders(name: string, { everyMs, burst }: RateLimit, { remaining, waitMs }: Taken) {
  const seconds = (milliseconds: number) => Math.ceil(milliseconds / 1000);
  return {
    'ratelimit-policy': `"${name}";q=${burst};w=${seconds(burst * everyMs)}`,
    ratelimit: `"${name}";r=${remaining};t=${seconds(waitMs === 0 ? everyMs : waitMs)}`,
  };
}
