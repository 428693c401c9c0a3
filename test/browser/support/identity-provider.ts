import { createHash, randomBytes } from 'node:crypto';
import type { BrowserContext, Route } from 'playwright-core';

/** Seconds for which a token is good. */
const LASTS = 3600;

/**
 * An identity provider as a page sees one: authorization code with PKCE (RFC 6749, RFC 7636) at the addresses of Amazon
 * Cognito. It is answered for in the browser, at the site's own origin, and its tokens are API keys, which the API knows.
 */
export class FakeIdentityProvider {
  /** Grants that were asked for, in their order; and why one was refused. */
  readonly grants: string[] = [];
  /** Whether its refresh tokens are still good. */
  isSessionAlive = true;
  /** Seconds for which its next token is said to be good. */
  lasts = LASTS;
  readonly #token: string;
  /** Code -> the challenge it was given for. */
  readonly #challenges = new Map<string, string>();

  /** @param token what it gives as id token. */
  constructor(token: string) {
    this.#token = token;
  }

  /** Takes its place in a browser: config.json names it. */
  async enter(context: BrowserContext, url: string): Promise<void> {
    const settings = { api: url, signIn: { url, clientId: 'the-page', scopes: ['openid', 'email'] } };
    await context.route('**/config.json', (route) => route.fulfill({ json: settings }));
    await context.route('**/oauth2/authorize?*', (route) => this.#authorize(route));
    await context.route('**/oauth2/token', (route) => this.#give(route));
    await context.route('**/oauth2/revoke', (route) => {
      this.grants.push('revoke');
      return route.fulfill({ status: 200 });
    });
    await context.route('**/logout?*', (route) => {
      const back = new URL(route.request().url()).searchParams.get('logout_uri');
      return route.fulfill({ contentType: 'text/html', body: `<h1>Signed out</h1><a href="${back}">Back</a>` });
    });
  }

  /** Its own page to sign in. */
  #authorize(route: Route): Promise<void> {
    const query = new URL(route.request().url()).searchParams;
    const code = randomBytes(8).toString('hex');
    const isProper = query.get('response_type') === 'code' && query.get('code_challenge_method') === 'S256';
    if (!isProper || query.get('client_id') !== 'the-page') return route.fulfill({ status: 400, body: 'Improper.' });
    this.#challenges.set(code, query.get('code_challenge') ?? '');
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    const body = `<h1>The provider</h1><a href="${back.href.replaceAll('&', '&amp;')}">Let me in</a>`;
    return route.fulfill({ contentType: 'text/html', body });
  }

  #give(route: Route): Promise<void> {
    const form = new URLSearchParams(route.request().postData() ?? '');
    const grant = form.get('grant_type') ?? '';
    const isGood = grant === 'refresh_token' ? this.isSessionAlive : this.#isProven(form);
    this.grants.push(isGood ? grant : `${grant} refused`);
    if (!isGood) return route.fulfill({ status: 400, json: { error: 'invalid_grant' } });
    const refresh = grant === 'refresh_token' ? {} : { refresh_token: 'a refresh token' };
    return route.fulfill({ json: { id_token: this.#token, expires_in: this.lasts, token_type: 'Bearer', ...refresh } });
  }

  /** Each code once, for whoever knows what its challenge was made from. */
  #isProven(form: URLSearchParams): boolean {
    const code = form.get('code') ?? '';
    const challenge = this.#challenges.get(code);
    this.#challenges.delete(code);
    return (
      createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url') === challenge
    );
  }
}
