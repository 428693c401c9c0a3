import { z } from 'zod';

/** A sign-in that was begun: what proves that the way back belongs to it, and what was shown before. */
const Begun = z.object({ state: z.string(), verifier: z.string(), search: z.string() });
export type Begun = z.infer<typeof Begun>;

const BEGUN = 'plinth:sign-in';
const REFRESH_TOKEN = 'plinth:refresh-token';

/**
 * What a tab keeps over a reload, and no other tab sees: see ADR 28.
 */
export const kept = {
  begin: (begun: Begun): void => sessionStorage.setItem(BEGUN, JSON.stringify(begun)),
  /** Once: a second way back with it is somebody else's. */
  takeBegun(): Begun | undefined {
    const text = sessionStorage.getItem(BEGUN);
    sessionStorage.removeItem(BEGUN);
    return text === null ? undefined : Begun.safeParse(parsed(text)).data;
  },
  refreshToken: (): string | null => sessionStorage.getItem(REFRESH_TOKEN),
  setRefreshToken: (token: string): void => sessionStorage.setItem(REFRESH_TOKEN, token),
  forgetRefreshToken: (): void => sessionStorage.removeItem(REFRESH_TOKEN),
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
