import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { JwtVerifier, KeySet } from '#adapters/jwt';

export const issuer = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Example';
export const clientId = '1example23456789';
export const accessScope = 'plinth/api';
/** When every token of these tests is looked at. */
export const now = new Date('2026-03-01T12:00:00Z');
export const nowSeconds = now.getTime() / 1000;

/** A pair of keys as an identity provider has them; `bits` below 2048 are too few. */
export function keyPair(kid: string, bits = 2048) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return { kid, privateKey, publicKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } };
}

export const known = keyPair('known');

/** The claims of an id token that lets an editor in. */
export const idClaims = {
  iss: issuer,
  aud: clientId,
  token_use: 'id',
  sub: '11111111-2222-4333-8444-555555555555',
  email: 'ada@example.com',
  'cognito:groups': ['editor'],
  'custom:tenant': 'acme',
  iat: nowSeconds - 60,
  exp: nowSeconds + 3540,
};

const { aud: _, ...withoutAudience } = idClaims;

/** The claims of an access token for us. */
export const accessClaims = {
  ...withoutAudience,
  token_use: 'access',
  client_id: clientId,
  scope: `openid ${accessScope}`,
};

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with any header, signed by the key (RS256). */
export function tokenOf(
  claims: unknown = idClaims,
  { header = {}, key = known.privateKey }: { header?: object; key?: KeyObject } = {},
): string {
  const signed = `${encoded({ alg: 'RS256', kid: known.kid, ...header })}.${encoded(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

/** A token that was "signed" with what everybody knows: the public key, taken for the secret of HS256. */
export function confusedToken(): string {
  const secret = known.publicKey.export({ type: 'spki', format: 'pem' });
  const signed = `${encoded({ alg: 'HS256', kid: known.kid })}.${encoded(idClaims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** A token without a signature. */
export const unsignedToken = (alg: string) => `${encoded({ alg, kid: known.kid })}.${encoded(idClaims)}.`;

/** A verifier of the issuer's tokens, and how often it has asked for the keys. */
export function verifierOf(...keys: readonly object[]) {
  const asked: Date[] = [];
  const set = new KeySet(async () => {
    asked.push(new Date());
    return { keys: keys.length === 0 ? [known.jwk] : keys };
  });
  return { tokens: new JwtVerifier(set, { issuer, clientId, accessScope }), asked };
}
