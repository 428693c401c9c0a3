import { describe, expect, it } from '@jest/globals';
import { globalId, wall } from '../../support/ifc-lines.ts';
import {
  definesByProperties,
  label,
  parsedProperties,
  propertySet,
  readProperties,
} from '../../support/ifc-records.ts';
import { openIfc } from '../../support/step.ts';

const assigned = (property: string) => `${property}\n${propertySet(90, 'S', 10)}\n${definesByProperties(91, 90, 100)}`;

describe('a file that is wrong about its properties', () => {
  it('may list one property a million times', async () => {
    const set = `#90=IFCPROPERTYSET('${globalId(90)}',$,'S',$,(${'#10,'.repeat(1_000_000)}#10));`;
    const { setsOf, diagnostics } = await readProperties(
      `${label(10, 'A', 'a')}\n${set}\n${definesByProperties(91, 90, 100)}`,
    );
    expect(setsOf(100)[0]?.properties).toHaveLength(1);
    expect(diagnostics.findings).toMatchObject([
      { code: 'ifc/repeated-property', found: '1000001 references to 1 properties' },
    ]);
  });

  it('may have a property that contains itself', async () => {
    const { setsOf, diagnostics } = await readProperties(
      assigned(`#10=IFCCOMPLEXPROPERTY('Outer',$,'u',(#11));\n#11=IFCCOMPLEXPROPERTY('Inner',$,'u',(#10));`),
    );
    const again = { name: 'Outer', kind: 'complex', usageName: 'u', properties: [] };
    expect(setsOf(100)[0]?.properties).toMatchObject([
      { name: 'Outer', properties: [{ name: 'Inner', properties: [again] }] },
    ]);
    expect(diagnostics.findings).toMatchObject([{ code: 'ifc/property-cycle', at: { expressId: 10 } }]);
  });

  it('may double its properties at every level of nesting', async () => {
    const levels = Array.from({ length: 40 }, (_, at) => {
      const next = `#${11 + at}`;
      return `#${10 + at}=IFCCOMPLEXPROPERTY('L${at}',$,'u',(${next},${next}));`;
    });
    const { setsOf, diagnostics } = await readProperties(assigned(`${levels.join('\n')}\n${label(50, 'A', 'a')}`));
    expect(setsOf(100)).toHaveLength(1);
    expect(diagnostics.count('ifc/property-nesting')).toBeGreaterThan(0);
  });

  it.each([
    ['a property that is a wall', assigned('#10=IFCWALL($,$,$,$,$,$,$,$,$);'), 'ifc/not-a-property'],
    ['a property of a class that the schema lacks', assigned("#10=IFCNOVELTY('x');"), 'ifc/not-a-property'],
    ['a property that is missing', assigned(''), 'step/dangling-reference'],
    ['a property without a name', assigned("#10=IFCPROPERTYSINGLEVALUE($,$,IFCLABEL('a'),$);"), 'ifc/unnamed-property'],
    ['a value without a type', assigned("#10=IFCPROPERTYSINGLEVALUE('A',$,'bare',$);"), 'ifc/untyped-value'],
    ['a value that is an instance', assigned("#10=IFCPROPERTYSINGLEVALUE('A',$,#100,$);"), 'ifc/untyped-value'],
    ['a list that is none', assigned("#10=IFCPROPERTYLISTVALUE('A',$,5,$);"), 'ifc/wrong-attribute-type'],
    [
      'a name that is a number',
      assigned("#10=IFCPROPERTYSINGLEVALUE(5,$,IFCLABEL('a'),$);"),
      'ifc/wrong-attribute-type',
    ],
    ['a set that is a wall', definesByProperties(91, 100, 100), 'ifc/not-a-property-set'],
    [
      'a set whose list is a number',
      `#90=IFCPROPERTYSET('x',$,'S',$,7);\n${definesByProperties(91, 90, 100)}`,
      'ifc/wrong-attribute-type',
    ],
    [
      'a set whose list has a number',
      `${label(10, 'A', 'a')}\n#90=IFCPROPERTYSET('x',$,'S',$,(#10,7));\n${definesByProperties(91, 90, 100)}`,
      'ifc/wrong-attribute-type',
    ],
  ])('may have %s', async (_, lines, code) => {
    const { diagnostics } = await readProperties(lines);
    expect(diagnostics.findings.map((finding) => finding.code)).toContain(code);
    for (const { remedy, at } of diagnostics.findings) {
      expect(remedy).not.toBe('');
      expect(at.expressId).toBeDefined();
    }
  });

  it('keeps a value without a type as it is written', async () => {
    const { setsOf } = await readProperties(assigned("#10=IFCPROPERTYSINGLEVALUE('A',$,#100,$);"));
    expect(setsOf(100)[0]?.properties).toEqual([{ name: 'A', kind: 'single', type: null, value: '#100' }]);
  });

  it('cannot make the artifact grow without bound by sharing', async () => {
    const range = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
    const properties = range(1000, 1000);
    const walls = range(10_000, 1000);
    const { file, diagnostics } = await openIfc(
      [
        ...properties.map((id) => label(id, `A property with number ${id}`, 'x'.repeat(60))),
        ...walls.map(wall),
        propertySet(1, 'Large', ...properties),
        definesByProperties(2, 1, ...walls),
      ].join('\n'),
    );
    const lines = parsedProperties(file);
    const counts = lines.map(({ sets }) => sets[0]?.properties.length);
    expect(lines).toHaveLength(1000);
    expect(counts[0]).toBe(1000);
    expect(counts.at(-1)).toBe(0);
    expect(diagnostics.count('ifc/too-many-values')).toBe(1);
  });
});
