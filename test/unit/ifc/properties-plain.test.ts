import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfNumber } from '../../../core/ifc/properties/lines/number-text.ts';
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

  it('writes numbers as JavaScript does', () => {
    fc.assert(
      fc.property(decimal, (written) => {
        const bytes = Buffer.from(`${written})`);
        const end = endOfNumber(bytes, 0, written.length);
        if (end >= 0) expect(bytes.toString('latin1', 0, end)).toBe(JSON.stringify(Number(written)));
      }),
      { numRuns: 20_000, examples: [['-0'], ['-0.'], ['0.000001'], ['0.0000001'], ['00.5'], ['10'], ['1.500']] },
    );
  });

  it.each(['0', '12', '2.', '-3.50', '0.001', '123456789012345', '0.30000000000000'])(
    'need not make a number of %s',
    (written) => {
      const end = endOfNumber(Buffer.from(`${written},`), 0, written.length);
      expect(written.slice(0, end)).toBe(JSON.stringify(Number(written)));
    },
  );

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
