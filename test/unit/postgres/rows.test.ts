import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Schema } from '#core/ifc';
import type { Property } from '#core/model';
import { cleanLine } from '../../../adapters/postgres/load/clean-line.ts';
import { objectLine } from '../../../adapters/postgres/load/object-lines.ts';
import { PropertySetNumbers } from '../../../adapters/postgres/load/object-sets.ts';
import { type ValueRow, valueRows } from '../../../adapters/postgres/load/property-rows.ts';
import { SetObjects } from '../../../adapters/postgres/load/set-objects.ts';
import { equipmentClasses } from '../../../adapters/postgres/migrations/equipment-classes.ts';
import { single, someSet } from '../../support/database-model.ts';

function rowsOf(...properties: Property[]): Partial<ValueRow>[] {
  const definition = { name: 'Set', kind: 'PropertySet', class: 'IfcPropertySet', properties } as const;
  return [...valueRows({ setId: 0, definition: { ...definition, properties }, text: '' })];
}

describe('the value of a property as columns', () => {
  const measured = { type: 'IfcLengthMeasure', unit: 'mm' };

  it.each<[string, Property, Partial<ValueRow>]>([
    ['a text', single('A', 'x'), { text: 'x', number: null, boolean: null }],
    ['a number', single('A', 1.5), { text: '1.5', number: 1.5, si: null }],
    ['a boolean', single('A', false), { text: 'false', boolean: false, number: null }],
    ['nothing', single('A', null), { text: null, number: null, boolean: null }],
    [
      'a length',
      { kind: 'quantity', name: 'A', ...measured, value: 250, si: 0.25 },
      { number: 250, unit: 'mm', si: 0.25 },
    ],
    [
      'a list of one',
      { kind: 'list', name: 'A', ...measured, values: [250], si: [0.25] },
      { text: '250', number: 250, si: 0.25 },
    ],
    [
      'a list',
      { kind: 'list', name: 'A', ...measured, values: [1, null, 2] },
      { text: '1, 2', number: null, unit: 'mm' },
    ],
    [
      'bounds',
      { kind: 'bounded', name: 'A', ...measured, lower: 1, upper: null, setPoint: 2 },
      { text: '1 …  (2)', unit: 'mm' },
    ],
    [
      'a table',
      {
        kind: 'table',
        name: 'A',
        defining: { type: null, values: [1, 2] },
        defined: { ...measured, values: [10, 20] },
      },
      { text: '1: 10, 2: 20', type: 'IfcLengthMeasure' },
    ],
    [
      'references',
      { kind: 'reference', name: 'A', references: [{ expressId: 7, class: null, name: null }] },
      { text: '#7', type: null },
    ],
  ])('of %s', (_what, property, row) => {
    expect(rowsOf(property)).toMatchObject([{ name: 'A', setName: 'Set', kind: property.kind, ...row }]);
  });

  it('is found inside complex ones', () => {
    const complex: Property = { kind: 'complex', name: 'Outer', properties: [single('Inner', 1)] };
    expect(rowsOf(single('A', 1), complex).map(({ name, position }) => [position, name])).toEqual([
      [0, 'A'],
      [1, 'Outer.Inner'],
    ]);
  });
});

describe('property sets', () => {
  const lineOf = (...given: Parameters<typeof someSet>) => Buffer.from(JSON.stringify(someSet(...given)));

  it('that say the same are one, whoever has them', () => {
    const told: unknown[] = [];
    const numbers = new PropertySetNumbers((...set) => told.push(set));
    expect(numbers.add(lineOf(1, 'Set', [single('A', 1)])).added).toHaveLength(1);
    const again = lineOf(2, 'Set', [single('A', 1)], { source: 'type', expressIds: [7, 8] });
    const { added, object, properties } = numbers.add(again);
    expect(added).toEqual([]);
    expect(properties).toBe(1);
    expect(object).toMatchObject({ expressId: 2, ownerClass: 'IfcWall', setIds: '0', origins: '["type",[7,8]]' });
    expect(told).toEqual([
      [0, 'IfcWall', 'occurrence', 1],
      [0, 'IfcWall', 'type', 2],
    ]);
  });

  it('that differ in anything are two', () => {
    const numbers = new PropertySetNumbers(() => undefined);
    numbers.add(lineOf(1, 'Set', [single('A', 1)]));
    for (const other of [lineOf(2, 'Set', [single('A', '1')]), lineOf(3, 'Other', [single('A', 1)])]) {
      expect(numbers.add(other).added).toHaveLength(1);
    }
  });

  it('are refused where they are none', () => {
    const line = JSON.stringify(someSet(1, 'Set', [single('A', 1)])).replace('"kind":"single"', '"kind":"no such"');
    expect(() => new PropertySetNumbers(() => undefined).add(Buffer.from(line))).toThrow('Invalid discriminator');
    const source = JSON.stringify(someSet(1, 'Set', [])).replace('"occurrence"', '"nobody"');
    expect(() => new PropertySetNumbers(() => undefined).add(Buffer.from(source))).toThrow('occurrence');
  });
});

