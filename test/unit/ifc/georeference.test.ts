import { describe, expect, it } from '@jest/globals';
import { Relations, readMetadata, Units } from '#core/ifc';
import { Georeference } from '#core/model';
import { globalId, projectWithUnits } from '../../support/ifc-lines.ts';
import { openIfc } from '../../support/step.ts';

const MILLIMETRES = `${projectWithUnits(3)}\n#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);`;
const METRE = '#4=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);';

async function georeferenceOf(lines: string, schema?: string) {
  const { file, diagnostics } = await openIfc(`${MILLIMETRES}\n${lines}`, schema);
  const { georeference } = readMetadata(file, Units.of(file), Relations.of(file));
  expect(Georeference.parse(georeference)).toEqual(georeference);
  return { georeference, codes: diagnostics.findings.map(({ code }) => code) };
}

const crs = (name: string, unit = '#4') =>
  `#10=IFCPROJECTEDCRS('${name}','a map','WGS84','DHHN92','UTM','32N',${unit});`;
const conversion = (values: string) => `#11=IFCMAPCONVERSION($,#10,${values});`;

describe('IfcMapConversion', () => {
  it('brings eastings, northings, height and rotation to metres and degrees', async () => {
    const { georeference, codes } = await georeferenceOf(
      `${METRE}${crs('EPSG:25832')}${conversion('500000.,5400000.,120.5,0.8660254037844387,0.5,0.001')}`,
    );
    expect(georeference.mapConversion).toMatchObject({
      source: 'IfcMapConversion',
      eastings: 500000,
      origin: [500000, 5400000, 120.5],
      scale: 0.001,
      metreScale: 1,
      axisFactors: [1, 1, 1],
    });
    expect(georeference.mapConversion?.rotationDegrees).toBeCloseTo(30, 9);
    expect(codes).toEqual([]);
  });

  it('counts in the length unit of the project where the map has no unit of its own', async () => {
    const { georeference } = await georeferenceOf(`${crs('EPSG:25832', '$')}${conversion('1000.,2000.,3000.,$,$,$')}`);
    expect(georeference.mapConversion).toMatchObject({ origin: [1, 2, 3], rotationDegrees: 0, metreScale: 1 });
  });

  it.each([
    ['$', 1, []],
    ['0.0009996', 0.9996, []],
    ['0.9996', 0.9996, ['ifc/map-scale']],
    ['1.', 1, ['ifc/map-scale']],
  ])('reads a scale of %s between millimetres and metres as %d', async (scale, expected, findings) => {
    const { georeference, codes } = await georeferenceOf(`${METRE}${crs('x')}${conversion(`1.,2.,3.,1.,0.,${scale}`)}`);
    expect(georeference.mapConversion?.metreScale).toBeCloseTo(expected, 12);
    expect(codes).toEqual(findings);
  });

  it('reads the axis factors of IfcMapConversionScaled', async () => {
    const lines = `${METRE}${crs('x')}#11=IFCMAPCONVERSIONSCALED($,#10,1.,2.,3.,$,$,0.001,0.9996,0.9997,1.);`;
    const { georeference } = await georeferenceOf(lines, 'IFC4X3');
    expect(georeference.mapConversion?.axisFactors).toEqual([0.9996, 0.9997, 1]);
  });

  it('uses the first of several and says so', async () => {
    const second = conversion('9.,9.,9.,$,$,$').replace('#11', '#12');
    const { georeference, codes } = await georeferenceOf(`${METRE}${crs('x')}${conversion('1.,2.,3.,$,$,$')}${second}`);
    expect(georeference.mapConversion?.eastings).toBe(1);
    expect(codes).toEqual(['ifc/several-map-conversions']);
  });

  it('survives a dangling target and texts for numbers', async () => {
    const { georeference, codes } = await georeferenceOf(`#11=IFCMAPCONVERSION($,#99,'east',2000.,$,$,$,$);`);
    expect(georeference.mapConversion?.origin).toEqual([0, 2, 0]);
    expect(georeference.crs).toBeNull();
    expect(codes).toEqual(expect.arrayContaining(['step/dangling-reference', 'ifc/wrong-attribute-type']));
  });
});

describe('IfcRigidOperation', () => {
  it('moves without turning or scaling', async () => {
    const operation = '#11=IFCRIGIDOPERATION($,#10,IFCLENGTHMEASURE(5.),IFCLENGTHMEASURE(6.),7.);';
    const { georeference } = await georeferenceOf(`${METRE}${crs('x')}${operation}`, 'IFC4X3');
    expect(georeference.mapConversion).toMatchObject({ source: 'IfcRigidOperation', origin: [5, 6, 7], metreScale: 1 });
  });

  it('in degrees is reported, not misread', async () => {
    const operation = '#11=IFCRIGIDOPERATION($,#10,IFCPLANEANGLEMEASURE(5.),IFCPLANEANGLEMEASURE(6.),7.);';
    const { georeference, codes } = await georeferenceOf(`${METRE}${crs('x')}${operation}`, 'IFC4X3');
    expect(georeference.mapConversion).toBeNull();
    expect(codes).toEqual(['ifc/unsupported-coordinate-operation']);
  });
});

