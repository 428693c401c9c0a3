import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attemptAt, type ElementGeometry } from '#core/geometry';
import { ElementStore } from '../../../core/processing/element-store.ts';
import { packAttempts } from '../../support/packed.ts';

const number = fc.double({ noNaN: true });
const point = fc.tuple(number, number, number);
const matrix = fc.array(number, { minLength: 16, maxLength: 16 }).map((entries) => {
  const affine = Float64Array.from(entries);
  affine.set([0], 3);
  affine.set([0], 7);
  affine.set([0], 11);
  affine.set([1], 15);
  return affine;
});
const placement = fc.record({
  mesh: fc.nat({ max: 2 ** 32 - 1 }),
  color: fc.tuple(number, number, number, number),
  matrix,
});
const measures = fc.record({
  triangles: fc.nat(),
  box: fc.record({ min: point, max: point }),
  area: number,
  volume: number,
  centroid: point,
  closed: fc.boolean(),
});
const element: fc.Arbitrary<Omit<ElementGeometry, 'expressId'>> = fc.record({
  placements: fc.array(placement, { maxLength: 4 }),
  measures,
  wasInsideOut: fc.boolean(),
});

const plain = (geometry: ElementGeometry | undefined) =>
  geometry && {
    expressId: geometry.expressId,
    placements: geometry.placements,
    measures: geometry.measures,
    wasInsideOut: geometry.wasInsideOut,
  };

describe('Elements kept in columns', () => {
  it('are what they were', () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 20 }), (elements) => {
        const store = new ElementStore();
        const given = elements.map((geometry, at) => ({ ...geometry, expressId: 4_000_000_000 + at }));
        for (const geometry of given) store.add(geometry);
        expect(given.map(({ expressId }) => plain(store.get(expressId)))).toEqual(given);
        expect([store.size, store.has(7), store.get(7)]).toEqual([given.length, false, undefined]);
      }),
    );
  });

  it('give their placements as columns, one behind the other', () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 8 }), (elements) => {
        const store = new ElementStore();
        for (const [expressId, geometry] of elements.entries()) store.add({ ...geometry, expressId });
        const count = store.placementCount;
        const columns = {
          meshes: new Uint32Array(count),
          colors: new Float64Array(4 * count),
          matrices: new Float64Array(16 * count),
        };
        const ends = elements.map((_, id) => {
          const before = elements.slice(0, id).flatMap(({ placements }) => placements).length;
          return store.copyPlacements(id, columns, before);
        });
        const placements = elements.flatMap((geometry) => geometry.placements);
        expect(ends.at(-1) ?? 0).toBe(placements.length);
        expect([...columns.meshes]).toEqual(placements.map(({ mesh }) => mesh));
        expect([...columns.colors]).toEqual(placements.flatMap(({ color }) => [...color]));
        expect([...columns.matrices]).toEqual(placements.flatMap((placed) => [...placed.matrix]));
        expect(store.copyPlacements(elements.length, columns, 3)).toBe(-1);
      }),
    );
  });

  it('have triangles and a box together', () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 8 }), (elements) => {
        const store = new ElementStore();
        for (const [expressId, geometry] of elements.entries()) store.add({ ...geometry, expressId });
        const { triangles, box } = store.totals();
        const all = elements.map((geometry) => geometry.measures);
        expect(triangles).toBe(all.reduce((sum, one) => sum + one.triangles, 0));
        for (const axis of [0, 1, 2] as const) {
          expect(box.min[axis]).toBe(Math.min(...all.map((one) => one.box.min[axis])));
          expect(box.max[axis]).toBe(Math.max(...all.map((one) => one.box.max[axis])));
        }
      }),
    );
  });

  it('are so however many there are', () => {
    const store = new ElementStore();
    const box = { min: [0, 0, 0], max: [1, 1, 1] } satisfies ElementGeometry['measures']['box'];
    const color = [1, 0, 0, 1] as const;
    const identity = Float64Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? 1 : 0));
    for (let id = 0; id < 10_000; id++) {
      const placements = [id, id + 1].map((mesh) => ({ mesh, color, matrix: identity }));
      const measured = { triangles: id, box, area: 1, volume: 1, centroid: box.max, closed: id % 2 === 0 };
      store.add({ expressId: id, placements, measures: measured, wasInsideOut: false });
    }
    for (const id of [0, 2047, 2048, 4095, 4096, 9999]) {
      const found = store.get(id);
      expect(found?.placements.map(({ mesh }) => mesh)).toEqual([id, id + 1]);
      expect(found?.measures).toMatchObject({ triangles: id, closed: id % 2 === 0 });
    }
  });

  it('are the same whether they came as objects or in columns', () => {
    fc.assert(
      fc.property(fc.array(element), (elements) => {
        const [plainly, packed] = [new ElementStore(), new ElementStore()];
        const given = elements.map((one, position) => ({ ...one, expressId: 7 * position }));
        const columns = packAttempts(
          given.map((geometry, position) => ({ position, attempt: { status: 'produced', geometry } })),
        );
        for (const [at, geometry] of given.entries()) {
          plainly.add(geometry);
          const told = attemptAt(columns, at);
          if (told.status === 'produced') packed.add(told.geometry);
        }
        for (const { expressId } of given) expect(plain(packed.get(expressId))).toEqual(plain(plainly.get(expressId)));
        expect(packed.totals()).toEqual(plainly.totals());
        expect(packed.placementCount).toBe(plainly.placementCount);
      }),
    );
  });
});
