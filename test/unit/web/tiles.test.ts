import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Eye } from '../../../web/scene/lists/moving-list.ts';
import { pick } from '../../../web/scene/pick.ts';
import { chooseTiles } from '../../../web/scene/tiles/choose-tiles.ts';
import { mergeBuildings } from '../../../web/scene/tiles/merge-buildings.ts';
import { type TileEntry, tileList } from '../../../web/scene/tiles/tile-list.ts';
import { TileStock } from '../../../web/scene/tiles/tile-stock.ts';
import { cubes } from './cubes.ts';

/** A tile of 100 triangles below another. */
const tile = (parent: number, adds: number, x = 0): TileEntry => ({
  uri: `tiles/${parent + 1}.glb`,
  parent,
  box: [x, 0, 0, x + 10, 10, 10],
  adds,
  triangles: 100,
  groupId: undefined,
});

/** Looks along +X from a place, with nothing beside out of the picture; 1,000 pixels for a metre at one metre. */
const eyeAt = (x: number): Eye => ({ pixelsPerSquare: 1e6, position: [x, 5, 5], planes: [[1, 0, 0, -x]] });

describe('The list of tiles', () => {
  it('has boxes with Y up, and what comes with each tile', () => {
    const node = (x: number, geometricError: number) => ({
      boundingVolume: { box: [x, 20, 30, 1, 0, 0, 0, 2, 0, 0, 0, 3] },
      geometricError,
      content: { uri: `tiles/${x}.glb` },
      extras: { triangles: 7, ...(x === 10 && { expressId: 5 }) },
    });
    const tiles = tileList({ geometricError: 50, root: { ...node(0, 9), children: [node(10, 0)] } });
    expect(tiles).toEqual([
      { uri: 'tiles/0.glb', parent: -1, box: [-1, 27, -22, 1, 33, -18], adds: 50, triangles: 7, groupId: undefined },
      { uri: 'tiles/10.glb', parent: 0, box: [9, 27, -22, 11, 33, -18], adds: 9, triangles: 7, groupId: 5 },
    ]);
  });
});

describe('The choice of tiles', () => {
  const tiles = [tile(-1, 50), tile(0, 1), tile(0, 1, 1000), tile(1, 0.1)];

  it('always begins with the top tile', () => {
    expect(chooseTiles(tiles, eyeAt(1e6), 1e6)).toEqual([0]);
  });

  it('takes what adds something large enough to be seen, the nearer first', () => {
    expect(chooseTiles(tiles, eyeAt(-100), 1e6)).toEqual([0, 1]);
    expect(chooseTiles(tiles, eyeAt(-5), 1e6)).toEqual([0, 1, 3]);
  });

  it('leaves out what lies behind whoever looks', () => {
    expect(chooseTiles(tiles, eyeAt(990), 1e6)).toEqual([0, 2]);
  });

  it('stays within the budget', () => {
    expect(chooseTiles(tiles, eyeAt(-5), 250)).toEqual([0, 1]);
  });

  it('begins with those that may have an element that is needed, wherever one looks', () => {
    const behind = [1004, 4, 4, 1005, 5, 5] as const;
    expect(chooseTiles(tiles, eyeAt(1e6), 1e6, behind)).toEqual([0, 2]);
    expect(chooseTiles(tiles, eyeAt(-5), 250, behind)).toEqual([0, 2]);
    expect(chooseTiles(tiles, eyeAt(1e6), 1e6, [1004, 4, 4, 1011, 5, 5])).toEqual([0]);
  });
});

describe('The stock of tiles', () => {
  const tiles = [0, 1, 2, 3, 4, 5, 6].map((number) => tile(number === 0 ? -1 : 0, 1));
  const stockOf = (budget: number) => {
    const stock = new TileStock(tiles, budget);
    const bring = (wanted: readonly number[]) => {
      const { fetch } = stock.next(wanted, true);
      for (const number of fetch) stock.arrived(number);
      return stock.next(wanted, true);
    };
    return { stock, bring };
  };

  it('asks for each missing tile once, four at a time, and again for one that did not come', () => {
    const { stock } = stockOf(1e6);
    expect(stock.next([0, 1, 2, 3, 4, 5], true).fetch).toEqual([0, 1, 2, 3]);
    expect(stock.next([0, 1, 2, 3, 4, 5], true).fetch).toEqual([]);
    stock.failed(1);
    expect(stock.next([0, 1], true).fetch).toEqual([1]);
  });

  it('tells how many are wanted and not there yet', () => {
    const { stock } = stockOf(1e6);
    expect(stock.next([0, 1, 2], true).awaited).toBe(3);
    stock.arrived(1);
    expect(stock.next([0, 1, 2], false).awaited).toBe(2);
    for (const number of [0, 2]) stock.arrived(number);
    expect(stock.next([0, 1, 2], true).awaited).toBe(0);
  });

  it('goes on showing what is no longer wanted while there is room', () => {
    const { bring } = stockOf(300);
    expect(bring([0, 1, 2]).show).toEqual([0, 1, 2]);
    expect(bring([0, 1]).show).toBeUndefined();
    expect(bring([0, 3]).show).toEqual([0, 1, 3]);
  });

  it('forgets what was not wanted for the longest time, beyond twice what may be shown', () => {
    const { bring } = stockOf(200);
    bring([0, 1]);
    bring([0, 2]);
    bring([0, 3]);
    expect(bring([0, 4]).forget).toEqual([1]);
    expect(bring([0, 1]).show).toEqual([0, 1]);
  });

  it('shows nothing new as long as it may not', () => {
    const { stock, bring } = stockOf(300);
    bring([0]);
    stock.next([0, 1], false);
    stock.arrived(1);
    expect(stock.next([0, 1], false).show).toBeUndefined();
    expect(stock.next([0, 1], true).show).toEqual([0, 1]);
  });

  it('never shows more than the budget, unless it is one tile', () => {
    const wishes = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 6 })), { maxLength: 10 });
    fc.assert(
      fc.property(wishes, fc.integer({ min: 50, max: 700 }), (turns, budget) => {
        const { stock, bring } = stockOf(budget);
        for (const turn of turns) {
          bring([0, ...turn]);
          expect(stock.shown.length).toBeLessThanOrEqual(Math.max(1, Math.floor(budget / 100)));
        }
      }),
    );
  });
});

describe('Buildings merged to one', () => {
  const places = [
    [0, 0, 0],
    [5, 0, 0],
    [0, 0, 9],
  ] as const;
  const [a, b, c] = places;
  const whole = cubes(a, b, c);

  it('are as one building of all that they have', () => {
    const merged = mergeBuildings([cubes(a), cubes(b, c)], whole);
    const { expressIds: _own, globalIds: _ids, ...elements } = merged.elements;
    const { expressIds: _expected, globalIds: _others, ...expected } = whole.elements;
    expect({ ...merged, elements }).toEqual({ ...whole, elements: expected });
    expect([...merged.elements.expressIds]).toEqual([1, 1, 2]);
  });

  it('are picked as one', () => {
    const merged = mergeBuildings([cubes(a), cubes(b, c)], whole);
    const ray = { origin: [0.3, 0.4, 20], direction: [0, 0, -1] } as const;
    const hit = pick(merged, new Uint8Array(3).fill(1), ray, { from: 0, to: Infinity });
    expect(hit?.element).toBe(2);
    expect(hit?.distance).toBeCloseTo(10);
  });
});
