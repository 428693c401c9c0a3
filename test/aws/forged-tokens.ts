import { keyPair, tokenOf } from '../support/tokens.ts';

/** The claims of a token, unchecked. */
export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

/** The header of a token, unchecked. */
function headerOf(token: string): object {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
}

/** What a good token says, signed by another key under the name of the right one. */
export const forged = (token: string): string =>
  tokenOf(claimsOf(token), { header: headerOf(token), key: keyPair('other').privateKey });

/** What a good token says, with the signature that belongs to something else. */
export function altered(token: string): string {
  const [header, , signature] = token.split('.');
  const claims = { ...claimsOf(token), 'custom:tenant': 'bolt' };
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

/** What a good token says, and that it needs no signature. */
export function unsigned(token: string): string {
  const header = Buffer.from(JSON.stringify({ ...headerOf(token), alg: 'none' })).toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}
