import type { ElementColumns } from './element-columns.ts';
import type { GlbGroup } from './glb-model.ts';

/** Which elements stand in which group, in their order. */
export interface GroupMembers {
  /** Elements of group `g` are `rows[starts[g]]` up to `rows[starts[g + 1]]`; those of no group come after the last. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  /** 1 for each group that has elements in it or in a group below. */
  readonly holdsAnything: Uint8Array;
}

/** @throws RangeError where an element is in a group, or a group below one, that does not exist or comes after it. */
export function membersOf(groups: readonly GlbGroup[], elements: ElementColumns): GroupMembers {
  const starts = new Uint32Array(groups.length + 2);
  const place = (row: number): number => {
    const group = elements.groups[row] ?? -1;
    if (group < groups.length) return group < 0 ? groups.length : group;
    throw new RangeError(`Element #${elements.expressIds[row]} is in group ${group}, which does not exist.`);
  };
  for (let row = 0; row < elements.count; row++) count(starts, place(row) + 1, 1);
  for (let at = 1; at < starts.length; at++) count(starts, at, starts[at - 1] ?? 0);
  const rows = new Uint32Array(elements.count);
  const next = starts.slice();
  for (let row = 0; row < elements.count; row++) {
    const at = place(row);
    rows[next[at] ?? 0] = row;
    count(next, at, 1);
  }
  return { starts, rows, holdsAnything: groupsWithContent(groups, starts) };
}

function count(counts: Uint32Array, at: number, more: number): void {
  counts[at] = (counts[at] ?? 0) + more;
}

function groupsWithContent(groups: readonly GlbGroup[], starts: Uint32Array): Uint8Array {
  const holds = new Uint8Array(groups.length);
  for (let at = groups.length - 1; at >= 0; at--) {
    if ((starts[at + 1] ?? 0) > (starts[at] ?? 0)) holds[at] = 1;
    const parent = groups[at]?.parent ?? null;
    if (parent === null) continue;
    if (parent >= at) throw new RangeError(`Group ${at} is below group ${parent}, which comes after it.`);
    if (holds[at] === 1) holds[parent] = 1;
  }
  return holds;
}
