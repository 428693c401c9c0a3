import { describe, expect, it } from '@jest/globals';
import type { MeshMeasures } from '#core/model';
import { aggregates, contains, globalId, opening, site, space, storey, voids, wall } from '../../support/ifc-lines.ts';
import { definesByType, linesOfElements, metricProject, readElements } from '../../support/ifc-records.ts';
import { openIfc } from '../../support/step.ts';

const id = (expressId: number) => ({ expressId, globalId: globalId(expressId) });

describe('an element', () => {
  it('has what every object has', async () => {
    const { element } = await readElements(
      `#10=IFCWALL('${globalId(10)}',$,'Name','Description','ObjectType',$,$,'Tag',.PARTITIONING.);`,
    );
    expect(element(10)).toEqual({
      kind: 'occurrence',
      ...id(10),
      class: 'IfcWall',
      predefinedType: 'PARTITIONING',
      name: 'Name',
      description: 'Description',
      objectType: 'ObjectType',
      tag: 'Tag',
      longName: null,
      type: null,
      parent: null,
      container: null,
      storey: null,
      space: null,
      placement: null,
      attributes: [],
      materials: [],
      classifications: [],
      layers: [],
      links: {},
      geometry: null,
    });
  });

  it('knows where it is', async () => {
    const { element } = await readElements(
      [
        ...[site(10), storey(11), space(12), wall(13), wall(14)],
        ...[aggregates(20, 1, 10), aggregates(21, 10, 11), aggregates(22, 11, 12), contains(23, 12, 13)],
        aggregates(24, 13, 14),
      ].join('\n'),
    );
    expect(element(13)).toMatchObject({ parent: id(12), container: id(12), storey: id(11), space: id(12) });
    expect(element(14)).toMatchObject({ parent: id(13), container: id(12), storey: id(11), space: id(12) });
    expect(element(12)).toMatchObject({ parent: id(11), storey: id(11), space: null });
  });

  it('that is an opening stands where its wall stands', async () => {
    const { element } = await readElements(
      [storey(11), wall(13), opening(14), aggregates(20, 1, 11), contains(21, 11, 13), voids(22, 13, 14)].join('\n'),
    );
    expect(element(14)).toMatchObject({ parent: id(13), container: id(11), storey: id(11) });
  });

  it('stands in metres', async () => {
    const { element } = await readElements(`
      #10=IFCWALL('${globalId(10)}',$,$,$,$,#11,$,$,$);
      #11=IFCLOCALPLACEMENT($,#12);
      #12=IFCAXIS2PLACEMENT3D(#13,$,$);
      #13=IFCCARTESIANPOINT((1000.,2000.,500.));`);
    expect(element(10).placement).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 2, 0.5, 1]);
  });

  it('has no placement beyond what numbers can hold, written plainly or not', async () => {
    const lines = [
      metricProject.replace('.MILLI.', '.KILO.'),
      ...[10, 11].map((id) => `#${id}=IFCWALL('${globalId(id)}',$,$,$,$,#${id + 10},$,$,$);`),
      `#20=IFCLOCALPLACEMENT($,#22);#21=IFCLOCALPLACEMENT(#20,#24);`,
      '#22=IFCAXIS2PLACEMENT3D(#23,$,$);#23=IFCCARTESIANPOINT((0.,-1.E308,0.));',
      '#24=IFCAXIS2PLACEMENT3D(#25,/* not plain */$,$);#25=IFCCARTESIANPOINT((0.,0.,0.));',
    ];
    const { file, diagnostics } = await openIfc(lines.join('\n'));
    const elements = (await linesOfElements(file)).map((line) => JSON.parse(line));
    const walls = elements.filter((element) => element.class === 'IfcWall');
    expect(walls).toMatchObject([10, 11].map((expressId) => ({ expressId, placement: null })));
    const reported = diagnostics.findings.filter(({ code }) => code === 'ifc/placement-out-of-range');
    expect(reported.map(({ at }) => at?.expressId)).toEqual([20, 21]);
  });

  it('has the other attributes of its class, with unit and SI value', async () => {
    const { element } = await readElements(
      `#10=IFCDOOR('${globalId(10)}',$,$,$,$,$,$,$,2010.,885.,.DOOR.,.SINGLE_SWING_LEFT.,$);
       #11=IFCSITE('${globalId(11)}',$,$,$,$,$,$,$,.ELEMENT.,(49,5,56,0),$,112.5,'Lot 7',$);`,
    );
    const length = { kind: 'single', type: 'IfcPositiveLengthMeasure', unit: 'mm' };
    expect(element(10).attributes).toEqual([
      { name: 'OverallHeight', ...length, value: 2010, si: expect.closeTo(2.01, 12) },
      { name: 'OverallWidth', ...length, value: 885, si: expect.closeTo(0.885, 12) },
      { name: 'OperationType', kind: 'single', type: 'IfcDoorTypeOperationEnum', value: 'SINGLE_SWING_LEFT' },
    ]);
    expect(element(11).attributes).toEqual([
      { name: 'CompositionType', kind: 'single', type: 'IfcElementCompositionEnum', value: 'ELEMENT' },
      { name: 'RefLatitude', kind: 'single', type: 'IfcCompoundPlaneAngleMeasure', value: [49, 5, 56, 0] },
      { name: 'RefElevation', kind: 'single', type: 'IfcLengthMeasure', value: 112.5, unit: 'mm', si: 0.1125 },
      { name: 'LandTitleNumber', kind: 'single', type: 'IfcLabel', value: 'Lot 7' },
    ]);
  });

  it('has the measures of its mesh', async () => {
    const { file } = await openIfc(`${wall(10)}\n${wall(11)}`);
    const box: MeshMeasures['box'] = { min: [0, 0, 0], max: [1, 1, 1] };
    const cube: MeshMeasures = { triangles: 12, box, area: 6, volume: 1, centroid: [0.5, 0.5, 0.5], closed: true };
    const lines = await linesOfElements(file, (of) => (of === 11 ? cube : null));
    expect(lines.map((line) => JSON.parse(line).geometry)).toEqual([null, cube]);
  });
});

