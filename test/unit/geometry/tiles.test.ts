import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutIntoTiles, type GlbGroup, type GlbModel, modelOfTile, needsTiles } from '#core/geometry';
import type { Box3 } from '#core/model';
import { boxMesh, elementOf, modelOf, placed, sphereMesh } from '../../support/glb-model.ts';
import { tilesOf } from '../../support/tiles.ts';

const meshes = [boxMesh(1, 1, 1), sphereMesh(1, 6, 8)];

/** A spatial tree: each group below one of those before it, or at the top. */
const groupsArbitrary = fc
  .array(fc.nat(), { maxLength: 12 })
  .map((parents) =>
    parents.map(
      (parent, at): GlbGroup => ({ ...storey(at), parent: parent % (at + 1) === at ? null : parent % (at + 1) }),
    ),
  );

const storey = (at: number) => ({ expressId: 1000 + at, globalId: `g${at}`, class: 'IfcBuildingStorey', name: null });

/** Where each product is, how large, in which group, with which mesh. */
const productsArbitrary = fc.array(
  fc.record({
    corner: fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), fc.nat(50)),
    size: fc.nat(30),
    group: fc.nat(15),
    mesh: fc.nat(1),
    isSpace: fc.boolean(),
  }),
  { minLength: 1, maxLength: 120 },
);

const anyModel = fc.tuple(groupsArbitrary, productsArbitrary).map(([groups, products]) => {
  const boxes = new Map<number, Box3>();
  const described = products.map(({ corner: [x, y, z], size, group, mesh, isSpace }, at) => {
    boxes.set(at + 1, { min: [x, y, z], max: [x + size, y + size, z + size] });
    const element = elementOf(at + 1, { group: group < groups.length ? group : null, placements: [placed(mesh)] });
    return { element, isSpace };
  });
  const [spaces, elements] = [true, false].map((wanted) =>
    described.filter(({ isSpace }) => isSpace === wanted).map(({ element }) => element),
  );
  return { model: modelOf({ meshes, groups, elements: elements ?? [], spaces: spaces ?? [] }), boxes };
});

const most = 400;
const cutOf = ({ model, boxes }: { model: GlbModel; boxes: ReadonlyMap<number, Box3> }) =>
  cutIntoTiles(model, (expressId) => boxes.get(expressId), most);

const idOf = ({ elements, spaces }: GlbModel, product: number) =>
  elements.expressIds[product] ?? spaces.expressIds[product - elements.count] ?? -1;
const sizeOf = (box: Box3 | undefined) =>
  box === undefined ? 0 : Math.hypot(...box.max.map((side, at) => side - (box.min[at] ?? 0)));

/** The ids of the groups that an element is in, from its own to the topmost. */
function groupOf({ groups, elements }: GlbModel, row: number): string {
  const ids: number[] = [];
  let at: number | null = elements.groups[row] ?? -1;
  while (at !== null && at >= 0) {
    ids.push(groups[at]?.expressId ?? -1);
    at = groups[at]?.parent ?? null;
  }
  return ids.join(' < ');
}

describe('Cutting a model into tiles', () => {
  it('puts every product into exactly one tile', () => {
    fc.assert(
      fc.property(anyModel, (given) => {
        const products = tilesOf(cutOf(given).root).flatMap((tile) => [...tile.products]);
        const ids = products.map((product) => idOf(given.model, product));
        expect(ids.sort((a, b) => a - b)).toEqual([...given.boxes.keys()]);
      }),
    );
  });

  it('fills no tile above the limit, unless by a single product', () => {
    fc.assert(
      fc.property(anyModel, (given) => {
        const cut = cutOf(given);
        for (const tile of tilesOf(cut.root)) {
          const part = modelOfTile(given.model, cut, tile);
          if (tile.products.length > 1) expect(needsTiles(part, most)).toBe(false);
        }
      }),
    );
  });

  it('says of each tile what is missing while those below it are not shown, and never less of one above', () => {
    fc.assert(
      fc.property(anyModel, (given) => {
        for (const tile of tilesOf(cutOf(given).root)) {
          const below = tile.children.flatMap(tilesOf).flatMap(({ products }) => [...products]);
          const missing = below.filter((product) => product < given.model.elements.count);
          const sizes = missing.map((product) => sizeOf(given.boxes.get(idOf(given.model, product))));
          expect(tile.geometricError).toBeCloseTo(Math.max(0, ...sizes), 6);
          for (const child of tile.children) expect(child.geometricError).toBeLessThanOrEqual(tile.geometricError);
        }
      }),
    );
  });

  it('draws a box around each tile that holds all that it and those below it show', () => {
    fc.assert(
      fc.property(anyModel, (given) => {
        const cut = cutOf(given);
        for (const tile of tilesOf(cut.root)) {
          for (const product of tilesOf(tile).flatMap(({ products }) => [...products])) {
            const { min, max } = given.boxes.get(idOf(given.model, product)) ?? { min: [], max: [] };
            for (let axis = 0; axis < 3; axis++) {
              const moved = cut.origin[axis] ?? 0;
              expect((min[axis] ?? NaN) - moved).toBeGreaterThanOrEqual(tile.box[axis] ?? 0);
              expect((max[axis] ?? NaN) - moved).toBeLessThanOrEqual(tile.box[axis + 3] ?? 0);
            }
          }
        }
      }),
    );
  });

  it('names the group that all of a tile is in', () => {
    fc.assert(
      fc.property(anyModel, ({ model, boxes }) => {
        for (const { group, products, children } of tilesOf(cutOf({ model, boxes }).root)) {
          if (group === null) continue;
          const all = [...products, ...children.flatMap(tilesOf).flatMap((tile) => [...tile.products])];
          for (const product of all) expect(groupsAbove(model, product)).toContain(group);
        }
      }),
    );
  });
});

/** The group of a product and those above it. */
function groupsAbove({ groups, elements, spaces }: GlbModel, product: number): number[] {
  const above: number[] = [];
  let at = elements.groups[product] ?? spaces.groups[product - elements.count] ?? -1;
  for (; at >= 0; at = groups[at]?.parent ?? -1) above.push(at);
  return above;
}

describe('The model of a tile', () => {
  it('shows its products as the whole model does, with no mesh that it does not use', () => {
    fc.assert(
      fc.property(anyModel, (given) => {
        const cut = cutOf(given);
        for (const tile of tilesOf(cut.root)) {
          const part = modelOfTile(given.model, cut, tile);
          expect(part.elements.count + part.spaces.count).toBe(tile.products.length);
          expect(new Set([...part.elements.meshes, ...part.spaces.meshes]).size).toBe(part.meshes.length);
          for (const [row, expressId] of part.elements.expressIds.entries()) {
            const whole = given.model.elements.expressIds.indexOf(expressId);
            const [here = 0, there = 0] = [part.elements.meshes[row], given.model.elements.meshes[whole]];
            expect(part.meshes[here]).toBe(given.model.meshes[there]);
            expect(groupOf(part, row)).toBe(groupOf(given.model, whole));
          }
        }
      }),
    );
  });
});
