import type { SpatialTree } from '#api/contracts';
import { groupBy } from '../../format/group-by.ts';

type SourceNode = SpatialTree['roots'][number];

/** A row of the tree: a node of the file's spatial tree, or the elements of one class below it. */
export interface TreeEntry {
  /** Its number; children have greater ones than their parents. */
  readonly id: number;
  readonly parent: number | undefined;
  readonly depth: number;
  readonly kind: SourceNode['kind'] | 'class';
  /** Undefined for a class: it is no object of the file. */
  readonly expressId: number | undefined;
  readonly globalId: string | null;
  readonly class: string;
  readonly label: string;
  readonly elevation: number | null;
  /** Height of its origin in metres, in the model's coordinates. */
  readonly z: number | null;
  readonly children: number[];
  /** What the search looks through, in lower case. */
  readonly searched: string;
}

/** The spatial tree as rows, and the ways to find one. */
export interface TreeIndex {
  readonly entries: readonly TreeEntry[];
  readonly roots: readonly number[];
  readonly byExpressId: ReadonlyMap<number, TreeEntry>;
}

/** More elements than that directly below one node are put together by class. */
const MOST_UNGROUPED = 6;

export function indexTree(tree: SpatialTree): TreeIndex {
  const entries: TreeEntry[] = [];
  const byExpressId = new Map<number, TreeEntry>();

  const append = (parent: TreeEntry | undefined, content: Omit<TreeEntry, 'id' | 'parent' | 'depth' | 'children'>) => {
    const id = entries.length;
    const entry = {
      ...content,
      id,
      parent: parent?.id,
      depth: parent === undefined ? 0 : parent.depth + 1,
      children: [],
    };
    entries.push(entry);
    parent?.children.push(id);
    return entry;
  };

  const add = (node: SourceNode, parent: TreeEntry | undefined): TreeEntry => {
    const entry = append(parent, contentOf(node));
    if (!byExpressId.has(node.expressId)) byExpressId.set(node.expressId, entry);
    const elements = node.children.filter(({ kind }) => kind === 'element');
    for (const child of node.children) if (child.kind !== 'element') add(child, entry);
    addElements(elements, entry);
    return entry;
  };

  const addElements = (elements: readonly SourceNode[], parent: TreeEntry | undefined): void => {
    if (elements.length <= MOST_UNGROUPED) {
      for (const element of elements) add(element, parent);
      return;
    }
    const byClass = groupBy(elements, (element) => element.class);
    for (const [name, members] of [...byClass].sort(([a], [b]) => a.localeCompare(b))) {
      const group = append(parent, classContent(name));
      for (const member of members) add(member, group);
    }
  };

  const roots = tree.roots.map((root) => add(root, undefined).id);
  if (tree.unplaced.length > 0) {
    const unplaced = append(undefined, {
      ...classContent('Not placed in the building'),
      label: 'Not placed in the building',
    });
    addElements(tree.unplaced, unplaced);
    roots.push(unplaced.id);
  }
  return { entries, roots, byExpressId };
}

function contentOf(node: SourceNode): Omit<TreeEntry, 'id' | 'parent' | 'depth' | 'children'> {
  const longName = 'longName' in node ? node.longName : null;
  const names = [node.name, longName].filter((name) => name !== null && name !== '');
  const label = names.length === 0 ? node.class : [...new Set(names)].join(' · ');
  return {
    kind: node.kind,
    expressId: node.expressId,
    globalId: node.globalId,
    class: node.class,
    label,
    elevation: 'elevation' in node ? (node.elevation ?? node.z) : null,
    z: 'z' in node ? node.z : null,
    searched: `${label} ${node.class} ${node.globalId ?? ''} #${node.expressId}`.toLowerCase(),
  };
}

function classContent(name: string): Omit<TreeEntry, 'id' | 'parent' | 'depth' | 'children'> {
  return {
    kind: 'class',
    expressId: undefined,
    globalId: null,
    class: name,
    label: name,
    elevation: null,
    z: null,
    searched: '',
  };
}

/** The express ids of the entry and of all that is below it. */
export function idsBelow({ entries }: TreeIndex, entry: TreeEntry): number[] {
  const ids: number[] = [];
  const visit = (one: TreeEntry | undefined): void => {
    if (one === undefined) return;
    if (one.expressId !== undefined) ids.push(one.expressId);
    for (const child of one.children) visit(entries[child]);
  };
  visit(entry);
  return ids;
}

/** The entries above, the nearest first. */
export function entriesAbove({ entries }: TreeIndex, entry: TreeEntry): TreeEntry[] {
  const above: TreeEntry[] = [];
  for (let at = entry.parent; at !== undefined; at = entries[at]?.parent) {
    const next = entries[at];
    if (next !== undefined) above.push(next);
  }
  return above;
}
