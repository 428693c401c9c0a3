import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertyLines, Relations, Units } from '#core/ifc';
import { globalId, wall } from '../../support/ifc-lines.ts';
import {
  definesByProperties,
  definesByType,
  metricProject,
  propertyRecords,
  propertyTexts,
  readProperties,
} from '../../support/ifc-records.ts';
import { codesOf, openIfc } from '../../support/step.ts';

/** Decimal numbers as exporters write them. */
const decimal = fc
  .tuple(fc.constantFrom('', '-', '+'), fc.stringMatching(/^[0-9]{1,17}$/), fc.stringMatching(/^(\.[0-9]{0,17})?$/))
  .map((parts) => parts.join(''));

const text = fc.constantFrom(
  "'A'",
  "'B'",
  "'it''s'",
  `'say "x"'`,
  "''",
  '$',
  '*',
  "'\\X2\\00E4\\X0\\'",
  "'ä'",
  "'a\\b'",
  '7',
);
const optionalText = fc.oneof({ weight: 3, arbitrary: fc.constant('$') }, text);
const unit = fc.oneof({ weight: 4, arbitrary: fc.constant('$') }, fc.constantFrom('#3', '#999', '*'));
const type = fc.constantFrom(
  'IFCLABEL',
  'IFCLENGTHMEASURE',
  'IFCREAL',
  'IFCBOOLEAN',
  'IFCLOGICAL',
  'IFCMONETARYMEASURE',
  'IFCX',
);
const inner = fc.oneof(
  decimal,
  text,
  fc.constantFrom('.T.', '.F.', '.U.', '.METRE.', '1.5E3', '1.E-9', '(1.,2.)', ' 1. '),
);
const value = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(type, inner).map(([name, held]) => `${name}(${held})`) },
  fc.constant('$'),
  inner,
);

const single = fc.tuple(text, optionalText, value, unit).map((parts) => `IFCPROPERTYSINGLEVALUE(${parts.join()})`);
const quantity = fc
  .tuple(text, optionalText, unit, fc.oneof(decimal, inner), optionalText)
  .map((parts) => `IFCQUANTITYLENGTH(${parts.join()})`);
const rare = fc.constantFrom(
  "IFCPROPERTYENUMERATEDVALUE('E',$,(IFCLABEL('x')),$)",
  "IFCPROPERTYLISTVALUE('L',$,(IFCREAL(1.),IFCREAL(2.)),$)",
  "IFCCOMPLEXPROPERTY('C',$,'use',(#2000))",
  'IFCCARTESIANPOINT((0.,0.))',
);
const property = fc.oneof({ weight: 6, arbitrary: single }, { weight: 3, arbitrary: quantity }, rare);

/** Properties #2000..., and one that is missing. */
const listed = fc.array(fc.integer({ min: 2000, max: 2008 }), { maxLength: 5 });
const set = fc
  .tuple(fc.constantFrom('IFCPROPERTYSET', 'IFCELEMENTQUANTITY'), text, optionalText, optionalText, listed)
  .map(([keyword, name, description, method, ids]) => {
    const list = `(${ids.map((id) => `#${id}`).join()})`;
    return (id: number) =>
      keyword === 'IFCPROPERTYSET'
        ? `#${id}=${keyword}('${globalId(id)}',$,${name},${description},${list});`
        : `#${id}=${keyword}('${globalId(id)}',$,${name},${description},${method},${list});`;
  });

/** Sets #1000..., and one that is none. */
const assigned = fc.array(fc.integer({ min: 1000, max: 1004 }), { maxLength: 4 });
const model = fc.record({
  properties: fc.array(property, { minLength: 8, maxLength: 8 }),
  sets: fc.array(set, { minLength: 4, maxLength: 4 }),
  ofWalls: fc.array(assigned, { minLength: 1, maxLength: 4 }),
  ofType: assigned,
  space: fc.constantFrom('', ' ', '/**/'),
});

type Model = typeof model extends fc.Arbitrary<infer T> ? T : never;

function linesOf({ properties, sets, ofWalls, ofType, space }: Model): string {
  const lines = [
    metricProject,
    ...properties.map((written, at) => `#${2000 + at}=${space}${written};`),
    ...sets.map((written, at) => written(1000 + at)),
    `#1004=IFCCARTESIANPOINT((0.,0.));`,
    ...ofWalls.map((_, at) => wall(100 + at)),
    `#90=IFCWALLTYPE('${globalId(90)}',$,'T',$,$,(${ofType.map((id) => `#${id}`).join()}),$,$,$,.SOLIDWALL.);`,
    definesByType(91, 90, 100, 101),
    ...ofWalls.flatMap((ids, at) => ids.map((id, by) => definesByProperties(3000 + at * 10 + by, id, 100 + at, 102))),
  ];
  return lines.join('\n');
}

/** Of walls that share one set each with the next; equal properties are one instance. */
async function expectSameAsRecords(sets: readonly (readonly string[])[]): Promise<void> {
  const ids = new Map([...new Set(sets.flat())].map((property, at) => [property, 100_000 + at]));
  const lines = [
    metricProject,
    ...[...ids].map(([property, id]) => `#${id}=${property};`),
    ...sets.flatMap((properties, at) => [
      `#${10_000 + at}=IFCPROPERTYSET('${globalId(at)}',$,'S${at}',$,(${properties.map((one) => `#${ids.get(one)}`).join()}));`,
      definesByProperties(20_000 + at, 10_000 + at, 1000 + at, 1001 + at),
    ]),
    ...Array.from({ length: sets.length + 1 }, (_, at) => wall(1000 + at)),
  ];
  const [written, records] = [await openIfc(lines.join('\n')), await openIfc(lines.join('\n'))];
  const expected = propertyRecords(records.file).map((record) => JSON.stringify(record));
  // Not told apart by the test runner: it would take minutes to show how texts of megabytes differ.
  const texts = propertyTexts(written.file);
  expect(texts.length).toBe(expected.length);
  expect(texts.every((text, at) => text === expected[at])).toBe(true);
  expect(new Set(codesOf(written.diagnostics))).toEqual(new Set(codesOf(records.diagnostics)));
}

