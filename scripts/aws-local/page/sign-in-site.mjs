// @ts-check
// The sign-in page of a user pool: the emulator's own, and what it lacks of Cognito's: signing up, revoking tokens.
// https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html

import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';

/** What the emulator answers itself. */
const EMULATED = ['/oauth2/authorize', '/oauth2/token', '/login', '/logout'];

/**
 * @param {string} endpoint of the emulator.
 * @returns {(request: Request) => Promise<Response>}
 */
export function signInSite(endpoint) {
  const client = new CognitoIdentityProviderClient();
  /** @type {Record<string, (request: Request) => Promise<Response>>} */
  const pages = {
    'GET /signup': async ({ url }) => signUpPage(new URL(url).search),
    'POST /signup': async (request) => {
      const { search } = new URL(request.url);
      const { email = '', password: Password } = await fieldsOf(request);
      const UserAttributes = [{ Name: 'email', Value: email }];
      const command = new SignUpCommand({ ClientId: clientIn(search), Username: email, Password, UserAttributes });
      return answerOf(
        client.send(command),
        () => codePage(search, email),
        (why) => signUpPage(search, why),
      );
    },
    'POST /confirm': async (request) => {
      const { search } = new URL(request.url);
      const { email = '', code: ConfirmationCode } = await fieldsOf(request);
      const command = new ConfirmSignUpCommand({ ClientId: clientIn(search), Username: email, ConfirmationCode });
      const toSignIn = () => new Response(null, { status: 303, headers: { location: `/oauth2/authorize${search}` } });
      return answerOf(client.send(command), toSignIn, (why) => codePage(search, email, why));
    },
    'POST /oauth2/revoke': async (request) => {
      const { token: Token, client_id: ClientId } = await fieldsOf(request);
      const done = () => new Response(null, { status: 200 });
      const refused = () => Response.json({ error: 'invalid_request' }, { status: 400 });
      return answerOf(client.send(new RevokeTokenCommand({ Token, ClientId })), done, refused);
    },
  };
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const page = pages[`${request.method} ${pathname}`];
    if (page !== undefined) return page(request);
    if (!EMULATED.includes(pathname)) return new Response('', { status: 404 });
    const answer = await fetch(`${endpoint}${pathname}${search}`, await forwarded(request));
    return pathname === '/oauth2/authorize' ? withSignUp(answer, search) : answer;
  };
}

/**
 * @param {Request} request
 * @returns {Promise<RequestInit>}
 */
async function forwarded(request) {
  const {
    host: _host,
    connection: _connection,
    'content-length': _length,
    ...headers
  } = Object.fromEntries(request.headers);
  const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  const body = hasBody ? await request.arrayBuffer() : null;
  return { method: request.method, headers, redirect: 'manual', body };
}

/**
 * @param {Response} answer the page where one signs in.
 * @param {string} search of its address.
 */
async function withSignUp(answer, search) {
  const html = await answer.text();
  const link = `<p>New here? <a href="/signup${escaped(search)}">Sign up</a></p></form>`;
  const type = answer.headers.get('content-type') ?? 'text/html';
  return new Response(html.replace('</form>', link), { status: answer.status, headers: { 'content-type': type } });
}

/**
 * @param {Request} request
 * @returns {Promise<Record<string, string>>}
 */
const fieldsOf = async (request) => Object.fromEntries(new URLSearchParams(await request.text()));

/** @param {string} search */
const clientIn = (search) => new URLSearchParams(search).get('client_id') ?? '';

/**
 * @param {Promise<unknown>} asked
 * @param {() => Response} done
 * @param {(why: string) => Response} refused
 */
const answerOf = (asked, done, refused) =>
  asked.then(done, (error) => refused(error instanceof Error ? error.message : String(error)));

/**
 * @param {string} search
 * @param {string} [why]
 */
const signUpPage = (search, why) =>
  page('Sign up', why, [
    `<form method="POST" action="/signup${escaped(search)}">`,
    '<label>Email <input type="email" name="email" autocomplete="username" required></label>',
    '<label>Password <input type="password" name="password" autocomplete="new-password" required></label>',
    '<button type="submit">Sign up</button></form>',
  ]);

/**
 * @param {string} search
 * @param {string} email
 * @param {string} [why]
 */
const codePage = (search, email, why) =>
  page('Confirm your account', why, [
    '<p>Nothing is sent from here: any code will do.</p>',
    `<form method="POST" action="/confirm${escaped(search)}">`,
    `<input type="hidden" name="email" value="${escaped(email)}">`,
    '<label>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" required></label>',
    '<button type="submit">Confirm account</button></form>',
  ]);

/**
 * @param {string} title
 * @param {string | undefined} why it was refused.
 * @param {readonly string[]} parts
 */
function page(title, why, parts) {
  const refusal = why === undefined ? '' : `<p role="alert">${escaped(why)}</p>`;
  const html = `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${refusal}${parts.join('')}</html>`;
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
