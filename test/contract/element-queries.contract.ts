import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ElementFilter, localScope, parsePropertyCondition } from '#core/model';
import type { ModelRepository } from '#core/ports';
import {
  artifactsOf,
  boxGeometry,
  length,
  type SomeModel,
  single,
  someElement,
  someSet,
  someVersion,
} from '../support/database-model.ts';

const storey = { expressId: 90, globalId: 'guid-90' };
const house: SomeModel = {
  contentId: 'house',
  elements: [
    someElement({ expressId: 90, class: 'IfcBuildingStorey', name: 'Ground floor' }),
    someElement({ expressId: 1, name: '100% wall', storey, geometry: boxGeometry([0, 0, 0], [1, 1, 1]) }),
    someElement({ expressId: 2, name: 'South WALL', globalId: "it's" }),
    someElement({ expressId: 3, class: 'IfcDoor', name: 'Front door', storey }),
    someElement({ expressId: 4, kind: 'type', class: 'IfcDoorType', name: 'Door 900' }),
    someElement({ expressId: 5, class: 'IfcDoor', name: null }),
  ],
  properties: [
    someSet(1, 'Pset', [single('Load', true), length('Width', 240), single('Mark', 'W-1')]),
    someSet(2, 'Pset', [single('Load', false), length('Width', 300), single('Mark', '12')]),
    someSet(3, 'Pset', [length('Width', 240), single('Mark', 'd_1')], { source: 'type' }),
    someSet(5, 'My.Set', [
      { kind: 'enumerated', name: 'Status', type: 'IfcLabel', values: ['NEW'], enumeration: 'PEnum' },
      { kind: 'list', name: 'Colours', type: 'IfcLabel', values: ['red', 'green'] },
      { kind: 'complex', name: 'Lock', properties: [single('Kind', 'cylinder')] },
    ]),
  ],
};

const all = { limit: 100 };

