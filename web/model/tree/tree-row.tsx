import { Icon } from '../../design/icon.tsx';
import type { IconName } from '../../design/icon-paths.ts';
import { ClassName } from '../../format/class-name.tsx';
import { formatCount, formatLevel } from '../../format/numbers.ts';
import { useView, useViewState } from '../view-state.ts';
import type { TreeEntry } from './tree-index.ts';

const icons: Readonly<Record<TreeEntry['kind'], IconName>> = {
  project: 'project',
  site: 'site',
  building: 'building',
  facility: 'building',
  part: 'building',
  storey: 'storey',
  space: 'space',
  zone: 'space',
  external: 'space',
  class: 'class',
  element: 'element',
};

interface TreeRowProps {
  readonly id: string;
  readonly entry: TreeEntry;
  /** Pixels from the top of the list. */
  readonly top: number;
  /** Undefined where there is nothing below. */
  readonly isOpen: boolean | undefined;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly idsOf: () => number[];
  readonly onToggle: () => void;
  readonly onChoose: () => void;
}

/** A row of the tree. Its buttons are for the pointer; from the keyboard the same is done by keys and in the toolbar. */
export function TreeRow(props: TreeRowProps) {
  const { id, entry, top, isOpen, isActive, isSelected, idsOf, onToggle, onChoose } = props;
  const view = useView();
  const isHidden = useViewState(({ hidden }) => entry.expressId !== undefined && hidden.has(entry.expressId));
  const classes = ['tree-row', isActive && 'is-active', isSelected && 'is-selected', isHidden && 'is-hidden'];

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the tree, which has the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names this row by aria-activedescendant
    <div
      id={id}
      role="treeitem"
      aria-level={entry.depth + 1}
      aria-expanded={isOpen}
      aria-selected={isSelected}
      className={classes.filter(Boolean).join(' ')}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 6 + 13 * entry.depth }}
      onClick={onChoose}
      onMouseEnter={() => view.hover(entry.expressId)}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <span
        className={isOpen ? 'tree-chevron is-open' : 'tree-chevron'}
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      >
        {isOpen !== undefined && <Icon name="chevron" size={12} />}
      </span>
      <span className="tree-icon">
        <Icon name={icons[entry.kind]} size={14} />
      </span>
      <span className="tree-label">{entry.kind === 'class' ? <ClassName name={entry.label} /> : entry.label}</span>
      {entry.kind === 'class' && <span className="tree-note">{formatCount(entry.children.length)}</span>}
      {entry.kind === 'storey' && entry.elevation !== null && (
        <span className="tree-note">{formatLevel(entry.elevation)}</span>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <span
        className="tree-eye"
        title={isHidden ? 'Show' : 'Hide'}
        onClick={(event) => {
          event.stopPropagation();
          if (isHidden) view.unhide(idsOf());
          else view.hide(idsOf());
        }}
      >
        <Icon name={isHidden ? 'eye-off' : 'eye'} size={14} />
      </span>
    </div>
  );
}
