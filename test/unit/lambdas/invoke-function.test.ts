import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invokeFunction } from '../../../lambdas/shared/invoke-function.ts';

const variables = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
const before = { ...process.env };
beforeAll(() => void Object.assign(process.env, variables));
afterAll(() => {
  process.env = before;
});

/** Calls a function at a Lambda that answers so, and tells what it was asked. */
async function call(answer: Response, endpoint?: string) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const send: typeof fetch = async (url, init) => {
    asked.push({ url: String(url), init });
    return answer;
  };
  const outcome = await invokeFunction(endpoint, send)('arn:aws:lambda:eu-central-1:1:function:models:live', { a: 1 });
  return { outcome, asked };
}

describe('the call of a function', () => {
  it('is a signed request to Lambda of the region', async () => {
    const { outcome, asked } = await call(Response.json({ statusCode: 204 }));
    expect(outcome).toEqual({ statusCode: 204 });
    expect(asked[0]?.url).toBe(
      'https://lambda.eu-central-1.amazonaws.com/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-central-1%3A1%3Afunction%3Amodels%3Alive/invocations',
    );
    expect(asked[0]?.init).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(new Headers(asked[0]?.init?.headers).get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/lambda\/aws4_request/,
    );
  });

  it('goes to an emulator where there is one', async () => {
    const { asked } = await call(Response.json(null), 'http://127.0.0.1:4566');
    expect(asked[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:4566\/2015-03-31\//);
  });

  it('fails where Lambda refuses it, or the function has failed', async () => {
    await expect(call(new Response('no', { status: 403 }))).rejects.toThrow('403');
    const failed = new Response('{"errorMessage":"secret"}', { headers: { 'x-amz-function-error': 'Unhandled' } });
    await expect(call(failed)).rejects.toThrow(/^arn.* has failed: Unhandled\.$/);
  });
});
