import type { Section } from '../../scene/section.ts';
import type { ModelData } from '../model-data.ts';
import { idsBelow } from '../tree/tree-index.ts';
import type { View } from '../view-state.ts';

/** What the toolbar and the keys of the 3D view do; undefined is what cannot be done now. */
export interface ViewerActions {
  readonly showWhole: () => void;
  readonly isolate: (() => void) | undefined;
  readonly hide: (() => void) | undefined;
  readonly showAll: () => void;
  readonly toggleSection: () => void;
  readonly clear: () => void;
}

/** Half-way up, seen from above: a plan of the middle of the building. */
const firstSection: Section = { axis: 'z', share: 0.55, isFlipped: false };

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
    toggleSection: () => view.store.set({ section: section === undefined ? firstSection : undefined }),
    clear: () => view.select(undefined),
  };
}
