import { groupBy } from '../../format/group-by.ts';
import { idsBelow, type TreeEntry, type TreeIndex } from './tree-index.ts';

/** A level of the site: storeys of the same name at the same height, of one building or of many. */
export interface Level {
  readonly key: string;
  readonly name: string;
  /** Metres; null where the file gives none. */
  readonly elevation: number | null;
  readonly storeys: readonly TreeEntry[];
}

/** The levels, the highest first. */
export function levelsOf({ entries }: TreeIndex): Level[] {
  const storeys = entries.filter(({ kind }) => kind === 'storey');
  const groups = groupBy(storeys, ({ label, elevation }) => `${label} ${elevation?.toFixed(2) ?? ''}`);
  return [...groups]
    .map(([key, members]) => ({
      key,
      name: members[0]?.label ?? '',
      elevation: members[0]?.elevation ?? null,
      storeys: members,
    }))
    .sort((a, b) => (b.elevation ?? -Infinity) - (a.elevation ?? -Infinity));
}

/** The express ids of all that stands on the level. */
export function idsOfLevel(index: TreeIndex, level: Level): ReadonlySet<number> {
  return new Set(level.storeys.flatMap((storey) => idsBelow(index, storey)));
}
