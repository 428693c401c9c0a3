import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type ElastiCacheUser, elastiCacheToken } from '#adapters/valkey';

const user: ElastiCacheUser = {
  cacheName: 'plinth-dev',
  userId: 'plinth-reader',
  region: 'eu-central-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
};

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The signature of a presigned request, as "Signature Version 4" in the AWS IAM User Guide describes it. */
function signatureOf(url: URL, secret: string): string {
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, text]) => `${encode(name)}=${encode(text)}`)
    .sort()
    .join('&');
  const canonical = ['GET', '/', query, `host:${url.host}`, '', 'host', sha256('')].join('\n');
  const date = url.searchParams.get('X-Amz-Date') ?? '';
  const scope = [date.slice(0, 8), 'eu-central-1', 'elasticache', 'aws4_request'];
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

const parsed = async (given: Partial<ElastiCacheUser> = {}) =>
  new URL(`https://${await elastiCacheToken({ ...user, ...given })}`);

describe('a token for ElastiCache', () => {
  it('is a signed request to connect, good for fifteen minutes', async () => {
    const url = await parsed();
    expect([url.host, url.pathname]).toEqual(['plinth-dev', '/']);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      Action: 'connect',
      User: 'plinth-reader',
      ResourceType: 'ServerlessCache',
      'X-Amz-Expires': '900',
      'X-Amz-SignedHeaders': 'host',
    });
  });

  it('has the signature that AWS will compute', async () => {
    const url = await parsed();
    expect(url.searchParams.get('X-Amz-Signature')).toBe(signatureOf(url, 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'));
  });

  it('names the session of a role, within the signature', async () => {
    const secretAccessKey = 'temporary';
    const credentials = async () => ({ accessKeyId: 'ASIAEXAMPLE', secretAccessKey, sessionToken: 'a+b/c==' });
    const url = await parsed({ credentials });
    expect(url.searchParams.get('X-Amz-Security-Token')).toBe('a+b/c==');
    expect(url.searchParams.get('X-Amz-Signature')).toBe(signatureOf(url, secretAccessKey));
  });
});