describe('who has a set', () => {
  it('is told in few rows, everybody once, however many sets and objects there are', () => {
    const links = fc.array(
      fc.tuple(fc.nat(5), fc.constantFrom('IfcWall', 'IfcDoor'), fc.constantFrom('type', 'both'), fc.nat()),
      { maxLength: 3_000, size: 'max' },
    );
    fc.assert(
      fc.property(links, (given) => {
        const objects = new SetObjects();
        const rows = given.flatMap((link) => {
          objects.add(...link);
          return objects.takeFull();
        });
        rows.push(...objects.takeAll());
        expect(objects.takeAll()).toEqual([]);
        expect(rows.length).toBeLessThanOrEqual(24 + given.length / 1_000);
        const told = rows.flatMap(({ setId, ownerClass, source, expressIds }) =>
          expressIds.map((expressId) => [setId, ownerClass, source, expressId]),
        );
        expect(told.map(String).toSorted()).toEqual(given.map(String).toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it('does not wait without end for others of its set', () => {
    const objects = new SetObjects();
    let most = 0;
    let told = 0;
    for (let setId = 0; setId < 200_000; setId++) {
      objects.add(setId, 'IfcWall', 'type', setId);
      told += objects.takeFull().length;
      most = Math.max(most, setId + 1 - told);
    }
    expect(most).toBeLessThan(1 << 16);
  });
});

describe('a line of properties.ndjson', () => {
  const texts = fc.string({ unit: 'grapheme' }).map((text) => `},{"source":"${text}","expressIds":[1]`);
  const sets = fc.array(
    fc.record({
      source: fc.constantFrom('occurrence', 'type', 'both'),
      name: fc.option(texts),
      kind: fc.constant('PropertySet'),
      class: fc.constant('IfcPropertySet'),
      expressIds: fc.array(fc.nat(), { maxLength: 3 }),
      properties: fc.array(fc.record({ name: texts, kind: fc.constant('single'), type: texts, value: texts })),
    }),
    { maxLength: 4 },
  );

  it('is cut into the sets that it has, whatever they say and in whatever order', () => {
    fc.assert(
      fc.property(sets, fc.boolean(), (given, isTurned) => {
        const ordered = isTurned ? given.map((set) => Object.fromEntries(Object.entries(set).toReversed())) : given;
        const cut = objectLine(JSON.stringify({ expressId: 7, globalId: null, class: 'IfcWall', sets: ordered }));
        const whole = cut.sets.map(({ source, expressIds, definition }) => {
          return { source, expressIds: JSON.parse(`[${expressIds}]`), ...JSON.parse(`{${definition}`) };
        });
        expect({ ...cut, sets: whole }).toEqual({ expressId: 7, class: 'IfcWall', sets: given });
      }),
    );
  });

  it('is refused where it is none', () => {
    for (const line of ['{}', '{"sets":[]}', '{"expressId":1,"class":"IfcWall","sets":[{"source":"type"}]}']) {
      expect(() => objectLine(line)).toThrow();
    }
  });
});

describe('a line of an artifact', () => {
  it('stays as it is', () => {
    const line = JSON.stringify({ text: 'a\\u0000 is six characters, 😀 two halves' });
    expect(JSON.parse(cleanLine(line))).toEqual(JSON.parse(line));
  });

  it('has U+FFFD for what PostgreSQL does not take', () => {
    const line = JSON.stringify({ list: ['\0', '\ud83d', '\ude00x', '😀'] });
    expect(JSON.parse(cleanLine(line))).toEqual({ list: ['\ufffd', '\ufffd', '\ufffdx', '😀'] });
  });
});

describe('the classes of equipment', () => {
  it('are those of the schemas', () => {
    const found = new Set<string>();
    for (const name of ['IFC2X3', 'IFC4', 'IFC4X3'] as const) {
      const schema = Schema.of(name);
      const isOneOf = (keyword: string, classes: readonly string[]) => classes.some((one) => schema.isA(keyword, one));
      for (const { keyword, name: className } of schema.entities) {
        const isEquipment = isOneOf(keyword, [
          'IfcDistributionElement',
          'IfcTransportElement',
          'IfcElectricalElement',
          'IfcEquipmentElement',
        ]);
        const isPassive = isOneOf(keyword, ['IfcFlowSegment', 'IfcFlowFitting', 'IfcDistributionChamberElement']);
        if (isEquipment && !isPassive) found.add(className);
      }
    }
    expect(equipmentClasses).toEqual([...found].sort());
  });
});
