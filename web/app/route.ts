import { useSyncExternalStore } from 'react';

/** Pages beside the start page and those of models. */
export const pageNames = ['jobs', 'keys', 'audit'] as const;
export type PageName = (typeof pageNames)[number];

/**
 * What is shown, as the address has it: `/` the start page, `/?model=<id>` a model, `&element=<GlobalId>` what is selected
 * there, `/?page=jobs` another page; `project=<name>` with any of them. In the query, not in the path, so that any file
 * server can serve the page.
 */
export interface Route {
  /** Whose data it is; undefined: of the project that is meant where none is named. */
  readonly project: string | undefined;
  readonly page: PageName | undefined;
  readonly model: string | undefined;
  readonly element: string | undefined;
}

/** Where to go: what is not named is not shown, but for the project, which stays. */
export type Destination = Partial<Route>;

const CHANGED = 'plinth:route';
let known: { readonly search: string; readonly route: Route } | undefined;

export function readRoute(search: string): Route {
  const query = new URLSearchParams(search);
  const page = query.get('page');
  return {
    project: query.get('project') ?? undefined,
    page: pageNames.find((name) => name === page),
    model: query.get('model') ?? undefined,
    element: query.get('element') ?? undefined,
  };
}

/** A relative address, for links that also work in a new tab. */
export function routeAddress({ project, page, model, element }: Destination): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ project, page, model, element })) {
    if (value !== undefined) query.set(name, value);
  }
  return query.size === 0 ? './' : `./?${query}`;
}

/** The project of the address. */
export const currentProject = (): string | undefined => currentRoute().project;

export const withProject = (to: Destination): Destination => ({ project: currentProject(), ...to });

/** Goes to another page, a step in the browser's history. */
export function goTo(to: Destination): void {
  history.pushState(null, '', routeAddress(withProject(to)));
  scrollTo(0, 0);
  dispatchEvent(new Event(CHANGED));
}

/** Notes in the address what is shown on the same page; no step in the history. */
export function noteRoute(to: Destination): void {
  const address = routeAddress(withProject(to));
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
