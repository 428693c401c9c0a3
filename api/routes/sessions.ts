import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { closeSession, SESSION_SECONDS, scopeOf, signIn } from '#core/access';
import { localScope } from '#core/model';
import type { Accounts } from '#core/ports';
import { needs } from '../access/needs.ts';
import { newApp } from '../app.ts';
import { type MeAnswer, SignInRequest } from '../contracts/index.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';
import { problem } from '../problem-response.ts';

const begin = createRoute({
  ...needs('open', { limit: 'sign-in', action: 'session.begin' }),
  method: 'post',
  path: '/v1/sign-in',
  tags: ['Access'],
  summary: 'Sign in by name and password',
  description: 'Sets a cookie that only this server reads, and only pages of this server send.',
  request: { body: { required: true, content: { 'application/json': { schema: SignInRequest } } } },
  responses: {
    200: answer('MeAnswer', 'Who has signed in.'),
    ...problemAnswers('request/invalid', 'access/wrong-password'),
  },
});

const end = createRoute({
  ...needs('signed-in', { action: 'session.end' }),
  method: 'post',
  path: '/v1/sign-out',
  tags: ['Access'],
  summary: 'Sign out',
  responses: { 204: { description: 'The session is over.' } },
});

const cookieName = 'plinth-session';

/** The cookie in which a browser keeps its session. */
export const sessionCookie = {
  of: ({ headers }: Request): string | undefined => parse(headers.get('cookie') ?? '', cookieName)[cookieName],
  set: (c: Context, token: string): void =>
    setCookie(c, cookieName, token, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: SESSION_SECONDS,
      secure: new URL(c.req.url).protocol === 'https:',
    }),
};

/** Signing in with accounts of our own; where an identity provider has the accounts, there are no such routes. */
export function sessionRoutes({ accounts, now }: { readonly accounts: Accounts; readonly now: () => Date }) {
  return newApp()
    .openapi(begin, async (c) => {
      const outcome = await signIn(accounts, c.req.valid('json'), now());
      const principal = outcome.isSignedIn ? outcome.principal : outcome.account;
      if (principal !== undefined) c.set('actor', principal);
      if (!outcome.isSignedIn) return problem(c, 'access/wrong-password', 'Nobody is signed in.');
      sessionCookie.set(c, outcome.token);
      const project = scopeOf(outcome.principal)?.project ?? localScope.project;
      return c.json({ principal: outcome.principal, project } satisfies MeAnswer, 200);
    })
    .openapi(end, async (c) => {
      const token = sessionCookie.of(c.req.raw);
      if (token !== undefined) await closeSession(accounts, token);
      deleteCookie(c, cookieName, { path: '/' });
      // Results are kept by the browser, and would be there for whoever uses it next (Clear Site Data, 3.1).
      return c.body(null, 204, { 'clear-site-data': '"cache"' });
    });
}
