import type { SessionWay } from '../session-way.ts';
import type { IdentityProvider, Tokens } from './identity-provider.ts';
import { kept } from './kept.ts';
import { randomText } from './pkce.ts';

/** An id token is renewed when it has so long left: a request should not arrive with one that has just expired. */
const SPARE_MS = 60_000;

const FAILED_SIGN_IN = 'This sign-in could not be finished: it was begun elsewhere, or too long ago. Sign in again.';

/** Signed in at an identity provider. The id token stays in memory, the refresh token in the tab. */
export class TokenSession implements SessionWay {
  readonly kind = 'provider';
  readonly #provider: IdentityProvider;
  #idToken: string | undefined;
  #until = 0;
  #renewal: Promise<boolean> | undefined;

  constructor(provider: IdentityProvider) {
    this.#provider = provider;
  }

  /** Takes what the provider has sent along on the way back, and gives the page its address of before. */
  async begin(): Promise<string | undefined> {
    const query = new URLSearchParams(location.search);
    const [code, state, error] = [query.get('code'), query.get('state'), query.get('error')];
    if (state === null || (code === null && error === null)) {
      await this.#renewed();
      return undefined;
    }
    const begun = kept.takeBegun();
    const isOurs = begun?.state === state;
    history.replaceState(null, '', `./${isOurs ? begun.search : ''}`);
    if (error !== null) return query.get('error_description') ?? error;
    const tokens = isOurs && code !== null ? await this.#provider.tokensFor(code, begun.verifier) : undefined;
    if (tokens === undefined) return FAILED_SIGN_IN;
    this.#take(tokens);
    return undefined;
  }

  async headers(): Promise<Readonly<Record<string, string>>> {
    if (this.#idToken !== undefined && Date.now() > this.#until - SPARE_MS) await this.#renewed();
    return this.#idToken === undefined ? {} : { authorization: `Bearer ${this.#idToken}` };
  }

  async renew({ authorization }: Readonly<Record<string, string>>): Promise<boolean> {
    const isNewer = this.#idToken !== undefined && authorization !== `Bearer ${this.#idToken}`;
    return isNewer || this.#renewed();
  }

  /** Leaves the page; the way back leads to what is shown now. */
  async signIn(): Promise<void> {
    const begun = { state: randomText(), verifier: randomText(), search: location.search };
    kept.begin(begun);
    location.assign(await this.#provider.signInAddress(begun));
  }

  /** Leaves the page. */
  async signOut(): Promise<void> {
    const token = kept.refreshToken();
    kept.forgetRefreshToken();
    this.#idToken = undefined;
    if (token !== null) await this.#provider.revoke(token);
    location.assign(this.#provider.signOutAddress);
  }

  /** However many ask for it, it is renewed once. */
  #renewed(): Promise<boolean> {
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renew(): Promise<boolean> {
    const token = kept.refreshToken();
    const tokens = token === null ? undefined : await this.#provider.renewedTokens(token);
    if (tokens !== undefined) this.#take(tokens);
    else {
      this.#idToken = undefined;
      kept.forgetRefreshToken();
    }
    return tokens !== undefined;
  }

  #take({ id_token: idToken, refresh_token: refreshToken, expires_in: seconds }: Tokens): void {
    this.#idToken = idToken;
    this.#until = Date.now() + seconds * 1000;
    if (refreshToken !== undefined) kept.setRefreshToken(refreshToken);
  }
}
