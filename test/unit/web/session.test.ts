import { describe, expect, it } from '@jest/globals';
import { keyScopes as scopesOfKeys } from '#core/access';
import { secondsToWait } from '../../../web/api/patience.ts';
import { keyScopes } from '../../../web/keys/scopes.ts';
import { isOwnProject } from '../../../web/session/projects.ts';
import { challengeOf, randomText } from '../../../web/session/token/pkce.ts';
import { somePrincipal } from '../../support/access.ts';

describe('The proof of a sign-in', () => {
  it('is made as in the example of RFC 7636, appendix B', async () => {
    const challenge = await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
    expect(challenge).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('is another one each time, of letters that an address takes as they are', () => {
    const texts = Array.from({ length: 50 }, randomText);
    expect(new Set(texts).size).toBe(50);
    expect(texts.filter((text) => !/^[\w-]{43}$/.test(text))).toEqual([]);
  });
});

describe('A request that came too early', () => {
  const answer = (status: number, retryAfter?: string) => ({
    status,
    headers: new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  });

  it.each([
    ['too many requests', answer(429, '3'), 0, 3],
    ['a server that starts', answer(503, '5'), 2, 5],
    ['at once, but not quite', answer(429, '0'), 0, 0.2],
    ['often enough', answer(429, '3'), 3, undefined],
    ['longer than a person waits', answer(429, '300'), 0, undefined],
    ['a date, which Plinth never names', answer(429, 'Sat, 21 Nov 2026 12:00:00 GMT'), 0, undefined],
    ['no time', answer(503), 0, undefined],
    ['another failure', answer(500, '3'), 0, undefined],
  ])('%s', (_, response, turn, seconds) => {
    expect(secondsToWait(response, turn)).toBe(seconds);
  });
});

describe('What the page offers', () => {
  it('for keys is what the API takes', () => {
    expect([...keyScopes].sort()).toEqual([...scopesOfKeys].sort());
  });

  it('of projects is what one has', () => {
    const few = { principal: somePrincipal({ role: 'editor', projects: ['tower'] }), project: 'tower' };
    const all = { principal: somePrincipal({ role: 'owner' }), project: 'local' };
    expect([isOwnProject(few, 'tower'), isOwnProject(few, 'annex'), isOwnProject(all, 'annex')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
