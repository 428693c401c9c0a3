// @ts-check
// Signs somebody in as the web app does: authorization code with PKCE (RFC 7636), at the sign-in page of the user pool.

import { createHash, randomBytes } from 'node:crypto';

/**
 * @typedef {object} SignInPlace
 * @property {string} url scheme and host that have `/login` and `/oauth2/token`.
 * @property {string} clientId
 * @property {string} page where people come back to; one of those that the client knows.
 *
 * @typedef {object} Tokens
 * @property {string} id_token
 * @property {string} access_token
 * @property {string} refresh_token
 */

/**
 * @param {SignInPlace} place
 * @param {{ email: string, password: string, scopes?: readonly string[] }} person
 * @returns {Promise<Tokens>}
 * @throws where the name or the password is wrong.
 */
export async function signIn(
  { url, clientId: client_id, page: redirect_uri },
  { email: username, password, scopes = ['openid', 'email', 'profile'] },
) {
  const code_verifier = randomBytes(32).toString('base64url');
  const request = {
    response_type: 'code',
    client_id,
    redirect_uri,
    scope: scopes.join(' '),
    state: randomBytes(16).toString('hex'),
    code_challenge: createHash('sha256').update(code_verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  const submitted = await fetch(`${url}/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...request, username, password }),
  });
  const location = submitted.headers.get('location');
  if (location === null) throw new Error(`${username} is not let in: ${textOf(await submitted.text())}`);
  const back = new URL(location).searchParams;
  const code = back.get('code');
  if (code === null || back.get('state') !== request.state) throw new Error(`${username} is sent to ${location}.`);
  const grant = { grant_type: 'authorization_code', client_id, redirect_uri, code, code_verifier };
  const answer = await fetch(`${url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(grant) });
  if (!answer.ok) throw new Error(`There are no tokens for ${username}: ${await answer.text()}`);
  return answer.json();
}

/** @param {string} html */
const textOf = (html) => /class="error">([^<]*)/.exec(html)?.[1] ?? html;
