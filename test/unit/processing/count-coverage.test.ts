import { describe, expect, it } from '@jest/globals';
import type { ElementGeometry } from '#core/geometry';
import type { BodyProduct } from '#core/ifc';
import type { Box3 } from '#core/model';
import { countCoverage } from '#core/processing';

const wall = (expressId: number): BodyProduct => ({
  expressId,
  globalId: `guid-${expressId}`,
  class: 'IfcWall',
  name: `Wall ${expressId}`,
  isSpace: false,
});
const space = (expressId: number): BodyProduct => ({ ...wall(expressId), class: 'IfcSpace', isSpace: true });

const shape = {} as ElementGeometry;
const failure = { code: 'geometry/timeout', reason: 'took longer than 30 s' } as const;

describe('coverage', () => {
  const geometry = {
    meshes: [],
    elements: new Map([1, 2, 5].map((id) => [id, shape])),
    failures: new Map([[3, failure]]),
    placeholders: new Map<number, Box3>(),
    declined: new Map([2, 3, 5].map((id) => [id, id === 5 ? 'item IFCADVANCEDBREP' : 'boolean UNION'])),
  };

  it('accounts for every expected product exactly once', () => {
    const coverage = countCoverage([1, 2, 3, 4].map(wall), geometry);
    expect(coverage).toMatchObject({ expected: 4, produced: 2, failed: 1, empty: 1 });
    expect(coverage.byClass).toEqual({ IfcWall: { expected: 4, produced: 2, failed: 1, empty: 1 } });
  });

  it('counts spaces apart from elements, and in their class', () => {
    const coverage = countCoverage([wall(1), space(5), space(6)], geometry);
    expect(coverage).toMatchObject({ expected: 1, produced: 1 });
    expect(coverage.spaces).toEqual({ expected: 2, produced: 1, failed: 0, empty: 1 });
    expect(coverage.byClass['IfcSpace']).toEqual(coverage.spaces);
  });

  it('counts what was left to another engine by reason, and says nothing where nothing was', () => {
    expect(countCoverage([wall(1)], geometry).declined).toEqual({ 'boolean UNION': 2, 'item IFCADVANCEDBREP': 1 });
    expect(countCoverage([wall(1)], { ...geometry, declined: new Map() })).not.toHaveProperty('declined');
  });

  it('says where a box is shown in place of a shape, and counts those by code', () => {
    const placeholders = new Map<number, Box3>([[3, { min: [0, 0, 0], max: [1, 1, 1] }]]);
    const coverage = countCoverage([wall(3)], { ...geometry, placeholders });
    expect(coverage.placeholders).toEqual({ 'geometry/timeout': 1 });
    expect(coverage.failures).toMatchObject([{ expressId: 3, placeholder: true }]);
    expect(countCoverage([wall(3)], geometry)).not.toHaveProperty('placeholders');
  });

  it('names every failed product with its reason', () => {
    const { failures } = countCoverage([wall(3)], geometry);
    expect(failures).toEqual([{ expressId: 3, globalId: 'guid-3', class: 'IfcWall', name: 'Wall 3', ...failure }]);
  });
});
