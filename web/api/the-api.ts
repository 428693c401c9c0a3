import type { Credentials } from './credentials.ts';

/** The API that this page asks. */
export interface Api {
  /** Routes begin behind it. */
  readonly address: string;
  readonly credentials: Credentials;
  /** Told that it does not know, or no longer, who asks. */
  readonly onRefused: () => void;
}

let current: Api | undefined;

/** Has to be told before anything is asked. */
export function setApi(api: Api): void {
  current = api;
}

export function theApi(): Api {
  if (current === undefined) throw new Error('Nobody has said yet where the API is.');
  return current;
}

/** The address of a route. */
export const addressOf = (path: string): string => `${theApi().address}${path}`;

/** Whether an address is a route of the API, which has to know who asks; what is signed must not be told. */
export const isRoute = (address: string): boolean => address.startsWith(addressOf('/v1/'));
