import type { Credentials } from '../api/credentials.ts';

/** How people get in and out. */
export interface SessionWay extends Credentials {
  /** `provider`: on its own page; `password`: on ours, where the browser keeps a cookie; `none`: not from this page. */
  readonly kind: 'provider' | 'password' | 'none';
  /**
   * What the page does when it is opened.
   *
   * @returns why a sign-in that has just come back did not work.
   * @throws RequestFailed where that cannot be found out.
   */
  begin(): Promise<string | undefined>;
  /** Leaves the page. */
  signOut(): Promise<void>;
}
