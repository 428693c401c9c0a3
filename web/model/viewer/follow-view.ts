import type { Building } from '../../scene/building.ts';
import { Shown } from '../../scene/lists/visibility.ts';
import { sectionPlane } from '../../scene/section.ts';
import type { Stage } from '../../scene/stage.ts';
import type { View, ViewState } from '../view-state.ts';
import { boxAround, numbersOf, visibleElements } from './visible-elements.ts';

/** What the 3D view needs to find the elements that the page speaks of. */
export interface Elements {
  readonly building: Building;
  readonly numbers: ReadonlyMap<number, number>;
  /** Express ids of an object and of all that is below it in the tree. */
  readonly idsBelow: (expressId: number) => readonly number[];
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
    if (differs('selected')) stage.selected = selectedNumbers(state, elements());
    if (differs('hovered')) stage.hovered = state.hovered === undefined ? undefined : numbers.get(state.hovered);
    if (previous !== undefined && differs('flight')) fly(stage, state, elements());
    previous = state;
  };
  follow();
  return view.store.subscribe(follow);
}

/** The object itself, or all that is below it where it has no shape of its own. */
function selectedNumbers({ selected }: ViewState, { numbers, idsBelow }: Elements): ReadonlySet<number> {
  if (selected === undefined) return new Set();
  const own = numbers.get(selected);
  return own === undefined ? numbersOf(idsBelow(selected), numbers) : new Set([own]);
}

function fly(stage: Stage, state: ViewState, elements: Elements): void {
  const { building, numbers } = elements;
  if (state.flight.to === 'selected') {
    const box = boxAround(building, selectedNumbers(state, elements));
    if (box !== undefined) stage.view.fit(box);
    return;
  }
  const shown = visibleElements(building, numbers, state);
  const solid = [...shown.keys()].filter((number) => shown[number] === Shown.solid);
  stage.view.fit(solid.length === shown.length ? undefined : boxAround(building, solid));
}
