import { describe, expect, it } from '@jest/globals';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { MemoryApiKeys } from '#adapters/memory';
import { newApiKey } from '#core/access';
import { Principal } from '#core/model';
import { authorize } from '../../../lambdas/authorizer/authorize.ts';
import { keySetAddress } from '../../../lambdas/authorizer/key-set-address.ts';
import { callerOf } from '../../../lambdas/shared/caller.ts';
import { lambdaContext, observed, restEvent } from '../../support/lambda-events.ts';
import { confusedToken, idClaims, now, tokenOf, unsignedToken, verifierOf } from '../../support/tokens.ts';

const api = 'arn:aws:execute-api:eu-central-1:123456789012:abc123/live';
const wanted = { tenant: 'acme', projects: 'all', name: 'CI', scopes: ['models:read'], createdBy: 'user/1' } as const;

/** API Gateway's question, as a REST API asks it. */
function question(headers: Record<string, string> | null): APIGatewayRequestAuthorizerEvent {
  const { requestContext, ...event } = restEvent('POST', '/v1/uploads');
  return {
    ...event,
    type: 'REQUEST',
    methodArn: `${api}/POST/v1/uploads`,
    headers,
    requestContext: { ...requestContext, authorizer: undefined },
  };
}

async function authorizer() {
  const keys = new MemoryApiKeys();
  const { key, text } = newApiKey({ ...wanted, scopes: [...wanted.scopes], days: 30 }, now);
  await keys.insert(key);
  const { tools, lines, metrics } = observed('authorizer');
  const handler = authorize(tools, { keys, tokens: verifierOf().tokens }, () => now);
  const ask = (authorization: string) => handler(question({ Authorization: authorization }), lambdaContext());
  return { ask, handler, keys, key, text, lines, metrics };
}

describe('the authorizer', () => {
  it('lets in whoever has a token of the user pool, at the whole stage', async () => {
    const { ask } = await authorizer();
    const { principalId, policyDocument, context } = await ask(`Bearer ${tokenOf()}`);
    expect(policyDocument.Statement).toEqual([{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: `${api}/*` }]);
    expect([principalId, context?.['tenant'], context?.['role']]).toEqual([`user/${idClaims.sub}`, 'acme', 'editor']);
  });

  it('tells functions who it is, in texts, as API Gateway hands nothing else on', async () => {
    const { ask } = await authorizer();
    const { context = null } = await ask(`Bearer ${tokenOf()}`);
    expect(Object.values(context ?? {}).every((value) => typeof value === 'string')).toBe(true);
    const { requestContext } = restEvent('GET', '/v1/me');
    const caller = callerOf({ requestContext: { ...requestContext, authorizer: context } }, 'accounts');
    expect(Principal.parse(caller.principal)).toMatchObject({ tenant: 'acme', role: 'editor', signedInBy: 'token' });
  });

  it('lets in whoever has an API key, and notes the day', async () => {
    const { ask, text, keys, key } = await authorizer();
    const { principalId, policyDocument } = await ask(`bearer ${text}`);
    expect([principalId, policyDocument.Statement[0]?.Effect]).toEqual([`key/${key.id}`, 'Allow']);
    expect((await keys.find(key.id))?.lastUsedOn).toBe('2026-03-01');
  });

  it.each([
    ['nothing', () => ''],
    ['garbage', () => 'Bearer garbage'],
    ['another scheme', () => `Basic ${tokenOf()}`],
    ['alg none', () => `Bearer ${unsignedToken('none')}AA`],
    ['HS256 with the public key', () => `Bearer ${confusedToken()}`],
    ['a forged token', () => `Bearer ${tokenOf().slice(0, -8)}AAAAAAAA`],
    ['an expired token', () => `Bearer ${tokenOf({ ...idClaims, exp: idClaims.iat })}`],
    ['a token without a tenant', () => `Bearer ${tokenOf({ ...idClaims, 'custom:tenant': undefined })}`],
    ['a token without a role', () => `Bearer ${tokenOf({ ...idClaims, 'cognito:groups': ['guests'] })}`],
    ['a key that nobody has', (text: string) => `Bearer ${text.slice(0, -8)}AAAAAAAA`],
  ])('denies everything to %s, with a reason and nothing of what was sent', async (_, header) => {
    const { ask, text, lines, metrics } = await authorizer();
    const sent = header(text);
    const { principalId, policyDocument, context } = await ask(sent);
    expect(policyDocument.Statement).toEqual([{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: `${api}/*` }]);
    expect([principalId, Object.keys(context ?? {})]).toEqual(['nobody', ['refusal']]);
    // API Gateway writes it into a JSON document as it is.
    expect(String(context?.['refusal'])).toMatch(/^[^"\\\n]+\.$/);
    expect(metrics['RefusedCredentials']).toBe(1);
    const [, secret = ''] = sent.split(' ');
    if (secret !== '') expect(lines.join('')).not.toContain(secret);
  });

  it('denies a key that was revoked', async () => {
    const { ask, keys, key, text } = await authorizer();
    await keys.revoke('acme', key.id, now.toISOString());
    expect((await ask(`Bearer ${text}`)).policyDocument.Statement[0]?.Effect).toBe('Deny');
  });

  it('finds the header however it is written, and nothing where there are none', async () => {
    const { handler, text } = await authorizer();
    const effectOf = async (headers: Record<string, string> | null) =>
      (await handler(question(headers), lambdaContext())).policyDocument.Statement[0]?.Effect;
    expect(await effectOf({ AUTHORIZATION: `Bearer ${text}` })).toBe('Allow');
    expect(await effectOf(null)).toBe('Deny');
  });

  it('decides nothing where the keys of the issuer cannot be had', async () => {
    const { tools } = observed('authorizer');
    const tokens = { verify: () => Promise.reject(new Error('No answer.')) };
    const handler = authorize(tools, { keys: new MemoryApiKeys(), tokens }, () => now);
    await expect(handler(question({ Authorization: 'Bearer a.b.c' }), lambdaContext())).rejects.toThrow('No answer.');
  });
});

describe('the address of the keys', () => {
  const TOKEN_ISSUER = idClaims.iss;

  it('is that of the issuer, or the same pool where the service is said to be', () => {
    expect(keySetAddress({ TOKEN_ISSUER })).toBe(`${TOKEN_ISSUER}/.well-known/jwks.json`);
    expect(keySetAddress({ TOKEN_ISSUER, AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' })).toBe(
      'http://127.0.0.1:4566/eu-central-1_Example/.well-known/jwks.json',
    );
  });
});
