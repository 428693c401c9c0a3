import { MeAnswer, type SignInRequest } from '#api/contracts';
import { request } from '../api/client.ts';
import { RequestFailed } from '../api/request-failed.ts';
import { loadSettings } from '../api/settings.ts';
import { setApi } from '../api/the-api.ts';
import { currentProject, noteRoute, readRoute } from '../app/route.ts';
import { createStore, type Store, useStore } from '../design/store.ts';
import { CookieSession } from './cookie-session.ts';
import { projectToBeginWith } from './projects.ts';
import type { SessionWay } from './session-way.ts';
import { IdentityProvider } from './token/identity-provider.ts';
import { TokenSession } from './token/token-session.ts';

/** Whether somebody is signed in; `local`: nobody has to be. */
export type Session =
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly error: Error }
  | { readonly state: 'signed-out'; readonly way: CookieSession | TokenSession; readonly note: string | undefined }
  | { readonly state: 'signed-in'; readonly way: SessionWay; readonly me: MeAnswer };

export type Principal = MeAnswer['principal'];
export type Permission = Principal['permissions'][number];

export const session: Store<{ readonly current: Session }> = createStore({ current: { state: 'opening' } as Session });

const become = (current: Session) => session.set({ current });

/** Finds out where the API is and who one is there. */
export async function openSession(): Promise<void> {
  become({ state: 'opening' });
  try {
    const { api, signIn } = await loadSettings();
    const page = new URL('./', location.href).href;
    const way = signIn === null ? new CookieSession(api) : new TokenSession(new IdentityProvider(signIn, page));
    setApi({ address: api, credentials: way, onRefused: () => leave(way) });
    const note = await way.begin();
    if (note === undefined) await meet(way);
    else become({ state: 'signed-out', way, note });
  } catch (error) {
    become({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
}

/** @throws RequestFailed where name or password are wrong, or were tried too often. */
export async function signInByPassword(way: SessionWay, given: SignInRequest): Promise<void> {
  enter(way, await request('/v1/sign-in', MeAnswer, { method: 'POST', body: given, project: undefined }));
}

async function meet(way: CookieSession | TokenSession): Promise<void> {
  try {
    enter(way, await request('/v1/me', MeAnswer, { project: undefined }));
  } catch (error) {
    if (!(error instanceof RequestFailed && error.status === 401)) throw error;
    // Whoever has not tried yet is not told that it did not work.
    const note = error.code === 'access/token-required' ? undefined : error.message;
    become({ state: 'signed-out', way, note });
  }
}

/** The API says so to whoever was signed in, too: the session has ended, or was ended elsewhere. */
function leave(way: CookieSession | TokenSession): void {
  if (session.get().current.state !== 'signed-in') return;
  become({ state: 'signed-out', way, note: 'Your session has ended. Sign in again to go on where you were.' });
}

/** The address names the project, so that it leads others to the same place; where nobody has to sign in there is one. */
function enter(way: SessionWay, me: MeAnswer): void {
  if (currentProject() === undefined && me.principal.signedInBy !== 'local') {
    noteRoute({ ...readRoute(location.search), project: projectToBeginWith(me) });
  }
  become({ state: 'signed-in', way, me });
}

/** @throws Error where nobody is signed in: then no page is shown that would ask. */
export function useMe(): MeAnswer {
  const current = useStore(session, (value) => value.current);
  if (current.state !== 'signed-in') throw new Error('Nobody is signed in.');
  return current.me;
}

/** Whether to offer something. What is not offered the API would refuse, too. */
export function useMay(permission: Permission): boolean {
  return useMe().principal.permissions.includes(permission);
}
