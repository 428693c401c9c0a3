import type { Building } from '../../scene/building.ts';
import { type Section, sectionShare } from '../../scene/section.ts';
import { levelsOf } from '../tree/levels.ts';
import type { TreeIndex } from '../tree/tree-index.ts';

/** Above the floor, where floor plans are cut: through doors and windows. */
const CUT_HEIGHT = 1.2;

/** A plan of the storey in the middle; half-way up where the file has no storey in sight. */
export function firstSection(building: Building, tree: TreeIndex | undefined): Section {
  const shares = (tree === undefined ? [] : levelsOf(tree))
    .flatMap(({ storeys: [storey] }) => (typeof storey?.z === 'number' ? [storey.z + CUT_HEIGHT] : []))
    .map((height) => sectionShare(building, 'z', height))
    .filter((share) => share > 0 && share < 1)
    .sort((a, b) => a - b);
  return { axis: 'z', share: shares[(shares.length - 1) >> 1] ?? 0.5, isFlipped: false };
}
