import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useView, useViewState } from '../view-state.ts';
import { idsBelow, type TreeEntry, type TreeIndex } from './tree-index.ts';
import { treeMove } from './tree-keys.ts';
import { TreeRow } from './tree-row.tsx';
import { useExpansion } from './use-expansion.ts';
import { visibleRows } from './visible-rows.ts';

const ROW_HEIGHT = 28;

interface TreeProps {
  readonly index: TreeIndex;
  readonly search: string;
  readonly onFound: (count: number) => void;
}

/**
 * The tree, of which only the rows in view exist (WAI-ARIA "tree" with `aria-activedescendant`): arrow keys move and
 * open, Enter selects.
 */
export function Tree({ index, search, onFound }: TreeProps) {
  const view = useView();
  const id = useId();
  const selectedId = useViewState((state) => state.selected);
  const selected = selectedId === undefined ? undefined : index.byExpressId.get(selectedId);
  const { expanded, toggle } = useExpansion(index, selected);
  const { rows, found } = useMemo(() => visibleRows(index, expanded, search), [index, expanded, search]);
  const [active, setActive] = useState<TreeEntry | undefined>(index.entries[index.roots[0] ?? 0]);
  const scrolledTo = useRef<TreeEntry>(undefined);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });

  useEffect(() => onFound(found), [found, onFound]);
  // Only when another element was selected: opening a branch must not scroll away from it.
  useEffect(() => {
    if (selected === undefined || scrolledTo.current === selected) return;
    scrolledTo.current = selected;
    setActive(selected);
    const at = rows.indexOf(selected);
    const isInView =
      virtualizer.range !== null && at >= virtualizer.range.startIndex && at <= virtualizer.range.endIndex;
    if (at >= 0) virtualizer.scrollToIndex(at, { align: isInView ? 'auto' : 'center' });
  }, [selected, rows, virtualizer]);

  function choose(entry: TreeEntry): void {
    setActive(entry);
    if (entry.expressId === undefined) toggle(entry);
    else view.select(entry.expressId, true);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at = active === undefined ? -1 : rows.indexOf(active);
    const move = treeMove(event.key, rows, at, ({ id: entry }) => expanded.has(entry));
    if (move === undefined) return;
    event.preventDefault();
    if (move.kind === 'go') {
      setActive(rows[move.to]);
      virtualizer.scrollToIndex(move.to, { align: 'auto' });
    } else if (active !== undefined) {
      if (move.kind === 'choose') choose(active);
      else toggle(active, move.kind === 'open');
    }
  }

  const isSearching = search.trim() !== '';
  if (rows.length === 0) return <p className="panel-none">Nothing in the tree matches.</p>;
  return (
    <div
      ref={scroller}
      className="tree"
      role="tree"
      aria-label="Spatial tree"
      tabIndex={0}
      aria-activedescendant={active === undefined ? undefined : `${id}-${active.id}`}
      onKeyDown={onKeyDown}
      onMouseLeave={() => view.hover(undefined)}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index: at, start }) => {
          const entry = rows[at];
          if (entry === undefined) return null;
          return (
            <TreeRow
              key={entry.id}
              id={`${id}-${entry.id}`}
              entry={entry}
              top={start}
              isOpen={entry.children.length === 0 ? undefined : isSearching || expanded.has(entry.id)}
              isActive={entry === active}
              isSelected={entry === selected}
              idsOf={() => idsBelow(index, entry)}
              onToggle={() => toggle(entry)}
              onChoose={() => choose(entry)}
            />
          );
        })}
      </div>
    </div>
  );
}
