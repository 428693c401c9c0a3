import type { TreeEntry, TreeIndex } from './tree-index.ts';

/** The rows that are to be seen, from top to bottom. */
export function visibleRows(
  index: TreeIndex,
  expanded: ReadonlySet<number>,
  search: string,
): { rows: TreeEntry[]; found: number } {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? { rows: expandedRows(index, expanded), found: 0 } : matchingRows(index, wanted);
}

function expandedRows({ entries, roots }: TreeIndex, expanded: ReadonlySet<number>): TreeEntry[] {
  const rows: TreeEntry[] = [];
  const visit = (id: number): void => {
    const entry = entries[id];
    if (entry === undefined) return;
    rows.push(entry);
    if (expanded.has(id)) for (const child of entry.children) visit(child);
  };
  for (const root of roots) visit(root);
  return rows;
}

/** What matches, with all that it is below. Entries stand in the order of the tree, so that one pass is enough. */
function matchingRows({ entries }: TreeIndex, wanted: string): { rows: TreeEntry[]; found: number } {
  const kept = new Set<number>();
  let found = 0;
  for (const entry of entries) {
    if (!entry.searched.includes(wanted)) continue;
    found++;
    for (let at: number | undefined = entry.id; at !== undefined && !kept.has(at); at = entries[at]?.parent)
      kept.add(at);
  }
  return { rows: entries.filter(({ id }) => kept.has(id)), found };
}