describe('The coordinate reference system', () => {
  it.each([
    ['EPSG:25832', 25832],
    ['EPSG::31467', 31467],
    ['urn:ogc:def:crs:EPSG:9.5:7856', 7856],
    ['epsg 2056 CH1903+', 2056],
    ['MGA2020 Zone 56', null],
    ['EPSG', null],
  ])('of the name "%s" has the EPSG code %s', async (name, epsg) => {
    const { georeference } = await georeferenceOf(`${METRE}${crs(name)}`);
    expect(georeference.crs).toMatchObject({
      ...{ class: 'IfcProjectedCRS', name, epsg, geodeticDatum: 'WGS84', verticalDatum: 'DHHN92' },
      ...{ mapProjection: 'UTM', mapZone: '32N', mapUnit: { symbol: 'm' } },
    });
  });

  it('has the well-known text that IFC4X3 attaches to it', async () => {
    const lines = `#10=IFCGEOGRAPHICCRS('WGS 84',$,$,$,$,$);#11=IFCWELLKNOWNTEXT('GEOGCRS[]',#10);`;
    const { georeference } = await georeferenceOf(lines, 'IFC4X3');
    expect(georeference.crs).toMatchObject({ class: 'IfcGeographicCRS', wellKnownText: 'GEOGCRS[]' });
  });
});

describe('The property sets that stand for a map conversion in IFC2X3', () => {
  const single = (id: number, name: string, value: string) => `#${id}=IFCPROPERTYSINGLEVALUE('${name}',$,${value},$);`;
  const set = (id: number, name: string, ...properties: number[]) =>
    `#${id}=IFCPROPERTYSET('${globalId(id)}',$,'${name}',$,(${properties.map((property) => `#${property}`)}));`;
  const defines = (id: number, owner: number, definition: number) =>
    `#${id}=IFCRELDEFINESBYPROPERTIES('${globalId(id)}',$,$,$,(#${owner}),#${definition});`;
  const SITE = `#20=IFCSITE('${globalId(20)}',$,'S',$,$,$,$,$,.ELEMENT.,$,$,$,$,$);`;

  it.each([20, 1])('are found on #%d, whatever their letter case', async (owner) => {
    const { georeference } = await georeferenceOf(
      `${SITE}
${single(30, 'Eastings', 'IFCLENGTHMEASURE(333.5)')}${single(31, 'Northings', "IFCLABEL('555.25')")}
${single(32, 'XAxisAbscissa', 'IFCREAL(0.)')}${single(33, 'XAxisOrdinate', 'IFCREAL(1.)')}
${set(40, 'ePSet_MapConversion', 30, 31, 32, 33)}${defines(41, owner, 40)}
${single(50, 'Name', "IFCLABEL('EPSG:28992')")}${single(51, 'MapUnit', "IFCIDENTIFIER('METRE')")}
${set(60, 'EPset_ProjectedCRS', 50, 51)}${defines(61, owner, 60)}`,
      'IFC2X3',
    );
    expect(georeference.crs).toMatchObject({
      class: 'ePSet_ProjectedCRS',
      epsg: 28992,
      mapUnit: { name: 'METRE', toSi: 1 },
    });
    expect(georeference.mapConversion).toMatchObject({
      source: 'ePSet_MapConversion',
      origin: [333.5, 555.25, 0],
      rotationDegrees: 90,
      metreScale: 1,
    });
  });

  it.each([
    ['metres', 'm', 1],
    ['M', 'm', 1],
    ['Millimeter', 'mm', 0.001],
    ['US survey foot', 'ftUS', 1200 / 3937],
    ['parsec', undefined, undefined],
  ])('name the map unit "%s"', async (written, symbol, factor) => {
    const { georeference } = await georeferenceOf(
      `${SITE}${single(51, 'MapUnit', `IFCLABEL('${written}')`)}${set(60, 'ePset_ProjectedCRS', 51)}${defines(61, 20, 60)}`,
      'IFC2X3',
    );
    expect(georeference.crs?.mapUnit?.symbol).toBe(symbol);
    expect(georeference.crs?.mapUnit?.toSi).toBe(factor);
  });

  it('give nothing where they are not', async () => {
    const { georeference } = await georeferenceOf(SITE, 'IFC2X3');
    expect(georeference).toMatchObject({ mapConversion: null, crs: null, sites: [{ name: 'S' }] });
  });
});
