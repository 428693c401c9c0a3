import { describe, expect, it } from '@jest/globals';
import { globalId, wall } from '../../support/ifc-lines.ts';
import { definesByProperties, definesByType, label, propertySet, readProperties } from '../../support/ifc-records.ts';

const wallType = (id: number, ...sets: number[]) =>
  `#${id}=IFCWALLTYPE('${globalId(id)}',$,'Type',$,$,(${sets.map((set) => `#${set}`).join(',')}),$,$,$,.SOLIDWALL.);`;

const value = (name: string, text: string, source?: string) => ({
  name,
  kind: 'single',
  type: 'IfcLabel',
  value: text,
  ...(source === undefined ? {} : { source }),
});

describe('the sets of an occurrence with a type', () => {
  it('are the type’s where it has none of its own', async () => {
    const { setsOf } = await readProperties(
      [label(10, 'A', 'a'), propertySet(20, 'S', 10), wallType(30, 20), definesByType(31, 30, 100)].join('\n'),
    );
    expect(setsOf(100)).toMatchObject([{ source: 'type', name: 'S', expressIds: [20], properties: [value('A', 'a')] }]);
    expect(setsOf(30)).toEqual(setsOf(100));
  });

  it('are merged by name, property by property, the occurrence’s own over the type’s', async () => {
    const { setsOf } = await readProperties(
      [
        ...[label(10, 'A', 'type'), label(11, 'B', 'type'), propertySet(20, 'S', 10, 11), wallType(30, 20)],
        ...[label(12, 'B', 'own'), label(13, 'C', 'own'), propertySet(21, 'S', 12, 13)],
        ...[definesByType(31, 30, 100), definesByProperties(32, 21, 100)],
      ].join('\n'),
    );
    expect(setsOf(100)).toMatchObject([{ source: 'both', name: 'S', expressIds: [20, 21] }]);
    expect(setsOf(100)[0]?.properties).toEqual([
      value('A', 'type', 'type'),
      value('B', 'own', 'occurrence'),
      value('C', 'own', 'occurrence'),
    ]);
    expect(setsOf(30)[0]?.properties).toEqual([value('A', 'type'), value('B', 'type')]);
  });

  it('stand side by side where their names differ', async () => {
    const { setsOf } = await readProperties(
      [
        ...[label(10, 'A', 'a'), propertySet(20, 'Of type', 10), propertySet(21, 'Own', 10), wallType(30, 20)],
        ...[definesByType(31, 30, 100), definesByProperties(32, 21, 100)],
      ].join('\n'),
    );
    expect(setsOf(100).map(({ name, source }) => [name, source])).toEqual([
      ['Of type', 'type'],
      ['Own', 'occurrence'],
    ]);
  });

  it('are not merged across kinds', async () => {
    const { setsOf } = await readProperties(
      [
        ...[label(10, 'A', 'a'), propertySet(20, 'S', 10), definesByProperties(21, 20, 100)],
        `#11=IFCQUANTITYCOUNT('A',$,$,2,$);`,
        `#22=IFCELEMENTQUANTITY('${globalId(22)}',$,'S',$,$,(#11));`,
        definesByProperties(23, 22, 100),
      ].join('\n'),
    );
    expect(setsOf(100).map(({ kind }) => kind)).toEqual(['PropertySet', 'ElementQuantity']);
  });

  it('include a set once that is assigned twice', async () => {
    const { setsOf } = await readProperties(
      [
        ...[label(10, 'A', 'a'), propertySet(20, 'S', 10)],
        ...[definesByProperties(21, 20, 100), definesByProperties(22, 20, 100)],
      ].join('\n'),
    );
    expect(setsOf(100)).toMatchObject([{ expressIds: [20] }]);
  });

  it('give each of many occurrences the same shared set', async () => {
    const { setsOf } = await readProperties(
      [
        wall(101),
        wall(102),
        label(10, 'A', 'a'),
        propertySet(20, 'S', 10),
        definesByProperties(21, 20, 100, 101, 102),
      ].join('\n'),
    );
    expect(setsOf(101)).toMatchObject([{ expressIds: [20], properties: [value('A', 'a')] }]);
    expect(setsOf(102)).toEqual(setsOf(101));
  });
});

