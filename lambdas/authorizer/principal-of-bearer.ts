import { type Authentication, authenticateKey, partsOfApiKey, principalOfClaims } from '#core/access';
import type { ApiKeys, TokenVerifier } from '#core/ports';

/** What proves who asks. */
export interface Proofs {
  readonly keys: ApiKeys;
  readonly tokens: TokenVerifier;
}

const noMember = 'The token names no tenant or no role: an owner has to let you in.';

/** Who sends this text as a bearer: the holder of an API key, or whoever signed in to the user pool. */
export async function principalOfBearer({ keys, tokens }: Proofs, text: string, now: Date): Promise<Authentication> {
  if (partsOfApiKey(text) !== undefined) return authenticateKey(keys, text, now);
  const outcome = await tokens.verify(text, now);
  if ('refused' in outcome) {
    const detail = outcome.refused === 'expired' ? 'The token has expired.' : 'This is neither a key nor a token.';
    return { refused: 'not-valid', detail };
  }
  const principal = principalOfClaims(outcome.claims);
  return principal === undefined ? { refused: 'not-valid', detail: noMember } : { principal };
}
