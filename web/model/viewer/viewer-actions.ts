import type { ModelData } from '../model-data.ts';
import { idsBelow } from '../tree/tree-index.ts';
import type { View } from '../view-state.ts';
import { firstSection } from './first-section.ts';

/** What the toolbar and the keys of the 3D view do; undefined is what cannot be done now. */
export interface ViewerActions {
  readonly showWhole: () => void;
  readonly isolate: (() => void) | undefined;
  readonly hide: (() => void) | undefined;
  readonly showAll: () => void;
  readonly toggleRest: () => void;
  readonly toggleSection: () => void;
  readonly toggleSpaces: () => void;
  readonly clear: () => void;
  readonly showKeys: () => void;
}

export function viewerActions(view: View, { tree, building, numbers }: ModelData): ViewerActions {
  const { selected, section } = view.state;
  const entry = selected === undefined ? undefined : tree?.byExpressId.get(selected);
  const ids =
    selected === undefined ? [] : tree === undefined || entry === undefined ? [selected] : idsBelow(tree, entry);
  const number = selected === undefined ? undefined : numbers.get(selected);
  const words = entry?.label ?? building?.elements.names[number ?? -1] ?? 'the selection';
  return {
    showWhole: () => view.fly(selected === undefined ? 'shown' : 'selected'),
    isolate: selected === undefined ? undefined : () => view.isolate(ids, words, entry?.kind === 'space'),
    hide:
      selected === undefined
        ? undefined
        : () => {
            view.hide(ids);
            view.select(undefined);
          },
    showAll: () => view.showAll(),
    toggleRest: () => view.store.set({ isRestFaint: !view.state.isRestFaint }),
    toggleSpaces: () => view.store.set({ areSpacesShown: !view.state.areSpacesShown }),
    toggleSection: () =>
      view.store.set({
        section: section === undefined && building !== undefined ? firstSection(building, tree) : undefined,
      }),
    clear: () => view.select(undefined),
    showKeys: () => view.store.set({ areKeysShown: true }),
  };
}
