import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TokenVerifier } from '#core/ports';
import {
  accessClaims,
  clientId,
  confusedToken,
  idClaims,
  keyPair,
  known,
  now,
  nowSeconds,
  tokenOf,
  unsignedToken,
} from '../support/tokens.ts';

const stranger = keyPair('stranger');

/** What every TokenVerifier promises; run against each adapter. `open` gives one whose provider has these keys. */
export function tokenVerifierContract(
  name: string,
  open: (keys: () => Promise<readonly object[]>) => Promise<TokenVerifier>,
): void {
  describe(`${name} as a TokenVerifier`, () => {
    const usual = () => open(async () => [known.jwk]);
    const outcomeOf = async (token: string) => (await usual()).verify(token, now);

    it('tells the claims of a token that is genuine, for us and valid', async () => {
      expect(await outcomeOf(tokenOf())).toEqual({ claims: idClaims });
      expect(await outcomeOf(tokenOf(accessClaims))).toEqual({ claims: accessClaims });
    });

    it.each([
      ['nothing', '', 'malformed'],
      ['an API key', `plk_${'a'.repeat(16)}_${'b'.repeat(43)}`, 'malformed'],
      ['a token without its last part', tokenOf().split('.').slice(0, 2).join('.'), 'malformed'],
      ['claims that are no object', tokenOf([idClaims]), 'malformed'],
      ['alg none', `${unsignedToken('none')}AA`, 'algorithm'],
      ['alg none, unsigned', unsignedToken('none'), 'malformed'],
      ['HS256 with the public key as its secret', confusedToken(), 'algorithm'],
      ['a key that nobody knows', tokenOf(idClaims, { header: { kid: 'unknown' } }), 'unknown-key'],
      ['the name of another key', tokenOf(idClaims, { key: stranger.privateKey }), 'signature'],
      ['another issuer', tokenOf({ ...idClaims, iss: `${idClaims.iss}2` }), 'issuer'],
      ['another audience', tokenOf({ ...idClaims, aud: 'other' }), 'audience'],
      ['another client', tokenOf({ ...accessClaims, client_id: `${clientId}2` }), 'audience'],
      ['another use', tokenOf({ ...idClaims, token_use: 'refresh' }), 'use'],
      ['access without the scope', tokenOf({ ...accessClaims, scope: 'openid' }), 'scope'],
      ['a time that is over', tokenOf({ ...idClaims, exp: nowSeconds }), 'expired'],
      ['a time to come', tokenOf({ ...idClaims, nbf: nowSeconds + 120 }), 'not-yet-valid'],
    ])('refuses %s, and says why', async (_, token, refused) => {
      expect(await outcomeOf(token)).toEqual({ refused });
    });

    it('refuses a token that was changed anywhere', async () => {
      const token = tokenOf();
      const tokens = await usual();
      const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= '];
      // The last letter has two bits that belong to no byte: other letters there are the same signature.
      const place = fc.integer({ min: 0, max: token.length - 2 });
      await fc.assert(
        fc.asyncProperty(place, fc.constantFrom(...letters), async (at, letter) => {
          fc.pre(token[at] !== letter);
          const changed = token.slice(0, at) + letter + token.slice(at + 1);
          expect(await tokens.verify(changed, now)).toHaveProperty('refused');
        }),
      );
    });

    it('never lets in any text, and never throws because of it', async () => {
      const tokens = await usual();
      const part = fc.oneof(
        fc.base64String(),
        fc.json().map((text) => Buffer.from(text).toString('base64url')),
      );
      const text = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(part, { maxLength: 5 }).map((parts) => parts.join('.')),
      );
      await fc.assert(
        fc.asyncProperty(text, async (token) => expect(await tokens.verify(token, now)).toHaveProperty('refused')),
      );
    });

    it('rejects where the keys of the provider cannot be had, rather than refuse or let in', async () => {
      const tokens = await open(() => Promise.reject(new Error('No answer.')));
      await expect(tokens.verify(tokenOf(), now)).rejects.toThrow('No answer.');
    });

    it('goes on when they can be had again', async () => {
      let isAway = true;
      const tokens = await open(async () => {
        if (isAway) throw new Error('No answer.');
        return [known.jwk];
      });
      await expect(tokens.verify(tokenOf(), now)).rejects.toThrow();
      isAway = false;
      const aMomentLater = new Date(now.getTime() + 15_000);
      expect(await tokens.verify(tokenOf(), aMomentLater)).toEqual({ claims: idClaims });
    });
  });
}
