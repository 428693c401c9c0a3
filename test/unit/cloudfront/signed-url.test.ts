import { createVerify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signedUrl } from '#adapters/cloudfront';
import { keyPair } from '../../support/tokens.ts';

const { privateKey, publicKey } = keyPair('artifacts');
const signer = { keyPairId: 'K2EXAMPLE', privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })) };
const url = new URL('https://d111.cloudfront.net/acme/local/models/ab/model.glb');
const until = new Date('2026-03-01T12:15:00.900Z');

describe('a signed URL of CloudFront', () => {
  it('names its end, its key and a signature of the canned policy', () => {
    const { searchParams, href } = signedUrl(url, until, signer);
    expect(href.startsWith(`${url.href}?Expires=1772367300&Signature=`)).toBe(true);
    expect([...searchParams.keys()]).toEqual(['Expires', 'Signature', 'Key-Pair-Id']);
    expect(searchParams.get('Key-Pair-Id')).toBe('K2EXAMPLE');
    const policy = `{"Statement":[{"Resource":"${url.href}","Condition":{"DateLessThan":{"AWS:EpochTime":1772367300}}}]}`;
    const signature = (searchParams.get('Signature') ?? '')
      .replaceAll('-', '+')
      .replaceAll('_', '=')
      .replaceAll('~', '/');
    expect(createVerify('RSA-SHA1').update(policy).verify(publicKey, signature, 'base64')).toBe(true);
  });

  it('has no character in its signature that means something in a query', () => {
    for (let day = 1; day <= 20; day++) {
      const { search } = signedUrl(url, new Date(Date.UTC(2026, 0, day)), signer);
      expect(/Signature=([^&]*)/.exec(search)?.[1]).toMatch(/^[\w~-]+$/);
    }
  });

  it('is not made of an address with a query, which would not be signed', () => {
    expect(() => signedUrl(new URL('?a=1', url), until, signer)).toThrow('no query');
  });
});
