import { describe, expect, it } from '@jest/globals';
import { chooseMoving } from '../../../web/scene/lists/moving-list.ts';
import { piecesByWorth } from '../../../web/scene/lists/piece-order.ts';
import { Shown, visibilityOf } from '../../../web/scene/lists/visibility.ts';
import { Pace } from '../../../web/scene/pace.ts';
import { cubes } from './cubes.ts';

const eye = { position: [0, 0, 0] as const, pixelsPerSquare: 1e6, planes: [[1, 0, 0, 0]] as const };

describe('What is drawn while the camera moves', () => {
  const building = cubes([200, 0, 0], [20, 0, 0], [2, 0, 0], [-50, 0, 0]);
  const candidates = Uint32Array.of(0, 1, 2, 3);

  it('is what looks largest, as far as the budget goes', () => {
    expect(chooseMoving(building, candidates, undefined, eye, 24)).toEqual([2, 1]);
  });

  it('is nothing that is out of the picture', () => {
    expect(chooseMoving(building, candidates, undefined, eye, 1e6)).not.toContain(3);
  });

  it('is first what the last whole picture showed', () => {
    const seen = Uint32Array.of(50_000, 0, 0, 0);
    expect(chooseMoving(building, candidates, seen, eye, 12)).toEqual([0]);
  });
});

describe('The order of pieces', () => {
  it('begins with what shows most for its triangles', () => {
    const building = cubes([0, 0, 0], [5, 0, 0], [9, 0, 0]);
    building.pieces.indexCount.set([300, 30, 3000]);
    expect([...piecesByWorth(building)]).toEqual([1, 0, 2]);
  });
});

describe('What is to be seen', () => {
  const isSpace = Uint8Array.of(0, 0, 0, 1);
  const rules = { only: [], hidden: new Set<number>(), restIsFaint: true, spaces: false };

  it('is everything but spaces at first', () => {
    expect([...visibilityOf(isSpace, rules)]).toEqual([Shown.solid, Shown.solid, Shown.solid, Shown.hidden]);
  });

  it('narrows with every set, the rest staying faintly there', () => {
    const only = [new Set([0, 1]), new Set([1, 2])];
    expect([...visibilityOf(isSpace, { ...rules, only })]).toEqual([
      Shown.faint,
      Shown.solid,
      Shown.faint,
      Shown.hidden,
    ]);
  });

  it('never is what was hidden, not even faintly', () => {
    const hidden = new Set([1]);
    const shown = visibilityOf(isSpace, { only: [new Set([1])], hidden, restIsFaint: false, spaces: true });
    expect([...shown]).toEqual([Shown.hidden, Shown.hidden, Shown.hidden, Shown.hidden]);
  });
});

describe('The pace', () => {
  const run = (pace: Pace, interval: number, pictures: number) => {
    for (let at = 1; at <= pictures; at++) pace.tick(at * interval, true);
    return pace.triangleBudget;
  };

  it('takes fewer triangles where pictures are slow, more where they are quick', () => {
    const first = new Pace().triangleBudget;
    expect(run(new Pace(), 100, 20)).toBeLessThan(first);
    expect(run(new Pace(), 16, 20)).toBeGreaterThan(first);
  });

  it('takes no pause for a slow picture', () => {
    const pace = new Pace();
    const first = pace.triangleBudget;
    expect(run(pace, 5000, 20)).toBe(first);
  });
});
