import type { TreeEntry } from './tree-index.ts';

/** What a key does to a tree (WAI-ARIA Authoring Practices, "Tree View"). */
export type TreeMove = { readonly kind: 'go'; readonly to: number } | { readonly kind: 'open' | 'close' | 'choose' };

const PAGE = 15;

/** @param at number of the active row, -1 where there is none. @returns undefined for keys that mean nothing here. */
export function treeMove(
  key: string,
  rows: readonly TreeEntry[],
  at: number,
  isOpen: (entry: TreeEntry) => boolean,
): TreeMove | undefined {
  const active = rows[at];
  const go = (to: number): TreeMove => ({ kind: 'go', to: Math.max(0, Math.min(rows.length - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + PAGE);
    case 'PageUp':
      return go(at - PAGE);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'Enter':
    case ' ':
      return active && { kind: 'choose' };
    case 'ArrowRight':
      if (active === undefined || active.children.length === 0) return undefined;
      return isOpen(active) ? go(at + 1) : { kind: 'open' };
    case 'ArrowLeft':
      if (active === undefined) return undefined;
      if (active.children.length > 0 && isOpen(active)) return { kind: 'close' };
      return active.parent === undefined ? undefined : go(rows.findIndex(({ id }) => id === active.parent));
    default:
      return undefined;
  }
}
