import { describe, expect, it } from '@jest/globals';
import { globalId } from '../../support/ifc-lines.ts';
import { definesByProperties, definesByType, readProperties } from '../../support/ifc-records.ts';

async function readSet(lines: string, schema = 'IFC4') {
  const { setsOf, diagnostics } = await readProperties(`${lines}\n${definesByProperties(91, 90, 100)}`, schema);
  return { set: setsOf(100)[0], diagnostics };
}
const head = (keyword: string, id = 90) => `#${id}=${keyword}('${globalId(id)}',$,'Set',$`;

describe('a predefined set', () => {
  it('has its attributes as properties, with declared type and the project’s unit', async () => {
    const { set } = await readSet(`${head('IFCDOORLININGPROPERTIES')},100.,50.,$,$,$,$,$,$,$,$,$,$,$);`);
    expect(set).toMatchObject({ kind: 'Predefined', class: 'IfcDoorLiningProperties', name: 'Set', expressIds: [90] });
    const length = { kind: 'single', type: 'IfcPositiveLengthMeasure', unit: 'mm' };
    expect(set?.properties).toEqual([
      { name: 'LiningDepth', ...length, value: 100, si: 0.1 },
      { name: 'LiningThickness', ...length, type: 'IfcNonNegativeLengthMeasure', value: 50, si: 0.05 },
    ]);
  });

  it.each([
    ['IFCDOORPANELPROPERTIES', '40.,.SWINGING.,0.5,.LEFT.,$', { PanelOperation: 'SWINGING', PanelPosition: 'LEFT' }],
    ['IFCWINDOWLININGPROPERTIES', '60.,$,$,$,0.4,$,$,$,$,$,$,$', { LiningDepth: 60, FirstTransomOffset: 0.4 }],
    ['IFCWINDOWPANELPROPERTIES', '.SIDEHUNGLEFTHAND.,.LEFT.,30.,$,$', { OperationType: 'SIDEHUNGLEFTHAND' }],
    ['IFCPERMEABLECOVERINGPROPERTIES', '.GRILL.,.LEFT.,5.,$,$', { OperationType: 'GRILL', FrameDepth: 5 }],
  ])('may be an %s', async (keyword, attributes, expected) => {
    const { set } = await readSet(`${head(keyword)},${attributes});`);
    const values = set?.properties.flatMap((p) => (p.kind === 'single' ? [[p.name, p.value]] : []));
    expect(Object.fromEntries(values ?? [])).toMatchObject(expected);
  });

  it('may be one of IFC2X3 that later schemas do not have', async () => {
    const { set } = await readSet(
      `${head('IFCSPACETHERMALLOADPROPERTIES')},0.9,.PEOPLE.,.AIREXCHANGERATE.,'why',2500.,1000.,$,$,.COOLING.);`,
      'IFC2X3',
    );
    expect(set?.properties).toContainEqual({
      name: 'MaximumValue',
      kind: 'single',
      type: 'IfcPowerMeasure',
      value: 2500,
      unit: 'W',
      si: 2500,
    });
  });

  it('reads the parts that its attributes refer to', async () => {
    const { set } = await readSet(
      `${head('IFCSOUNDPROPERTIES')},.T.,.DBA.,(#92,#93));
       ${head('IFCSOUNDVALUE', 92)},$,125.,$);
       ${head('IFCSOUNDVALUE', 93)},$,250.,$);`,
      'IFC2X3',
    );
    const frequency = { name: 'Frequency', kind: 'single', type: 'IfcFrequencyMeasure', unit: 'Hz' };
    expect(set?.properties).toEqual([
      { name: 'IsAttenuating', kind: 'single', type: 'IfcBoolean', value: true },
      { name: 'SoundScale', kind: 'single', type: 'IfcSoundScaleEnum', value: 'DBA' },
      ...[125, 250].map((value) => ({
        name: 'SoundValues',
        kind: 'complex',
        usageName: 'IfcSoundValue',
        properties: [{ ...frequency, value, si: value }],
      })),
    ]);
  });

  it('says which other instances its attributes refer to', async () => {
    const { set } = await readSet(`${head('IFCDOORPANELPROPERTIES')},40.,.SWINGING.,$,.LEFT.,#92);
      #92=IFCSHAPEASPECT((#93),'Frame',$,$,$);`);
    expect(set?.properties).toContainEqual({
      name: 'ShapeAspectStyle',
      kind: 'reference',
      references: [{ expressId: 92, class: 'IfcShapeAspect', name: 'Frame' }],
    });
  });

  it('ends where its parts lead back to it', async () => {
    const { set } = await readSet(
      `${head('IFCSOUNDPROPERTIES')},.T.,.DBA.,(#92));\n${head('IFCSOUNDPROPERTIES', 92)},.F.,.DBA.,(#90));`,
      'IFC2X3',
    );
    const [, , part] = set?.properties ?? [];
    expect(part).toMatchObject({
      kind: 'complex',
      properties: [{}, {}, { kind: 'reference', references: [{ expressId: 90 }] }],
    });
  });
});

describe('predefined sets of a type', () => {
  const style = (...sets: number[]) =>
    `#80=IFCWINDOWSTYLE('${globalId(80)}',$,'Style',$,$,(${sets.map((id) => `#${id}`)}),$,$,.NOTDEFINED.,.NOTDEFINED.,.F.,.F.);`;
  const panel = (id: number, depth: number) =>
    `${head('IFCWINDOWPANELPROPERTIES', id)},.SIDEHUNGLEFTHAND.,.LEFT.,${depth}.,$,$);`;

  it('reach its occurrences, each panel as a set of its own', async () => {
    const lines = [panel(70, 30), panel(71, 40), style(70, 71), definesByType(81, 80, 100)].join('\n');
    const { setsOf } = await readProperties(lines, 'IFC2X3');
    expect(setsOf(100)).toMatchObject([
      { source: 'type', expressIds: [70] },
      { source: 'type', expressIds: [71] },
    ]);
    expect(setsOf(80)).toEqual(setsOf(100));
  });

  it('are overridden one by one by those of the occurrence', async () => {
    const own = `${panel(72, 50)}\n${definesByProperties(73, 72, 100)}`;
    const lines = [panel(70, 30), panel(71, 40), style(70, 71), definesByType(81, 80, 100), own].join('\n');
    const { setsOf } = await readProperties(lines, 'IFC2X3');
    expect(setsOf(100)).toMatchObject([
      { source: 'both', expressIds: [70, 72] },
      { source: 'type', expressIds: [71] },
    ]);
    expect(setsOf(100)[0]?.properties).toContainEqual(
      expect.objectContaining({ name: 'FrameDepth', value: 50, source: 'occurrence' }),
    );
  });
});
