import { verify } from 'node:crypto';
import type { TokenRefusal, TokenVerifier } from '#core/ports';
import type { KeySet } from './key-set.ts';
import { parseJwt } from './parse-jwt.ts';

/** For whom a token has to be; the names are those of Amazon Cognito. */
export interface JwtExpectations {
  readonly issuer: string;
  /** The app client: `aud` of an id token, `client_id` of an access token. */
  readonly clientId: string;
  /** An access token has to have it among its scopes. */
  readonly accessScope: string;
}

/** How far the issuer's clock may be ahead of ours. */
const SKEW_SECONDS = 60;

type Claims = Readonly<Record<string, unknown>>;
type Check = (claims: Claims, expected: JwtExpectations, nowSeconds: number) => boolean;

const seconds = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);
const scopesOf = ({ scope }: Claims) => (typeof scope === 'string' ? scope.split(' ') : []);

/** Each use of a token -> whether the token is for us. */
const isForUs: Readonly<Record<string, Check>> = {
  id: ({ aud }, { clientId }) => aud === clientId,
  access: ({ client_id }, { clientId }) => client_id === clientId,
};

/** In this order: why a token is refused, unless its check holds. Only genuine tokens come so far. */
const checks: readonly (readonly [TokenRefusal, Check])[] = [
  ['issuer', ({ iss }, { issuer }) => iss === issuer],
  ['use', ({ token_use }) => typeof token_use === 'string' && Object.hasOwn(isForUs, token_use)],
  ['audience', (claims, ...rest) => isForUs[String(claims['token_use'])]?.(claims, ...rest) === true],
  ['scope', (claims, { accessScope }) => claims['token_use'] === 'id' || scopesOf(claims).includes(accessScope)],
  ['expired', ({ exp }, _, now) => seconds(exp) > now],
  ['not-yet-valid', ({ iat }, _, now) => seconds(iat) <= now + SKEW_SECONDS],
  ['not-yet-valid', ({ nbf, iat }, _, now) => seconds(nbf ?? iat) <= now + SKEW_SECONDS],
];

/**
 * Verifies tokens of one issuer: signature (RS256 and nothing else, whatever the token asks for), issuer, use, audience,
 * scope and time (RFC 7519, 7.2; RFC 8725, 3).
 */
export class JwtVerifier implements TokenVerifier {
  readonly #keys: KeySet;
  readonly #expected: JwtExpectations;

  constructor(keys: KeySet, expected: JwtExpectations) {
    this.#keys = keys;
    this.#expected = expected;
  }

  async verify(token: string, now: Date): ReturnType<TokenVerifier['verify']> {
    const parsed = parseJwt(token);
    if (parsed === undefined) return { refused: 'malformed' };
    const { header, claims, signed, signature } = parsed;
    const { alg, kid, crit } = header;
    // `crit` names extensions that one must understand; there are none here (RFC 7515, 4.1.11).
    if (alg !== 'RS256' || crit !== undefined) return { refused: 'algorithm' };
    const key = typeof kid === 'string' ? await this.#keys.find(kid, now) : undefined;
    if (key === undefined) return { refused: 'unknown-key' };
    if (!verify('sha256', signed, key, signature)) return { refused: 'signature' };
    const failed = checks.find(([, holds]) => !holds(claims, this.#expected, now.getTime() / 1000));
    return failed === undefined ? { claims } : { refused: failed[0] };
  }
}
