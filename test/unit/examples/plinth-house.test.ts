import { describe, expect, it } from '@jest/globals';
import { generateHouse, type Instance, instancesOf, referencesIn } from './generated-house.ts';

const house = generateHouse();
const instances = instancesOf(house);
const ofType = (type: string): Instance[] => instances.filter((instance) => instance.type === type);
const attributesOf = (type: string): string[] => ofType(type).map(({ attributes }) => attributes);

const textOf = (id: number): string => instances[id - 1]?.attributes ?? '';
const idOf = (type: string, part: string): number =>
  ofType(type).find(({ attributes }) => attributes.includes(part))?.id ?? 0;

/** What `relation` ties the object to: the last of the ids it names. */
const relatedTo = (object: number, relation: string): number[] =>
  attributesOf(relation).flatMap((attributes) => {
    const ids = referencesIn(attributes).slice(1);
    return ids.slice(0, -1).includes(object) ? ids.slice(-1) : [];
  });

/** Values of the single-valued property of that name in the property sets. */
const valuesIn = (sets: readonly number[], name: string): string[] =>
  sets.flatMap((set) =>
    referencesIn(textOf(set)).flatMap((id) => new RegExp(`^'${name}',\\$,(.*),\\$$`).exec(textOf(id))?.[1] ?? []),
  );