describe('several sets of one name at one object', () => {
  const three = [
    ...[label(10, 'Edge', 'bottom'), propertySet(20, 'Cutout', 10), definesByProperties(30, 20, 100)],
    ...[label(11, 'Edge', 'top'), propertySet(21, 'Cutout', 11), definesByProperties(31, 21, 100)],
    ...[label(12, 'Edge', 'left'), propertySet(22, 'Cutout', 12), definesByProperties(32, 22, 100)],
  ];

  it('stay apart, in their order', async () => {
    const { setsOf } = await readProperties(three.join('\n'));
    expect(setsOf(100)).toMatchObject([
      { name: 'Cutout', expressIds: [20], properties: [value('Edge', 'bottom')] },
      { name: 'Cutout', expressIds: [21], properties: [value('Edge', 'top')] },
      { name: 'Cutout', expressIds: [22], properties: [value('Edge', 'left')] },
    ]);
  });

  it('override those of the type one by one', async () => {
    const types = [
      ...[label(13, 'Edge', 'type'), label(14, 'Depth', 'first'), propertySet(23, 'Cutout', 13, 14)],
      ...[
        label(15, 'Depth', 'second'),
        propertySet(24, 'Cutout', 15),
        wallType(40, 23, 24),
        definesByType(41, 40, 100),
      ],
    ];
    const { setsOf } = await readProperties([...types, ...three].join('\n'));
    expect(setsOf(100)).toMatchObject([
      { source: 'both', expressIds: [23, 20], properties: [{ value: 'bottom' }, { value: 'first' }] },
      { source: 'both', expressIds: [24, 21], properties: [{ value: 'second' }, { value: 'top' }] },
      { source: 'occurrence', expressIds: [22], properties: [{ value: 'left' }] },
    ]);
  });
});

describe('IfcRelDefinesByObject', () => {
  it('gives a copy the sets and the type of its original, its own over them', async () => {
    const { setsOf } = await readProperties(
      [
        ...[wall(101), label(10, 'A', 'original'), propertySet(20, 'S', 10), definesByProperties(21, 20, 100)],
        ...[label(11, 'B', 'type'), propertySet(22, 'T', 11), wallType(30, 22), definesByType(31, 30, 100)],
        `#40=IFCRELDEFINESBYOBJECT('${globalId(40)}',$,$,$,(#101),#100);`,
        ...[label(12, 'A', 'copy'), propertySet(23, 'S', 12), definesByProperties(24, 23, 101)],
      ].join('\n'),
    );
    expect(setsOf(101)).toMatchObject([
      { source: 'type', name: 'T' },
      { source: 'occurrence', name: 'S', properties: [value('A', 'copy')] },
    ]);
  });
});

describe('IFC2X3’s IfcRelOverridesProperties', () => {
  it('replaces properties of the set that it assigns, for its own objects only', async () => {
    const { setsOf } = await readProperties(
      [
        ...[wall(101), label(10, 'A', 'a'), label(11, 'B', 'b'), propertySet(20, 'S', 10, 11)],
        ...[label(12, 'B', 'replaced'), definesByProperties(21, 20, 101)],
        `#22=IFCRELOVERRIDESPROPERTIES('${globalId(22)}',$,$,$,(#100),#20,(#12));`,
      ].join('\n'),
      'IFC2X3',
    );
    expect(setsOf(100)).toMatchObject([
      { source: 'occurrence', expressIds: [20, 22], properties: [value('A', 'a'), value('B', 'replaced')] },
    ]);
    expect(setsOf(101)).toMatchObject([{ properties: [value('A', 'a'), value('B', 'b')] }]);
  });
});
