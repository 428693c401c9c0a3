import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Box3, localScope, SpatialQuery } from '#core/model';
import type { ModelRepository } from '#core/ports';
import { artifactsOf, boxDistance, boxGeometry, someElement, someVersion } from '../support/database-model.ts';

/** On a grid of half metres, far from the origin too; flat in any direction, down to a point. */
const coordinate = (far: number) => fc.integer({ min: -8, max: 8 }).map((steps) => far + steps / 2);
const box = (far: number): fc.Arbitrary<Box3> =>
  fc
    .tuple(coordinate(far), coordinate(far), coordinate(far), fc.nat(3), fc.nat(3), fc.nat(3))
    .map(([x, y, z, a, b, c]) => ({
      min: [x, y, z],
      max: [x + a / 2, y + b / 2, z + c / 2],
    }));
const boxes = fc
  .constantFrom(0, 500_000)
  .chain((far) => fc.tuple(fc.array(box(far), { minLength: 2, maxLength: 12 }), box(far)));
/** No distance between points of the grid: its square has an odd number of sixteenths. */
const distance = fc.nat(6).map((metres) => metres + 0.25);

export function spatialQueriesContract(name: string, open: () => Promise<ModelRepository>): void {
  describe(`${name}, asked where things are`, () => {
    /** Elements 1, 2, 3, ... with these boxes. */
    async function stored(models: ModelRepository, all: readonly Box3[]) {
      const version = someVersion();
      const elements = all.map(({ min, max }, at) =>
        someElement({ expressId: at + 1, geometry: boxGeometry(min, max) }),
      );
      await models.saveVersion(localScope, version, artifactsOf({ contentId: version.versionId, elements }));
      return (within: SpatialQuery['within'], rest: Partial<SpatialQuery> = {}) =>
        models.findNear(localScope, version.modelId, SpatialQuery.parse({ within, ...rest }));
    }

    const near = (all: readonly Box3[], place: Box3, reach: number) =>
      all.flatMap((candidate, at) => (boxDistance(candidate, place) <= reach ? [at + 1] : []));

    it('finds what touches a box, as the arithmetic of boxes does', async () => {
      const models = await open();
      const property = fc.asyncProperty(boxes, async ([all, wanted]) => {
        const hits = await (await stored(models, all))({ box: wanted });
        expect(hits?.elements.map(({ expressId }) => expressId)).toEqual(near(all, wanted, 0));
        expect(hits?.isComplete).toBe(true);
      });
      await fc.assert(property, { numRuns: 25 });
    });

    it('finds what is within a distance of a point or of an element, the nearest first', async () => {
      const models = await open();
      const property = fc.asyncProperty(boxes, distance, async ([all, { min: point }], reach) => {
        const ask = await stored(models, all);
        const around = await ask({ distance: reach, of: { point } });
        expect(around?.elements.map(({ expressId }) => expressId).sort((a, b) => a - b)).toEqual(
          near(all, { min: point, max: point }, reach),
        );
        const [first] = all as [Box3];
        const beside = await ask({ distance: reach, of: { expressId: 1 } });
        const distances = beside?.elements.map((hit) => hit.distance ?? Number.NaN) ?? [];
        expect(distances).toEqual(distances.toSorted((a, b) => a - b));
        for (const hit of beside?.elements ?? []) {
          expect(hit.distance).toBeCloseTo(boxDistance(all[hit.expressId - 1] ?? first, first), 9);
        }
        expect([1, ...(beside?.elements ?? []).map(({ expressId }) => expressId)].sort((a, b) => a - b)).toEqual(
          near(all, first, reach),
        );
      });
      await fc.assert(property, { numRuns: 25 });
    });

    it('finds what is in a space: by the file, or by the centre of its mesh', async () => {
      const models = await open();
      const version = someVersion();
      const cube = boxGeometry([0, 0, 0], [1, 1, 1]);
      const inside = (...spaces: number[]) => ({ ...cube, spaces });
      const space = { expressId: 1, globalId: null };
      const elements = [
        someElement({ expressId: 1, class: 'IfcSpace', geometry: cube }),
        someElement({ expressId: 2, class: 'IfcFurniture', geometry: inside(1, 8) }),
        someElement({ expressId: 3, class: 'IfcFurniture', geometry: inside(8) }),
        someElement({ expressId: 4, class: 'IfcFurniture', geometry: cube }),
        someElement({ expressId: 5, class: 'IfcFurniture', space }),
        someElement({ expressId: 6, class: 'IfcSpace', geometry: cube, space }),
        someElement({ expressId: 7, class: 'IfcLamp', geometry: inside(1), space }),
        someElement({ expressId: 8, class: 'IfcSpace', geometry: cube }),
      ];
      await models.saveVersion(localScope, version, artifactsOf({ contentId: 'space', elements }));
      const ask = async (query: unknown) =>
        (await models.findNear(localScope, version.modelId, SpatialQuery.parse(query)))?.elements.map(
          ({ expressId }) => expressId,
        );
      expect(await ask({ within: { space: 1 } })).toEqual([2, 5, 6, 7]);
      expect(await ask({ within: { space: 8 } })).toEqual([2, 3]);
      expect(await ask({ within: { space: 1 }, classes: ['IfcLamp'] })).toEqual([7]);
      expect(await ask({ within: { space: 2 } })).toBeUndefined();
      expect(await ask({ within: { distance: 1, of: { expressId: 99 } } })).toBeUndefined();
    });

    it('finds nothing around an element without a mesh', async () => {
      const models = await open();
      const version = someVersion();
      const elements = [
        someElement({ expressId: 1 }),
        someElement({ expressId: 2, geometry: boxGeometry([0, 0, 0], [1, 1, 1]) }),
      ];
      await models.saveVersion(localScope, version, artifactsOf({ contentId: 'bare', elements }));
      const query = SpatialQuery.parse({ within: { distance: 1000, of: { expressId: 1 } } });
      expect(await models.findNear(localScope, version.modelId, query)).toEqual({ elements: [], isComplete: true });
    });

    it('says when there is more than was asked for', async () => {
      const cube: Box3 = { min: [0, 0, 0], max: [1, 1, 1] };
      const ask = await stored(await open(), [cube, cube, cube]);
      expect(await ask({ box: cube }, { limit: 2 })).toMatchObject({
        elements: [{ expressId: 1 }, { expressId: 2 }],
        isComplete: false,
      });
      expect(await ask({ box: cube }, { limit: 3 })).toMatchObject({ isComplete: true });
    });
  });
}
