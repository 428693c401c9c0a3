import { Sha256 } from '@aws-crypto/sha256-js';
import { describe, expect, it } from '@jest/globals';
import { SignatureV4 } from '@smithy/signature-v4';
import { iamCredentials, signByIam } from '../../../cli/upload/sign-by-iam.ts';

const credentials = {
  accessKeyId: 'AKIATEST',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  region: 'eu-central-1',
};
const now = new Date('2026-01-02T03:04:05.678Z');

/** The signature that the AWS SDK gives. */
async function expected(method: string, url: string, body: string | undefined): Promise<string> {
  const { hostname, host, pathname, searchParams } = new URL(url);
  const signer = new SignatureV4({ service: 'execute-api', region: credentials.region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign(
    {
      method,
      protocol: 'https:',
      hostname,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: { host },
      ...(body !== undefined && { body }),
    },
    { signingDate: now },
  );
  return headers['authorization'] ?? '';
}

describe('a request that is signed by IAM', () => {
  it.each([
    ['GET', '/live/v1/jobs', undefined],
    ['GET', '/live/v1/models/a/elements?name=a%20b%2B%C3%A4&class=IfcWall', undefined],
    ['POST', '/live/v1/uploads', '{"fileName":"Häuser.ifc"}'],
    ['GET', '/live/v1/a%20(b)', undefined],
  ])('has the signature that the AWS SDK gives: %s %s', async (method, path, body) => {
    const url = `https://x1.execute-api.eu-central-1.amazonaws.com${path}`;
    const request = new Request(url, { method, ...(body !== undefined && { body }) });
    const signed = await signByIam(request, credentials, now);
    expect(signed.headers.get('authorization')).toBe(await expected(method, url, body));
    expect([signed.headers.get('x-amz-security-token'), await signed.text()]).toEqual(['token', body ?? '']);
  });
});

describe('the credentials of --iam', () => {
  const variables = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };

  it('are those of the environment, for the region of the API', () => {
    const endpoint = 'https://x1.execute-api.eu-west-3.amazonaws.com/live';
    expect(iamCredentials(endpoint, { ...variables, AWS_REGION: 'us-east-1' }).region).toBe('eu-west-3');
    expect(iamCredentials('https://api.example.com', { ...variables, AWS_REGION: 'us-east-1' }).region).toBe(
      'us-east-1',
    );
  });

  it('are missed by name', () => {
    expect(() => iamCredentials('https://api.example.com', {})).toThrow('AWS_ACCESS_KEY_ID');
    expect(() => iamCredentials('https://api.example.com', variables)).toThrow('AWS_REGION');
  });
});
