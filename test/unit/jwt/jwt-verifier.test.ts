import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  accessClaims,
  clientId,
  idClaims,
  keyPair,
  known,
  now,
  nowSeconds,
  tokenOf,
  unsignedToken,
  verifierOf,
} from '../../support/tokens.ts';

const outcomeOf = (token: string) => verifierOf().tokens.verify(token, now);
const stranger = keyPair('stranger');

/** What is not among the promises of every verifier (test/contract/token-verifier.contract.ts). */
describe('a token', () => {
  it.each([
    ['four parts', `${tokenOf()}.x`, 'malformed'],
    ['more than anybody sends', tokenOf({ ...idClaims, more: 'x'.repeat(9000) }), 'malformed'],
    ['no signature', tokenOf().replace(/[^.]*$/, ''), 'malformed'],
    ['alg nOnE', `${unsignedToken('nOnE')}AA`, 'algorithm'],
    ['another RSA algorithm', tokenOf(idClaims, { header: { alg: 'RS512' } }), 'algorithm'],
    ['an extension that one must know', tokenOf(idClaims, { header: { crit: ['exp'] } }), 'algorithm'],
    ['no name of a key', tokenOf(idClaims, { header: { kid: undefined } }), 'unknown-key'],
    [
      'a key of its own in the header',
      tokenOf(idClaims, { header: { jwk: stranger.jwk }, key: stranger.privateKey }),
      'signature',
    ],
    ['no issuer', tokenOf({ ...idClaims, iss: undefined }), 'issuer'],
    ['several audiences', tokenOf({ ...idClaims, aud: [clientId] }), 'audience'],
    ['no use', tokenOf({ ...idClaims, token_use: undefined }), 'use'],
    ['a use that every object has', tokenOf({ ...idClaims, token_use: 'constructor' }), 'use'],
    ['access without the scope', tokenOf({ ...accessClaims, scope: 'openid plinth/api2' }), 'scope'],
    ['access without any scope', tokenOf({ ...accessClaims, scope: undefined }), 'scope'],
    ['no end', tokenOf({ ...idClaims, exp: undefined }), 'expired'],
    ['an end in words', tokenOf({ ...idClaims, exp: '9999999999' }), 'expired'],
    ['a time to come', tokenOf({ ...idClaims, nbf: nowSeconds + 61 }), 'not-yet-valid'],
    ['an issue to come', tokenOf({ ...idClaims, iat: nowSeconds + 61 }), 'not-yet-valid'],
    ['no issue', tokenOf({ ...idClaims, iat: undefined }), 'not-yet-valid'],
  ])('with %s is refused', async (_, token, refused) => {
    expect(await outcomeOf(token)).toEqual({ refused });
  });

  it('is believed as long as it says, whatever the clock', async () => {
    const { tokens } = verifierOf();
    const token = tokenOf();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -7200, max: 7200 }), async (shift) => {
        const at = new Date(now.getTime() + shift * 1000);
        const isValid = shift < 3540 && shift >= -120;
        expect('claims' in (await tokens.verify(token, at))).toBe(isValid);
      }),
    );
  });
});

describe('the keys of an issuer', () => {
  it.each([
    ['is for encryption', { ...known.jwk, use: 'enc' }],
    ['is for another algorithm', { ...known.jwk, alg: 'RS384' }],
    ['is no RSA key', { kid: 'known', kty: 'oct', k: 'AAAA' }],
    ['is too short', keyPair('known', 1024).jwk],
  ])('do not count where one %s', async (_, key) => {
    const { tokens } = verifierOf(key);
    expect(await tokens.verify(tokenOf(), now)).toEqual({ refused: 'unknown-key' });
  });
});