describe('the predefined type', () => {
  const wallOf = (expressId: number, objectType: string, predefined: string) =>
    `#${expressId}=IFCWALL('${globalId(expressId)}',$,$,$,${objectType},$,$,$,${predefined});`;
  const typeOf = (elementType: string, predefined: string) =>
    `#20=IFCWALLTYPE('${globalId(20)}',$,'T',$,$,$,$,$,${elementType},${predefined});\n${definesByType(21, 20, 10)}`;

  it.each([
    ['its own', wallOf(10, '$', '.SOLIDWALL.'), 'SOLIDWALL'],
    ['null where it has none', wallOf(10, "'x'", '$'), null],
    ['its ObjectType for USERDEFINED', wallOf(10, "'Glass wall'", '.USERDEFINED.'), 'Glass wall'],
    ['USERDEFINED where nothing says what', wallOf(10, '$', '.USERDEFINED.'), 'USERDEFINED'],
    [
      'its type’s before its own',
      `${wallOf(10, '$', '.SOLIDWALL.')}\n${typeOf('$', '.PARTITIONING.')}`,
      'PARTITIONING',
    ],
    ['its type’s ElementType', `${wallOf(10, '$', '$')}\n${typeOf("'Green wall'", '.USERDEFINED.')}`, 'Green wall'],
    ['its own where its type leaves it open', `${wallOf(10, '$', '.SHEAR.')}\n${typeOf('$', '.NOTDEFINED.')}`, 'SHEAR'],
  ])('is %s', async (_, lines, expected) => {
    const { element } = await readElements(lines);
    expect(element(10).predefinedType).toBe(expected);
  });
});

describe('elements.ndjson', () => {
  it('lists products, types, groups and other objects, each once', async () => {
    const { all, element } = await readElements(
      [
        ...[wall(10), `#20=IFCWALLTYPE('${globalId(20)}',$,'T',$,$,$,$,'Tag','Element type',.SOLIDWALL.);`],
        ...[definesByType(21, 20, 10), `#30=IFCZONE('${globalId(30)}',$,'Z',$,$,$);`],
        `#40=IFCACTOR('${globalId(40)}',$,'A',$,$,#41);\n#41=IFCORGANIZATION($,'O',$,$,$);`,
      ].join('\n'),
    );
    expect(all.map(({ kind, class: className }) => [kind, className])).toEqual([
      ['occurrence', 'IfcWall'],
      ['type', 'IfcWallType'],
      ['group', 'IfcZone'],
      ['object', 'IfcProject'],
      ['object', 'IfcActor'],
    ]);
    expect(element(10).type).toEqual({ ...id(20), class: 'IfcWallType', name: 'T' });
    expect(element(20)).toMatchObject({ objectType: 'Element type', tag: 'Tag', predefinedType: 'SOLIDWALL' });
  });

  it('cannot grow without bound by sharing', async () => {
    const walls = Array.from({ length: 100 }, (_, at) => 1000 + at);
    const refs = walls.map((of) => `#${of}`).join(',');
    const { file, diagnostics } = await openIfc(
      [
        ...walls.map(wall),
        `#50=IFCMATERIALLIST((${'#51,'.repeat(9_999)}#51));`,
        `#51=IFCMATERIAL('${'x'.repeat(200)}',$,$);`,
        `#52=IFCRELASSOCIATESMATERIAL('${globalId(52)}',$,$,$,(${refs}),#50);`,
      ].join('\n'),
    );
    const lines = await linesOfElements(file);
    expect(lines).toHaveLength(100);
    expect(JSON.parse(lines[0] ?? '').materials).toHaveLength(1);
    expect(JSON.parse(lines.at(-1) ?? '').materials).toHaveLength(0);
    expect(diagnostics.count('ifc/too-much-shared')).toBe(1);
  });
});
