import { createContext, useContext } from 'react';
import type { SpatialRequest } from '#api/contracts';
import { createStore, type Store, useStore } from '../design/store.ts';
import type { Section } from '../scene/section.ts';

/** A question about where elements are, and the words for it. */
export interface Question {
  readonly request: SpatialRequest;
  /** What it was asked of. */
  readonly expressId: number;
  readonly words: string;
}

/** Elements that are shown alone, and the words for what they are. */
export interface Isolated {
  readonly ids: ReadonlySet<number>;
  readonly words: string;
  /** Whether spaces among them are shown, although spaces are switched off: they were asked for by themselves. */
  readonly withSpaces: boolean;
}

/** Where the camera can be sent: to what is selected, to all that is shown, to what was asked about. */
export type Destination = 'selected' | 'shown' | 'question';

/** What is chosen on a model's page; elements by express id. The camera is not part of it. */
export interface ViewState {
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly hidden: ReadonlySet<number>;
  /** Shown alone; undefined: nothing is left out. */
  readonly isolated: Isolated | undefined;
  /** The level that is shown alone. */
  readonly level: { readonly key: string; readonly name: string; readonly ids: ReadonlySet<number> } | undefined;
  readonly isRestFaint: boolean;
  readonly areSpacesShown: boolean;
  readonly section: Section | undefined;
  readonly question: Question | undefined;
  /** Where the camera was sent last. */
  readonly flight: { readonly to: Destination; readonly number: number };
  /** How often something was selected by a click in the 3D view. */
  readonly picks: number;
  readonly areKeysShown: boolean;
}

const initial: ViewState = {
  selected: undefined,
  hovered: undefined,
  hidden: new Set(),
  isolated: undefined,
  level: undefined,
  isRestFaint: true,
  areSpacesShown: false,
  section: undefined,
  question: undefined,
  flight: { to: 'shown', number: 0 },
  picks: 0,
  areKeysShown: false,
};

/** The state of one model's page and everything that can be done to it. */
export class View {
  readonly store: Store<ViewState> = createStore(initial);

  get state(): ViewState {
    return this.store.get();
  }

  /** @param isFarAway whether the camera shall go there, since it was not chosen in the picture. */
  select(expressId: number | undefined, isFarAway = false): void {
    this.store.set({ selected: expressId });
    if (isFarAway && expressId !== undefined) this.fly('selected');
  }

  /** Selects what was clicked in the 3D view; undefined: nothing was there. */
  pick(expressId: number | undefined): void {
    this.store.set({ selected: expressId, picks: this.state.picks + (expressId === undefined ? 0 : 1) });
  }

  hover(expressId: number | undefined): void {
    if (this.state.hovered !== expressId) this.store.set({ hovered: expressId });
  }

  isolate(ids: Iterable<number>, words: string, withSpaces: boolean): void {
    this.store.set({ isolated: { ids: new Set(ids), words, withSpaces } });
  }

  hide(ids: Iterable<number>): void {
    this.store.set({ hidden: new Set([...this.state.hidden, ...ids]) });
  }

  unhide(ids: Iterable<number>): void {
    const gone = new Set(ids);
    this.store.set({ hidden: new Set([...this.state.hidden].filter((id) => !gone.has(id))) });
  }

  showAll(): void {
    this.store.set({ hidden: new Set(), isolated: undefined, level: undefined, question: undefined });
  }

  ask(question: Question | undefined): void {
    this.store.set({ question, isolated: undefined });
  }

  fly(to: Destination): void {
    this.store.set({ flight: { to, number: this.state.flight.number + 1 } });
  }
}

const ViewContext = createContext<View | undefined>(undefined);
export const ViewProvider = ViewContext.Provider;

export function useView(): View {
  const view = useContext(ViewContext);
  if (view === undefined) throw new Error('Outside of a model page there is no view.');
  return view;
}

export function useViewState<Part>(select: (state: ViewState) => Part): Part {
  return useStore(useView().store, select);
}
