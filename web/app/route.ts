import { useSyncExternalStore } from 'react';

/**
 * Which page, as the address has it: `/` the start page, `/?model=<id>` a model, `&element=<GlobalId>` what is selected
 * there. In the query, not in the path, so that any file server can serve the page.
 */
export interface Route {
  readonly model: string | undefined;
  readonly element: string | undefined;
}

const CHANGED = 'plinth:route';
let known: { readonly search: string; readonly route: Route } | undefined;

export function readRoute(search: string): Route {
  const query = new URLSearchParams(search);
  return { model: query.get('model') ?? undefined, element: query.get('element') ?? undefined };
}

/** A relative address, for links that also work in a new tab. */
export function routeAddress({ model, element }: Partial<Route>): string {
  const query = new URLSearchParams();
  if (model !== undefined) query.set('model', model);
  if (element !== undefined) query.set('element', element);
  return query.size === 0 ? './' : `./?${query}`;
}

/** Goes to another page, a step in the browser's history. */
export function goTo(route: Partial<Route>): void {
  history.pushState(null, '', routeAddress(route));
  dispatchEvent(new Event(CHANGED));
}

/** Notes in the address what is shown on the same page; no step in the history. */
export function noteRoute(route: Route): void {
  const address = routeAddress(route);
  if (new URL(address, location.href).href !== location.href) history.replaceState(null, '', address);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, currentRoute);
}

function currentRoute(): Route {
  const { search } = location;
  if (known?.search !== search) known = { search, route: readRoute(search) };
  return known.route;
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(CHANGED, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(CHANGED, listener);
  };
}
