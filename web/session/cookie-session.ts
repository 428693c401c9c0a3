import { send } from '../api/client.ts';
import type { SessionWay } from './session-way.ts';

/** The browser keeps a cookie that no script reads, and sends it to the page's own origin: nothing is left to do here. */
export class CookieSession implements SessionWay {
  readonly kind: 'password' | 'none';

  /** @param api its address: a page of another origin gets no cookie. */
  constructor(api: string) {
    this.kind = new URL(api).origin === location.origin ? 'password' : 'none';
  }

  async begin(): Promise<undefined> {
    return undefined;
  }

  async headers(): Promise<Readonly<Record<string, string>>> {
    return {};
  }

  async renew(): Promise<boolean> {
    return false;
  }

  async signOut(): Promise<void> {
    await send('/v1/sign-out', { method: 'POST' });
    location.assign('./');
  }
}
