import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IfcFile } from '#core/ifc';
import { commented, withoutBytes } from '../../support/commented.ts';
import { globalId } from '../../support/ifc-lines.ts';
import { linesOfElements, metricProject } from '../../support/ifc-records.ts';
import { bytesSource, openSource, stepText } from '../../support/step.ts';

const text = fc.constantFrom(
  "'A'",
  "'it''s'",
  `'say "x"'`,
  "''",
  '$',
  '*',
  "'\\X2\\00E4\\X0\\'",
  "'\\X2\\\\X0\\'",
  "'ä'",
  "'a\\\\b'",
  '7',
  `'${'long '.repeat(300)}'`,
);
/** Express ids of everything below, and one that is missing. */
const id = fc.integer({ min: 20, max: 76 }).map((number) => `#${number}`);
const optional = fc.oneof({ weight: 3, arbitrary: id }, fc.constantFrom('$', '*', '(#20)', '1.'));
const list = fc.oneof(
  { weight: 5, arbitrary: fc.array(id, { maxLength: 4 }).map((ids) => `(${ids.join()})`) },
  optional,
);
const number = fc.constantFrom('0.', '1.5', '2.50', '-3.', '1.E3', '$', "'x'", '.T.', '0.1234567890123456');
const predefined = fc.constantFrom('$', '.DOOR.', '.NOTDEFINED.', '.USERDEFINED.', "'x'", '*');
const end = fc.constantFrom('$', '.ATSTART.', '.ATEND.', "'x'", '*');
const direction = fc.constantFrom('.AXIS1.', '.AXIS2.', '$');

type Arguments = fc.Arbitrary<readonly string[]>;
const root = (...more: fc.Arbitrary<string>[]): Arguments => fc.tuple(text, text, ...more);

/** Arguments of each class, those of IfcRoot behind GlobalId and OwnerHistory. */
const rooted: Readonly<Record<string, Arguments>> = {
  IFCDOOR: root(text, optional, optional, text, number, number, predefined, end, text),
  IFCWALL: root(text, optional, optional, text, predefined),
  IFCSPACE: root(text, optional, optional, text, end, predefined, number),
  IFCDOORTYPE: root(text, text, list, text, text, predefined, end, end, text),
  IFCRELASSOCIATESMATERIAL: root(list, optional),
  IFCRELDEFINESBYTYPE: root(list, optional),
  IFCRELAGGREGATES: root(optional, list),
  IFCRELVOIDSELEMENT: root(optional, optional),
  IFCRELFILLSELEMENT: root(optional, optional),
  IFCRELASSIGNSTOGROUP: root(list, fc.constant('$'), optional),
  IFCRELCONNECTSPATHELEMENTS: root(...[optional, optional, optional, fc.constant('()'), fc.constant('()'), end, end]),
  IFCRELCONNECTSWITHREALIZINGELEMENTS: root(optional, optional, optional, list, text),
  IFCRELSPACEBOUNDARY: root(optional, optional, optional, end, end),
  IFCGROUP: root(text),
};
const others: Readonly<Record<string, Arguments>> = {
  IFCMATERIAL: fc.tuple(text, text, text),
  IFCMATERIALLAYERSET: fc.tuple(list, text, text),
  IFCMATERIALLAYERSETUSAGE: fc.tuple(optional, direction, fc.constantFrom('.POSITIVE.', '$'), number, number),
  IFCMATERIALLAYER: fc.tuple(optional, number, fc.constant('$'), text, text, text, fc.constant('$')),
  IFCLOCALPLACEMENT: fc.tuple(optional, optional),
  IFCAXIS2PLACEMENT3D: fc.tuple(fc.constant('#19'), fc.constant('$'), fc.constant('$')),
  IFCPRODUCTDEFINITIONSHAPE: fc.tuple(text, text, list),
  IFCSHAPEREPRESENTATION: fc.tuple(fc.constant('#19'), text, text, list),
  IFCMAPPEDITEM: fc.tuple(optional, fc.constant('#19')),
  IFCREPRESENTATIONMAP: fc.tuple(fc.constant('#19'), optional),
  IFCPRESENTATIONLAYERASSIGNMENT: fc.tuple(text, text, list, text),
};

const of = (classes: Readonly<Record<string, Arguments>>, begin: (id: number) => string) =>
  fc
    .constantFrom(...Object.entries(classes))
    .chain(([keyword, values]) =>
      values.map((each) => (at: number) => `#${at}=${keyword}(${begin(at)}${each.join()});`),
    );
const statement = fc.oneof(
  { weight: 3, arbitrary: of(rooted, (at) => `'${globalId(at)}',$,`) },
  { weight: 2, arbitrary: of(others, () => '') },
);

async function read(content: Buffer) {
  const { step, diagnostics } = await openSource(bytesSource(content));
  return { lines: await linesOfElements(new IfcFile(step, diagnostics)), report: diagnostics.report() };
}

describe('lines of elements', () => {
  it('and their findings are the same by way of the decoder, whatever is in the statements', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { minLength: 20, maxLength: 56 }), async (statements) => {
        const lines = statements.map((write, at) => write(20 + at)).join('\n');
        const content = Buffer.from(
          stepText(`${metricProject}\n#19=IFCCARTESIANPOINT((1.,2.,3.));\n${lines}`),
          'latin1',
        );
        const [plain, thorough] = [await read(content), await read(commented(content))];
        expect(plain.lines.length).toBeGreaterThan(0);
        expect(plain.lines).toEqual(thorough.lines);
        for (const line of plain.lines) expect(line).toBe(JSON.stringify(JSON.parse(line)));
        expect(withoutBytes(plain.report)).toBe(withoutBytes(thorough.report));
      }),
      { numRuns: 150 },
    );
  });
});
