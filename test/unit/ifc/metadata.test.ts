import { describe, expect, it } from '@jest/globals';
import { IfcFile, Relations, readMetadata, Units } from '#core/ifc';
import { ModelMetadata } from '#core/model';
import { projectWithUnits, wall } from '../../support/ifc-lines.ts';
import { bytesSource, openIfc, openSource, stepText } from '../../support/step.ts';

async function metadataOf(lines: string, schema?: string) {
  const { file, diagnostics } = await openIfc(lines, schema);
  const metadata = readMetadata(file, Units.of(file), Relations.of(file));
  expect(ModelMetadata.parse(metadata)).toEqual(metadata);
  return { metadata, diagnostics };
}

const HISTORY = `#20=IFCOWNERHISTORY(#21,#24,$,.ADDED.,1571740392,#21,#24,1300000000);
#21=IFCPERSONANDORGANIZATION(#22,#23,$);
#22=IFCPERSON('id','Lovelace','Ada',('Augusta'),$,$,$,$);
#23=IFCORGANIZATION($,'Analytical Engines',$,$,$);
#24=IFCAPPLICATION(#23,'1.2','Engine','ENG');
#25=IFCAPPLICATION(#23,'1.2','Engine','ENG');
#26=IFCAPPLICATION($,'3','Other',$);`;

describe('Metadata', () => {
  it('has the schema as written and as read', async () => {
    expect((await metadataOf('', 'IFC4')).metadata.schema).toEqual({ identifier: 'IFC4', readAs: 'IFC4', exact: true });
    const candidate = { identifier: 'IFC4X3_RC2', readAs: 'IFC4X3', exact: false };
    expect((await metadataOf('', 'IFC4X3_RC2')).metadata.schema).toEqual(candidate);
  });

  it('has the header, its time stamp also as ISO 8601', async () => {
    const { header } = (await metadataOf('')).metadata;
    expect(header).toMatchObject({ author: ['An author'], originatingSystem: 'A system', schemaIdentifiers: ['IFC4'] });
    expect(header.timeStampIso).toBe('2026-01-02T03:04:05');
  });

  it('has the project and who made it with what', async () => {
    const { metadata } = await metadataOf(
      `#1=IFCPROJECT('0000000000000000000001',#20,'P','text','type','Long','phase',$,$);\n${HISTORY}`,
    );
    expect(metadata.project).toEqual({
      expressId: 1,
      globalId: '0000000000000000000001',
      name: 'P',
      longName: 'Long',
      description: 'text',
      phase: 'phase',
      objectType: 'type',
    });
    expect(metadata.ownership).toEqual({
      owner: { person: 'Ada Augusta Lovelace', organization: 'Analytical Engines' },
      application: { identifier: 'ENG', name: 'Engine', version: '1.2', developer: 'Analytical Engines' },
      created: '2011-03-13T07:06:40Z',
      lastModified: '2019-10-22T10:33:12Z',
      lastModifiedBy: { person: 'Ada Augusta Lovelace', organization: 'Analytical Engines' },
    });
    expect(metadata.applications.map(({ name }) => name)).toEqual(['Engine', 'Other']);
  });

  it('calls a person without a name by the identification', async () => {
    const { metadata } = await metadataOf(
      `#1=IFCPROJECT('a',#20,$,$,$,$,$,$,$);#20=IFCOWNERHISTORY(#21,$,$,$,$,$,$,$);
#21=IFCPERSONANDORGANIZATION(#22,$,$);#22=IFCPERSON('ada','',$,$,$,$,$,$);`,
    );
    expect(metadata.ownership).toMatchObject({ owner: { person: 'ada', organization: null }, created: null });
  });

  it('counts every class by its exact name, products apart', async () => {
    const { metadata } = await metadataOf(
      `${wall(1)}${wall(2)}#3=IFCDIRECTION((1.,0.));#4=IFCNOSUCHTHING();#5=(IFCA()IFCB());`,
    );
    expect(metadata.counts).toEqual({
      instances: 5,
      products: 2,
      byClass: { IfcWall: 2 },
      instancesByClass: { IfcWall: 2, IfcDirection: 1, IFCNOSUCHTHING: 1, '(complex instance)': 1 },
    });
  });

  it('has units and contexts', async () => {
    const { metadata } = await metadataOf(
      `${projectWithUnits(3)}#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#4=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,0.01,$,$);`,
    );
    expect(metadata.units.map(({ symbol }) => symbol)).toEqual(['mm']);
    expect(metadata.contexts).toMatchObject([{ expressId: 4, type: 'Model', precision: 0.00001 }]);
  });

  it('survives an empty data section', async () => {
    const { metadata } = await metadataOf('');
    expect(metadata).toMatchObject({ project: null, ownership: null, applications: [], units: [], contexts: [] });
    expect(metadata.counts).toEqual({ instances: 0, products: 0, byClass: {}, instancesByClass: {} });
  });
});

describe('The header time stamp', () => {
  const isoOf = async (timeStamp: string) => {
    const text = stepText('').replace('2026-01-02T03:04:05', timeStamp);
    const { step, diagnostics } = await openSource(bytesSource(text));
    const file = new IfcFile(step, diagnostics);
    return readMetadata(file, Units.of(file), Relations.of(file)).header.timeStampIso;
  };

  it.each([
    ['2011-08-11T15:12:33', '2011-08-11T15:12:33'],
    ['2011-08-11T15:12:33Z', '2011-08-11T15:12:33Z'],
    ['2011-08-11T15:12:33.25+02:00', '2011-08-11T15:12:33.25+02:00'],
    ['2011-08-11T15:12:33-0330', '2011-08-11T15:12:33-03:30'],
    ['20110811T151233', '2011-08-11T15:12:33'],
    ['2011-8-1 5:2:3', '2011-08-01T05:02:03'],
    ['2011-08-11T15:12', '2011-08-11T15:12:00'],
    ['2011-08-11', '2011-08-11T00:00:00'],
    ['2011-02-30T10:00:00', null],
    ['2011-08-11T25:00:00', null],
    ['yesterday', null],
    ['', null],
  ])('"%s" is %s', async (written, iso) => {
    expect(await isoOf(written)).toBe(iso);
  });
});
