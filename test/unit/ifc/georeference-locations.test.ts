import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Relations, readMetadata, Units } from '#core/ifc';
import { projectWithUnits } from '../../support/ifc-lines.ts';
import { openIfc } from '../../support/step.ts';

const FEET = `${projectWithUnits(3)}
#3=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'foot',#4);
#4=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(0.3048),#5);
#5=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);`;

async function georeferenceOf(lines: string) {
  const { file, diagnostics } = await openIfc(`${FEET}\n${lines}`);
  const { georeference } = readMetadata(file, Units.of(file), Relations.of(file));
  return { ...georeference, codes: diagnostics.findings.map(({ code }) => code) };
}

const site = (latitude: string, longitude: string, elevation = '$', address = '$') =>
  `#10=IFCSITE('a',$,'S',$,$,$,$,$,.ELEMENT.,${latitude},${longitude},${elevation},'plot 7',${address});`;

const latitudeOf = async (angle: string) => (await georeferenceOf(site(angle, '$'))).sites[0]?.latitude;

describe('IfcSite', () => {
  it.each([
    ['(49,6,1,566000)', 49 + 6 / 60 + 1.566 / 3600],
    ['(-71,-3,-35,-194702)', -(71 + 3 / 60 + 35.194702 / 3600)],
    ['(24,28,0)', 24 + 28 / 60],
    ['(-33,52,10)', -(33 + 52 / 60 + 10 / 3600)],
    ['(0,-30,0)', -0.5],
    ['(0,0,0,-500000)', -0.5 / 3600],
    ['(-0,30,0)', -0.5],
    ['(0,0,0)', 0],
    ['(52)', 52],
  ])('at %s lies at %d degrees', async (angle, degrees) => {
    expect(await latitudeOf(angle)).toBeCloseTo(degrees, 12);
  });

  it('reads back every angle that is written with its sign on every part', async () => {
    const millionths = fc.integer({ min: -90 * 3_600_000_000, max: 90 * 3_600_000_000 });
    await fc.assert(
      fc.asyncProperty(millionths, async (angle) => {
        const sign = Math.sign(angle);
        const size = Math.abs(angle);
        const seconds = Math.floor(size / 1e6);
        const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, size % 1e6];
        const written = parts.map((part) => (part === 0 ? 0 : sign * part)).join(',');
        expect(await latitudeOf(`(${written})`)).toBeCloseTo(angle / 3.6e9, 9);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['(91,0,0)', '(10,60,0)', '(10,0,75)'])('at %s is nowhere, with a diagnostic', async (angle) => {
    const { sites, codes } = await georeferenceOf(site(angle, '(181,0,0)'));
    expect(sites[0]).toMatchObject({ latitude: null, longitude: null });
    expect(codes.filter((code) => code === 'ifc/invalid-angle')).toHaveLength(2);
  });

  it.each(['$', '()', "'north'"])('with %s for latitude has none', async (angle) => {
    expect((await georeferenceOf(site(angle, '$'))).sites[0]?.latitude).toBeNull();
  });

  it('has its elevation in metres, its title number and its address', async () => {
    const address =
      "#11=IFCPOSTALADDRESS(.SITE.,'main gate',$,'Yard',('1 Hill Road','Upper'),'PO 5','Town','Region','12345','Land');";
    const { sites } = await georeferenceOf(`${site('$', '$', '1000.', '#11')}${address}`);
    expect(sites[0]).toMatchObject({ elevation: 304.8, landTitleNumber: 'plot 7', name: 'S' });
    expect(sites[0]?.address).toEqual({
      purpose: 'SITE',
      description: 'main gate',
      internalLocation: 'Yard',
      lines: ['1 Hill Road', 'Upper'],
      postalBox: 'PO 5',
      town: 'Town',
      region: 'Region',
      postalCode: '12345',
      country: 'Land',
    });
  });
});

describe('IfcBuilding', () => {
  it('has its heights in metres and its address', async () => {
    const { buildings } = await georeferenceOf(
      `#10=IFCBUILDING('a',$,'B',$,$,$,$,$,.ELEMENT.,10.,$,#11);#11=IFCPOSTALADDRESS($,$,'depot',$,$,$,'Town',$,$,$);`,
    );
    expect(buildings).toMatchObject([
      {
        expressId: 10,
        elevationOfRefHeight: 3.048,
        elevationOfTerrain: null,
        address: { purpose: 'depot', town: 'Town' },
      },
    ]);
  });
});
