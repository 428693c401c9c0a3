import { describe, expect, it } from '@jest/globals';
import { indexTree } from '../../../web/model/tree/tree-index.ts';
import { firstSection } from '../../../web/model/viewer/first-section.ts';
import { sectionHeight } from '../../../web/scene/section.ts';
import { cubes } from './cubes.ts';

const storey = (expressId: number, z: number | null) => ({
  kind: 'storey' as const,
  ...{ expressId, globalId: null, class: 'IfcBuildingStorey', name: `Level ${expressId}`, longName: null },
  ...{ objectType: null, predefinedType: null, elevation: null, z, children: [] },
});
const treeOf = (...heights: (number | null)[]) =>
  indexTree({ roots: heights.map((z, at) => storey(at + 1, z)), unplaced: [] });

/** Ten metres high, its ground 100 m above the origin of the model. */
const building = { ...cubes([0, 0, 0]), focus: [0, 0, 0, 10, 10, 10], origin: [0, 0, 100] } as const;

describe('The first section', () => {
  const height = (...heights: (number | null)[]) => sectionHeight(building, firstSection(building, treeOf(...heights)));

  it('is a plan 1.2 m above the storey in the middle', () => {
    expect(height(106, 100, 103)).toBeCloseTo(104.2, 6);
    expect(height(100)).toBeCloseTo(101.2, 6);
  });

  it('does not count storeys whose plan would lie outside of the building', () => {
    expect(height(40, 100, 109)).toBeCloseTo(101.2, 6);
  });

  it('is half-way up where no storey says where it is', () => {
    expect(height()).toBeCloseTo(105, 6);
    expect(height(null)).toBeCloseTo(105, 6);
    expect(sectionHeight(building, firstSection(building, undefined))).toBeCloseTo(105, 6);
  });
});