describe('the example model', () => {
  it('has the same bytes in every run', () => {
    expect(generateHouse().equals(house)).toBe(true);
  });

  it('is ASCII, with everything else in escapes', () => {
    expect(house.every((byte) => byte === 0x0a || (byte >= 0x20 && byte < 0x7f))).toBe(true);
    expect(attributesOf('IFCSPACE').join()).toContain(String.raw`'K\X2\00FC\X0\che und Essplatz'`);
  });

  it('stays small enough to be processed at the first start', () => {
    expect(house.length).toBeLessThan(450_000);
  });

  it('refers only to instances that exist', () => {
    const ids = new Set(instances.map(({ id }) => id));
    expect(instances.flatMap(({ attributes }) => referencesIn(attributes)).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('gives every rooted instance a GlobalId of its own', () => {
    const globalIds = instances.flatMap(({ attributes }) => /^'([0-3][\w$]{21})',#\d+,/.exec(attributes)?.[1] ?? []);
    expect(globalIds.length).toBeGreaterThan(1000);
    expect(new Set(globalIds).size).toBe(globalIds.length);
  });

  it.each([
    ['IFCBUILDINGSTOREY', 3],
    ['IFCSPACE', 12],
    ['IFCWALL', 20],
    ['IFCDOOR', 14],
    ['IFCWINDOW', 23],
    ['IFCOPENINGELEMENT', 50],
    ['IFCSLAB', 19],
    ['IFCROOF', 2],
    ['IFCSTAIRFLIGHT', 1],
    ['IFCRAILING', 3],
    ['IFCCOLUMN', 3],
    ['IFCBEAM', 2],
    ['IFCFURNITURE', 43],
    ['IFCSANITARYTERMINAL', 8],
    ['IFCAIRTOAIRHEATRECOVERY', 1],
    ['IFCDUCTSEGMENT', 15],
    ['IFCDUCTFITTING', 7],
    ['IFCAIRTERMINAL', 7],
    ['IFCDISTRIBUTIONSYSTEM', 8],
    ['IFCZONE', 5],
  ])('has as many of %s as the plan', (type, count) => {
    expect(ofType(type)).toHaveLength(count);
  });
});

describe('the contents of the example model', () => {
  it.each([
    ...['SINGLEVALUE', 'ENUMERATEDVALUE', 'BOUNDEDVALUE', 'LISTVALUE', 'TABLEVALUE', 'REFERENCEVALUE'].map(
      (kind) => `IFCPROPERTY${kind}`,
    ),
    'IFCCOMPLEXPROPERTY',
    ...['LENGTH', 'AREA', 'VOLUME', 'COUNT', 'WEIGHT', 'TIME'].map((kind) => `IFCQUANTITY${kind}`),
    'IFCPHYSICALCOMPLEXQUANTITY',
    ...['DOORLINING', 'DOORPANEL', 'WINDOWLINING', 'WINDOWPANEL'].map((kind) => `IFC${kind}PROPERTIES`),
    ...['LAYERSETUSAGE', 'PROFILESETUSAGE', 'CONSTITUENTSET', 'LIST', 'PROPERTIES'].map((kind) => `IFCMATERIAL${kind}`),
    ...['EXTRUDEDAREASOLID', 'REVOLVEDAREASOLID', 'SWEPTDISKSOLID', 'BOOLEANCLIPPINGRESULT'].map(
      (kind) => `IFC${kind}`,
    ),
    ...['FACETEDBREP', 'TRIANGULATEDFACESET', 'POLYGONALFACESET', 'MAPPEDITEM'].map((kind) => `IFC${kind}`),
    ...['CONVERSIONBASEDUNIT', 'DERIVEDUNIT', 'MONETARYUNIT'].map((kind) => `IFC${kind}`),
    ...['SPACEBOUNDARY', 'ASSOCIATESDOCUMENT', 'COVERSSPACES', 'CONNECTSPATHELEMENTS'].map((kind) => `IFCREL${kind}`),
  ])('include %s', (type) => {
    expect(ofType(type)).not.toHaveLength(0);
  });

  it('include a wall whose own U value differs from that of its type', () => {
    const wall = idOf('IFCWALL', "'EW-03'");
    const type = relatedTo(wall, 'IFCRELDEFINESBYTYPE');
    const ownSets = relatedTo(wall, 'IFCRELDEFINESBYPROPERTIES');
    const typeSets = type.flatMap((id) => referencesIn(textOf(id)).slice(1));
    expect(valuesIn(ownSets, 'ThermalTransmittance')).toEqual(['IFCTHERMALTRANSMITTANCEMEASURE(0.19)']);
    expect(valuesIn(typeSets, 'ThermalTransmittance')).toEqual(['IFCTHERMALTRANSMITTANCEMEASURE(0.227)']);
  });

  it('include a fire rating on two doors and on no other', () => {
    const ratings = ofType('IFCDOOR').flatMap(({ id }) =>
      valuesIn(relatedTo(id, 'IFCRELDEFINESBYPROPERTIES'), 'FireRating'),
    );
    expect(ratings.toSorted()).toEqual(["IFCLABEL('EI2 30-C5')", "IFCLABEL('EI2 30-S200-C5')"]);
  });

  it('include a mirrored and a scaled copy of mapped shapes', () => {
    const mirrored = ofType('IFCDIRECTION').find(({ attributes }) => attributes === '(-1.,0.,0.)');
    const operators = attributesOf('IFCCARTESIANTRANSFORMATIONOPERATOR3D');
    expect(operators.some((operator) => operator.startsWith(`#${mirrored?.id},`))).toBe(true);
    expect(operators.some((operator) => operator.includes(',1.15,'))).toBe(true);
  });
});

describe('the place of the example model', () => {
  it('is the same on the map as by latitude and longitude', () => {
    const [site = ''] = attributesOf('IFCSITE');
    const [conversion = ''] = attributesOf('IFCMAPCONVERSION');
    const [crs = ''] = attributesOf('IFCPROJECTEDCRS');
    // PROJ 9: EPSG:4258 (50.978125, 11.3520833) -> EPSG:25832, and the height in the project's millimetres.
    expect(site).toContain('(50,58,41,250000),(11,21,7,500000),231500.');
    expect(conversion).toContain('665112.767,5650025.965,231.5,');
    expect(conversion).toMatch(/,0\.001$/);
    expect(crs).toContain("'EPSG:25832'");
  });
});

describe('the ducts and pipes of the example model', () => {
  it('connect every port once, from a source to a sink', () => {
    const directions = new Map(
      ofType('IFCDISTRIBUTIONPORT').map(({ id, attributes }) => [id, /\.(SOURCE|SINK)\./.exec(attributes)?.[1]]),
    );
    const pairs = attributesOf('IFCRELCONNECTSPORTS').map((attributes) => referencesIn(attributes).slice(1));
    const ends = pairs.map((pair) => pair.map((port) => directions.get(port)));
    expect(ends).toEqual(pairs.map(() => ['SOURCE', 'SINK']));
    expect(pairs.flat().toSorted((a, b) => a - b)).toEqual([...directions.keys()]);
  });
});