describe('properties.ndjson, straight from the bytes', () => {
  it('has the same as the records, and the same findings, whatever is written how', async () => {
    await fc.assert(
      fc.asyncProperty(model, async (given) => {
        const [lines, records] = [await openIfc(linesOf(given)), await openIfc(linesOf(given))];
        const expected = propertyRecords(records.file).map((record) => JSON.stringify(record));
        expect(propertyTexts(lines.file)).toEqual(expected);
        expect(new Set(codesOf(lines.diagnostics))).toEqual(new Set(codesOf(records.diagnostics)));
      }),
      { numRuns: 400 },
    );
  });

  it('writes numbers as JavaScript does', async () => {
    const special = ['-0', '-0.', '0.000001', '0.0000001', '00.5', '10', '1.500', '2.', '0.30000000000000', '1.E+21'];
    const check = async (numbers: string[]) => {
      const given = numbers.flatMap((number) => [`IFCREAL(${number})`, `IFCLENGTHMEASURE(${number})`]);
      await expectSameAsRecords([given.map((value) => `IFCPROPERTYSINGLEVALUE('N',$,${value},$)`)]);
    };
    await check(special);
    await fc.assert(fc.asyncProperty(fc.array(decimal, { minLength: 100, maxLength: 120 }), check), { numRuns: 100 });
  });

  it('writes lists that come again, or nearly so, and lists of any length', async () => {
    const ids = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
    const check = async (lists: number[][]) => {
      const named = lists.map((list) => list.map((id) => `IFCPROPERTYSINGLEVALUE('P${id}',$,IFCINTEGER(${id}),$)`));
      await expectSameAsRecords(named);
    };
    await fc.assert(fc.asyncProperty(fc.array(ids, { maxLength: 60 }), check), { numRuns: 50 });
    const long = [255, 256, 257, 4096, 4097].map((length) => Array.from({ length }, (_, at) => at + 1));
    await check([...long, ...long]);
  });

  it('writes texts of any length where they belong', async () => {
    const texts = [1, 3 << 20, 20, (1 << 20) - 60, 5, (4 << 20) - 100].map((length) => 'x'.repeat(length));
    texts.push('\\X2\\00E4\\X0\\', '\\X2\\00E4\\X0\\'.repeat(1 << 16));
    const properties = texts.map((text, at) => `IFCPROPERTYSINGLEVALUE('P${at}',$,IFCTEXT('${text}'),$)`);
    await expectSameAsRecords(properties.map((property) => [property]));
    await expectSameAsRecords([properties]);
  });

  it('leaves a chunk as it is until the next but one is asked for, even of a line that fills many', async () => {
    const values = Array.from({ length: 60 }, (_, at) => String.fromCharCode(65 + at).repeat(400_000 + at));
    const lines = [
      metricProject,
      ...values.map((value, at) => `#${200 + at}=IFCPROPERTYSINGLEVALUE('P${at}',$,IFCTEXT('${value}'),$);`),
      `#20=IFCPROPERTYSET('${globalId(20)}',$,'S',$,(${values.map((_, at) => `#${200 + at}`).join()}));`,
      ...[100, 101].map((id) => wall(id)),
      definesByProperties(30, 20, 100, 101),
    ].join('\n');
    const { file } = await openIfc(lines.replaceAll('\\', '_'));
    const chunks: Buffer[] = [];
    let last: Uint8Array = Buffer.alloc(0);
    for (const chunk of propertyLines(file, Relations.of(file), Units.of(file))) {
      chunks.push(Buffer.from(last));
      last = chunk;
    }
    const expected = propertyRecords(file).map((record) => `${JSON.stringify(record)}\n`);
    expect(Buffer.concat([...chunks, last]).equals(Buffer.from(expected.join('')))).toBe(true);
  });

  it('writes what is shared over and over the same, however long ago it was written', async () => {
    const walls = Array.from({ length: 3000 }, (_, at) => 100 + at);
    const long = `#20=IFCPROPERTYSINGLEVALUE('Long',$,IFCLABEL('${'x'.repeat(20_000)}'),$);`;
    const short = "#21=IFCPROPERTYSINGLEVALUE('Short',$,IFCLENGTHMEASURE(2.50),$);";
    const sets = [30, 31].map((id) => `#${id}=IFCPROPERTYSET('${globalId(id)}',$,'S${id}',$,(#${id - 10}));`);
    // The long set fills chunk after chunk; the short one is written at both ends only.
    const [first = 0, last = 0] = [walls[0], walls.at(-1)];
    const { setsOf } = await readProperties(
      [metricProject, long, short, ...sets, ...walls.map(wall)]
        .concat(definesByProperties(40, 30, ...walls), definesByProperties(41, 31, first, last))
        .join('\n'),
    );
    const si = { name: 'Short', kind: 'single', type: 'IfcLengthMeasure', value: 2.5, unit: 'mm', si: 0.0025 };
    for (const id of [first, last]) expect(setsOf(id)[1]?.properties).toEqual([si]);
    for (const id of walls) expect(JSON.stringify(setsOf(id)[0]).length).toBeGreaterThan(20_000);
  });
});