export function elementQueriesContract(name: string, open: () => Promise<ModelRepository>): void {
  describe(`${name}, asked for elements`, () => {
    async function stored(model: SomeModel = house, chunkBytes?: number) {
      const models = await open();
      const version = someVersion();
      await models.saveVersion(localScope, version, artifactsOf(model, chunkBytes));
      const find = async (filter: ElementFilter) =>
        (await models.elements(localScope, version.modelId, filter, all))?.elements.map(({ expressId }) => expressId);
      return { models, version, find, modelId: version.modelId };
    }

    it('finds by kind, class, storey, name and GlobalId', async () => {
      const { find } = await stored();
      const found: [ElementFilter, number[]][] = [
        [{}, [1, 2, 3, 5, 90]],
        [{ kind: 'type' }, [4]],
        [{ classes: ['IfcDoor'] }, [3, 5]],
        [{ classes: ['IfcDoor', 'IfcWall'] }, [1, 2, 3, 5]],
        [{ classes: ['IfcRoof'] }, []],
        [{ storey: 'Ground floor' }, [1, 3]],
        [{ storey: 'guid-90', classes: ['IfcDoor'] }, [3]],
        [{ storey: '90' }, [1, 3]],
        [{ storey: '1' }, []],
        [{ name: 'wall' }, [1, 2]],
        [{ name: '0%' }, [1]],
        [{ name: '%' }, [1]],
        [{ name: '_' }, []],
        [{ globalId: "it's" }, [2]],
        [{ globalId: "'; DROP TABLE plinth.elements; --" }, []],
      ];
      for (const [filter, ids] of found) expect({ filter, ids: await find(filter) }).toEqual({ filter, ids });
    });

    it('finds by what a property says', async () => {
      const { find } = await stored();
      const found: [string, number[]][] = [
        ['Pset.Load=true', [1]],
        ['Pset.Load!=true', [2]],
        ['Pset.Width=0.24', [1, 3]],
        ['Pset.Width!=0.24', [2]],
        ['Pset.Width>0.24', [2]],
        ['Pset.Width>=0.24', [1, 2, 3]],
        ['Pset.Width<0.3', [1, 3]],
        ['Pset.Width<=.3', [1, 2, 3]],
        ['Pset.Width>wide', []],
        ['Pset.Mark=W-1', [1]],
        ['Pset.Mark=w-1', []],
        ['Pset.Mark=12', [2]],
        ['Pset.Mark~-1', [1]],
        ['Pset.Mark~D_', [3]],
        ['Pset.Missing!=1', []],
        ['"My.Set".Status=NEW', [5]],
        ['"My.Set".Colours~green', [5]],
        ['"My.Set"."Lock.Kind"=cylinder', [5]],
      ];
      for (const [text, ids] of found) {
        const condition = parsePropertyCondition(text);
        expect({ text, ids: condition && (await find({ properties: [condition] })) }).toEqual({ text, ids });
      }
    });

    it('wants all conditions to hold', async () => {
      const { find } = await stored();
      const properties = ['Pset.Width=0.24', 'Pset.Mark~1'].flatMap((text) => parsePropertyCondition(text) ?? []);
      expect(await find({ classes: ['IfcDoor'], properties })).toEqual([3]);
    });

    it('goes through a list page by page', async () => {
      const { models, modelId } = await stored();
      const first = await models.elements(localScope, modelId, {}, { limit: 2 });
      expect(first).toMatchObject({ elements: [{ expressId: 1 }, { expressId: 2 }], next: { expressId: 2 } });
      const after = first?.next;
      const second = after && (await models.elements(localScope, modelId, {}, { limit: 3, after }));
      expect(second?.elements.map(({ expressId }) => expressId)).toEqual([3, 5, 90]);
      expect(second?.next).toBeNull();
    });

    it('goes on in the content in which a list began, as long as it is there', async () => {
      const { models, version, modelId } = await stored();
      const after = { contentId: 'house', expressId: 1 };
      const next = { ...someVersion(), modelId };
      await models.saveVersion(localScope, next, artifactsOf({ contentId: 'empty' }));
      expect(await models.elements(localScope, modelId, {}, all)).toEqual({ elements: [], next: null });
      expect((await models.elements(localScope, modelId, {}, { ...all, after }))?.elements).toHaveLength(4);
      await models.saveVersion(localScope, version, artifactsOf({ contentId: 'empty' }));
      expect(await models.elements(localScope, modelId, {}, { ...all, after })).toBeUndefined();
    });

    it('tells what an element of a list is', async () => {
      const { models, modelId } = await stored();
      const page = await models.elements(localScope, modelId, { name: '100%' }, all);
      expect(page?.elements).toEqual([
        {
          expressId: 1,
          globalId: 'guid-1',
          class: 'IfcWall',
          predefinedType: null,
          name: '100% wall',
          typeName: null,
          storey: 'Ground floor',
          hasGeometry: true,
        },
      ]);
    });

    it('gives back everything of one object, whether sets are shared or not', async () => {
      const shared = [length('Width', 240)];
      const [first, second] = [someElement({ expressId: 1 }), someElement({ expressId: 2 })];
      const properties = [someSet(1, 'Pset', shared), someSet(2, 'Pset', shared, { source: 'type' })];
      const { models, modelId } = await stored({ contentId: 'shared', elements: [first, second], properties });
      expect(await models.element(localScope, modelId, 1)).toEqual({
        element: first,
        propertySets: properties[0]?.sets,
      });
      expect(await models.element(localScope, modelId, 2)).toEqual({
        element: second,
        propertySets: properties[1]?.sets,
      });
      expect(await models.element(localScope, modelId, 3)).toBeUndefined();
    });

    it('counts occurrences by class', async () => {
      const { models, modelId } = await stored();
      expect(await models.classCounts(localScope, modelId)).toEqual([
        { class: 'IfcDoor', elements: 2, withGeometry: 0 },
        { class: 'IfcWall', elements: 2, withGeometry: 1 },
        { class: 'IfcBuildingStorey', elements: 1, withGeometry: 0 },
      ]);
    });

    it('reads artifacts whose chunks end anywhere', async () => {
      const { models, modelId, find } = await stored({ ...house, contentId: 'cut' }, 7);
      expect(await find({})).toEqual([1, 2, 3, 5, 90]);
      expect((await models.element(localScope, modelId, 5))?.propertySets).toEqual(house.properties?.[3]?.sets);
    });

    it('keeps any text', async () => {
      const models = await open();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 20 }), async (texts) => {
          const version = someVersion();
          const elements = texts.map((text, at) =>
            someElement({
              expressId: at,
              name: text,
              tag: `"${text}\\`,
              type: { expressId: 99, globalId: null, class: 'IfcWallType', name: text },
            }),
          );
          await models.saveVersion(localScope, version, artifactsOf({ contentId: `texts-${run++}`, elements }));
          const page = await models.elements(localScope, version.modelId, {}, all);
          expect(page?.elements.map((element) => element.name)).toEqual(texts);
          expect(page?.elements.map(({ typeName }) => typeName)).toEqual(texts);
          expect((await models.element(localScope, version.modelId, 0))?.element).toEqual(elements[0]);
        }),
        { numRuns: 10 },
      );
    });

    it('replaces characters that PostgreSQL does not take', async () => {
      const attributes = [{ kind: 'single' as const, name: 'A', type: null, value: 'half \ud83d' }];
      const elements = [someElement({ expressId: 1, name: 'nul \0', attributes })];
      const { models, modelId, find } = await stored({ contentId: 'odd', elements });
      expect(await find({ name: 'nul \ufffd' })).toEqual([1]);
      expect(await models.element(localScope, modelId, 1)).toMatchObject({
        element: { name: 'nul \ufffd', attributes: [{ value: 'half \ufffd' }] },
      });
    });
  });
}
