import { useState } from 'react';
import { entriesAbove, type TreeEntry, type TreeIndex } from './tree-index.ts';

/** Levels that are open at first: project, site, building. */
const OPEN_DEPTH = 2;

/** Which entries are open; those above what is selected open by themselves. */
export function useExpansion(index: TreeIndex, selected: TreeEntry | undefined) {
  const [expanded, setExpanded] = useState<ReadonlySet<number>>(() => firstOpen(index));
  const [followed, setFollowed] = useState<TreeEntry>();
  if (selected !== undefined && followed !== selected) {
    setFollowed(selected);
    setExpanded(new Set([...expanded, ...entriesAbove(index, selected).map(({ id }) => id)]));
  }

  function toggle({ id }: TreeEntry, isOpen = !expanded.has(id)): void {
    const next = new Set(expanded);
    if (isOpen) next.add(id);
    else next.delete(id);
    setExpanded(next);
  }
  return { expanded, toggle };
}

/** All the way down to the storeys, unless there are more than a screen of them. */
function firstOpen({ entries }: TreeIndex): ReadonlySet<number> {
  const open = new Set<number>();
  let rows = 0;
  for (const { id, depth, kind, children } of entries) {
    if (depth > OPEN_DEPTH || kind === 'storey' || kind === 'class' || rows > 60) continue;
    open.add(id);
    rows += children.length;
  }
  return open;
}
