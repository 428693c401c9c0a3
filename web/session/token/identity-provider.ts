import { z } from 'zod';
import type { PageSettings } from '#api/contracts';
import { RequestFailed } from '../../api/request-failed.ts';
import { challengeOf } from './pkce.ts';

export type SignInSettings = NonNullable<PageSettings['signIn']>;

/** What the token endpoint answers (RFC 6749, 5.1; OpenID Connect Core, 3.1.3.3). */
const Tokens = z.object({
  id_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  /** Seconds. */
  expires_in: z.number().positive(),
});
export type Tokens = z.infer<typeof Tokens>;

const Refusal = z.object({ error: z.string() });

/** The identity provider by OpenID Connect: where people sign in and out, and where tokens come from. */
export class IdentityProvider {
  readonly #settings: SignInSettings;
  /** Where people come back to. */
  readonly #page: string;

  constructor(settings: SignInSettings, page: string) {
    this.#settings = settings;
    this.#page = page;
  }

  /** Where somebody signs in: authorization code with PKCE (RFC 7636). */
  async signInAddress({ state, verifier }: { readonly state: string; readonly verifier: string }): Promise<string> {
    return this.#address('/oauth2/authorize', {
      response_type: 'code',
      client_id: this.#settings.clientId,
      redirect_uri: this.#page,
      scope: this.#settings.scopes.join(' '),
      state,
      code_challenge: await challengeOf(verifier),
      code_challenge_method: 'S256',
    });
  }

  /** Where the provider forgets who is signed in, too. */
  get signOutAddress(): string {
    return this.#address('/logout', { client_id: this.#settings.clientId, logout_uri: this.#page });
  }

  /** @returns undefined where the code is good for nothing, or no longer. */
  tokensFor(code: string, verifier: string): Promise<Tokens | undefined> {
    const redirect_uri = this.#page;
    return this.#tokens({ grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier });
  }

  /** @returns undefined where the refresh token is good for nothing, or no longer. */
  renewedTokens(refreshToken: string): Promise<Tokens | undefined> {
    return this.#tokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** Nobody gets tokens for it any more. The answer is not for pages to read, and the token is forgotten here anyway. */
  async revoke(refreshToken: string): Promise<void> {
    const body = new URLSearchParams({ token: refreshToken, client_id: this.#settings.clientId });
    const sent = fetch(this.#address('/oauth2/revoke'), { method: 'POST', mode: 'no-cors', keepalive: true, body });
    await sent.catch(() => undefined);
  }

  /** @throws RequestFailed where the provider cannot say. */
  async #tokens(grant: Record<string, string>): Promise<Tokens | undefined> {
    const body = new URLSearchParams({ ...grant, client_id: this.#settings.clientId });
    const response = await fetch(this.#address('/oauth2/token'), { method: 'POST', body }).catch(() => undefined);
    if (response === undefined) {
      throw new RequestFailed('The sign-in service cannot be reached.', 'client/sign-in-unreachable', 0);
    }
    const answer: unknown = await response.json().catch(() => undefined);
    const tokens = Tokens.safeParse(answer);
    if (response.ok && tokens.success) return tokens.data;
    if (response.status === 400 && Refusal.safeParse(answer).data?.error === 'invalid_grant') return undefined;
    throw new RequestFailed(`The sign-in service answered ${response.status}.`, 'client/sign-in', response.status);
  }

  #address(path: string, query: Record<string, string> = {}): string {
    const address = new URL(path, this.#settings.url);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    return address.href;
  }
}
