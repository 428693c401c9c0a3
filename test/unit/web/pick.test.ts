import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pick } from '../../../web/scene/pick.ts';
import { reachOf, sectionHeight, sectionPlane } from '../../../web/scene/section.ts';
import { cubes } from './cubes.ts';

const all = (count: number) => new Uint8Array(count).fill(1);
const along = { origin: [-100, 0.5, 0.5], direction: [1, 0, 0] } as const;
const whole = { from: 0, to: Infinity };

describe('Picking', () => {
  const row = cubes([0, 0, 0], [10, 0, 0], [20, 0, 0]);

  it('finds the first element along the ray, and where', () => {
    expect(pick(row, all(3), along, whole)).toEqual({ element: 0, distance: 100 });
  });

  it('passes through what is hidden or only faintly there', () => {
    expect(pick(row, Uint8Array.of(0, 2, 1), along, whole)?.element).toBe(2);
  });

  it('finds nothing beside the elements', () => {
    const beside = { origin: [-100, 3, 0.5], direction: [1, 0, 0] } as const;
    expect(pick(row, all(3), beside, whole)).toBeUndefined();
  });

  it('does not find what a section cuts off', () => {
    const plane = sectionPlane({ focus: [0, 0, 0, 21, 1, 1] }, { axis: 'x', share: 0.4, isFlipped: true });
    expect(pick(row, all(3), along, reachOf(along, plane))?.element).toBe(1);
    const back = { origin: [100, 0.5, 0.5], direction: [-1, 0, 0] } as const;
    expect(pick(row, all(3), back, reachOf(back, plane))?.element).toBe(2);
  });

  it('agrees with the distance to a cube from any side', () => {
    const cube = cubes([0, 0, 0]);
    const angle = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(angle, fc.double({ min: -1.4, max: 1.4, noNaN: true }), (turn, height) => {
        const out = [Math.cos(height) * Math.cos(turn), Math.sin(height), Math.cos(height) * Math.sin(turn)] as const;
        const origin = [0.5 + 9 * out[0], 0.5 + 9 * out[1], 0.5 + 9 * out[2]] as const;
        const ray = { origin, direction: [-out[0], -out[1], -out[2]] as const };
        const expected = 9 - 0.5 / Math.max(...out.map(Math.abs));
        expect(pick(cube, all(1), ray, whole)?.distance).toBeCloseTo(expected, 4);
      }),
    );
  });
});

describe('A section', () => {
  const model = { focus: [0, 0, -8, 4, 3, 0], origin: [1000, 0, 0] } as const;

  it('tells its height in the coordinates of the model', () => {
    expect(sectionHeight(model, { axis: 'z', share: 0.5, isFlipped: false })).toBeCloseTo(1.5, 6);
    expect(sectionHeight(model, { axis: 'x', share: 0.5, isFlipped: false })).toBeCloseTo(1002, 6);
    expect(sectionHeight(model, { axis: 'y', share: 0.25, isFlipped: false })).toBeCloseTo(2, 1);
  });

  it('keeps what is below it, and flipped what is above', () => {
    const side = (plane: readonly number[], [x, y, z]: readonly [number, number, number]) =>
      Math.sign((plane[0] ?? 0) * x + (plane[1] ?? 0) * y + (plane[2] ?? 0) * z + (plane[3] ?? 0));
    const low = sectionPlane(model, { axis: 'z', share: 0.5, isFlipped: false });
    const high = sectionPlane(model, { axis: 'z', share: 0.5, isFlipped: true });
    expect([side(low, [1, 0.2, 0]), side(low, [1, 2.8, 0])]).toEqual([1, -1]);
    expect([side(high, [1, 0.2, 0]), side(high, [1, 2.8, 0])]).toEqual([-1, 1]);
  });
});
