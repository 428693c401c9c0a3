import type { Building } from '../../scene/building.ts';
import { Shown } from '../../scene/lists/visibility.ts';
import { sectionPlane } from '../../scene/section.ts';
import type { Stage } from '../../scene/stage.ts';
import type { Question, View, ViewState } from '../view-state.ts';
import { boxAround, numbersOf, visibleElements } from './visible-elements.ts';

/** What the 3D view needs to find the elements that the page speaks of. */
export interface Elements {
  readonly building: Building;
  readonly numbers: ReadonlyMap<number, number>;
  /** Express ids of an object and of all that is below it in the tree. */
  readonly idsBelow: (expressId: number) => readonly number[];
  /** Asks for the box of an element of which nothing is there; undefined where everything is. */
  readonly boxOf: ((expressId: number) => Promise<Building['bounds'] | undefined>) | undefined;
}

/** What of the state decides how elements are drawn. */
const visibilityKeys = ['hidden', 'isolated', 'level', 'isRestFaint', 'areSpacesShown'] as const;

/** Shows on the stage what is chosen on the page, now and whenever it changes. @returns what ends it. */
export function followView(stage: Stage, view: View, elements: () => Elements): () => void {
  let previous: ViewState | undefined;

  const follow = (): void => {
    const state = view.state;
    const { building, numbers } = elements();
    const differs = (key: keyof ViewState) => previous?.[key] !== state[key];
    if (visibilityKeys.some(differs)) stage.shown = visibleElements(building, numbers, state);
    if (differs('section')) stage.section = state.section && sectionPlane(building, state.section);
    if (differs('selected')) stage.selected = numbersFor(state.selected, elements());
    if (differs('hovered')) stage.hovered = state.hovered === undefined ? undefined : numbers.get(state.hovered);
    if (previous !== undefined && differs('flight')) fly(stage, state, elements());
    previous = state;
  };
  follow();
  return view.store.subscribe(follow);
}

/** The object itself, or all that is below it where it has no shape of its own. */
function numbersFor(expressId: number | undefined, { numbers, idsBelow }: Elements): ReadonlySet<number> {
  if (expressId === undefined) return new Set();
  const own = numbers.get(expressId);
  return own === undefined ? numbersOf(idsBelow(expressId), numbers) : new Set([own]);
}

function fly({ view }: Stage, state: ViewState, elements: Elements): void {
  const { building, numbers } = elements;
  const { question, selected, flight } = state;
  const around = (expressId: number | undefined) => boxAround(building, numbersFor(expressId, elements));
  if (flight.to === 'shown') {
    const shown = visibleElements(building, numbers, state);
    const solid = [...shown.keys()].filter((number) => shown[number] === Shown.solid);
    view.fit(solid.length === shown.length ? undefined : boxAround(building, solid));
    return;
  }
  const to = flight.to === 'selected' ? selected : question?.expressId;
  const margin = flight.to === 'selected' ? 0 : reachOf(question);
  const box = around(to);
  if (box !== undefined) view.fit(widened(box, margin));
  else if (to !== undefined) {
    const flown = elements.boxOf?.(to).then((found) => found && view.fit(widened(found, margin)));
    flown?.catch(() => undefined); // the panel of its properties asks the same, and says what is wrong
  }
}

/** Metres around it that the question is about. */
function reachOf(question: Question | undefined): number {
  const within = question?.request.within;
  return within !== undefined && 'distance' in within ? within.distance : 0;
}

function widened(box: Building['bounds'], metres: number): Building['bounds'] {
  const [minX, minY, minZ, maxX, maxY, maxZ] = box;
  return [minX - metres, minY - metres, minZ - metres, maxX + metres, maxY + metres, maxZ + metres];
}
