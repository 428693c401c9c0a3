import type { RateLimitName } from '#core/access';
import { admit, type Need } from './admit.ts';

export interface NeedOptions {
  /** @default 'usual' */
  readonly limit?: RateLimitName;
  /** How the audit log calls it, where it changes something: `model.delete`. */
  readonly action?: string;
}

/**
 * What every route begins with: who may use it, how often, and whether the audit log has it. It is both what happens and
 * what the OpenAPI document says (3.1: the roles or scopes of a scheme of any kind).
 */
export function needs(need: Need, { limit = 'usual', action }: NeedOptions = {}) {
  const scopes = need === 'signed-in' ? [] : [need];
  return {
    security: need === 'open' ? [] : [{ bearer: scopes }, { session: scopes }],
    'x-rate-limit': limit,
    ...(action !== undefined && { 'x-audit': action }),
    middleware: [admit(need, limit, action)],
  };
}

/** For what has to be answered however much is asked: the probes of whoever watches. */
export const forEverybody = { security: [] };
