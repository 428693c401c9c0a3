import { describe, expect, it } from '@jest/globals';
import { Enumeration, Reference, TypedValue } from '#core/step';
import { bytesSource, codesOf, openLines, openSource, stepText } from '../../support/step.ts';

/** Ids, keywords and decoded values of a data section, which must be without findings. */
async function instances(lines: string): Promise<[number, string | undefined, unknown][]> {
  const { step, diagnostics } = await openLines(lines);
  const found = [...step.index.ids.subarray(0, step.count)].map((id): [number, string | undefined, unknown] => [
    id,
    step.keywordOf(id),
    step.values(id),
  ]);
  expect(codesOf(diagnostics)).toEqual([]);
  return found;
}

describe('statements', () => {
  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
    ['nothing at all', ''],
  ])('may be separated by %s', async (_, lineEnd) => {
    const text = stepText('#1=IFCA(1);\n#2=IFCB(2);').replaceAll('\n', lineEnd);
    const { step, diagnostics } = await openSource(bytesSource(text));
    expect([step.values(1), step.values(2), step.count]).toEqual([[1], [2], 2]);
    expect(diagnostics.findings).toEqual([]);
    expect(step.header.schemaIdentifiers).toEqual(['IFC4']);
  });

  it('may go over several lines', async () => {
    expect(await instances('#1=\nIFCA\r\n(\n1,\r(2,\n3),\n\n$\n)\n;')).toEqual([[1, 'IFCA', [1, [2, 3], null]]]);
  });

  it('may have white space between any two tokens', async () => {
    const lines = " \t#1 = \t IFCA ( 'a' , ( #2 , .T. ) , IFCLABEL ( 'b' ) , * ) ; #2=IFCB( ) ;";
    expect(await instances(lines)).toMatchObject([
      [1, 'IFCA', ['a', [new Reference(2), new Enumeration('T')], new TypedValue('IFCLABEL', 'b'), {}]],
      [2, 'IFCB', []],
    ]);
  });

  it('may have comments in front, behind, and between any two tokens', async () => {
    const lines = '/*a*/#1/*b*/=/*c*/IFCA/*d*/(/*e*/1/*f*/,/*g*/IFCX/*h*/(/*i*/2/*j*/)/*k*/)/*l*/;/*m*/#2=IFCB(3);';
    expect(await instances(lines)).toEqual([
      [1, 'IFCA', [1, new TypedValue('IFCX', 2)]],
      [2, 'IFCB', [3]],
    ]);
  });

  it.each([
    ["/* it's; #9=IFCX(1); */ #1=IFCA(1);"],
    ['/* * / ** / */ #1=IFCA(1); /***/ /**/'],
    ["#1=IFCA(/* ' ; #5= ( */1);"],
    ['#1=IFCA(1/*\n#5=IFCB(2);\n*/);'],
    ['/*/#5=IFCB(2);/*/ #1=IFCA(1);'],
  ])('are not confused by what a comment holds: %s', async (lines) => {
    expect(await instances(lines)).toEqual([[1, 'IFCA', [1]]]);
  });

  it.each([
    [';'],
    ["''"],
    ['#'],
    ['/*'],
    ['*/'],
    ['/* '],
    ['; #5='],
    [');#5=IFCX('],
    ['ENDSEC;'],
    ["'';#5=IFCX(''"],
    ['=('],
    ['"'],
  ])('are not confused by what a string holds: %s', async (text) => {
    const [first, second, ...others] = await instances(`#1=IFCA('${text}',1);#2=IFCB('${text}');`);
    expect(first).toEqual([1, 'IFCA', [text.replaceAll("''", "'"), 1]]);
    expect(second).toEqual([2, 'IFCB', [text.replaceAll("''", "'")]]);
    expect(others).toEqual([]);
  });

  it('may be complex instances, read as one typed value per part', async () => {
    const lines = "#1=(IFCA(1,'x')IFCB()\n IFCC((2)));#2= ( IFCA ( 1 ) /*;*/ IFCB ( 2 ) ) ;";
    expect(await instances(lines)).toEqual([
      [1, '', [new TypedValue('IFCA', [1, 'x']), new TypedValue('IFCB', []), new TypedValue('IFCC', [[2]])]],
      [2, '', [new TypedValue('IFCA', [1]), new TypedValue('IFCB', [2])]],
    ]);
  });

  it('may have keywords in lower case and of user-defined entities', async () => {
    expect(await instances('#1=ifcWall(ifclabel(.t.));#2=IFCWALL(1);#3=!MY_THING2($);')).toEqual([
      [1, 'IFCWALL', [new TypedValue('IFCLABEL', new Enumeration('T'))]],
      [2, 'IFCWALL', [1]],
      [3, '!MY_THING2', [null]],
    ]);
  });

  it('may be longer than a page', async () => {
    const points = Array.from({ length: 400_000 }, (_, i) => `(${i}.,0.,-${i}.5)`).join(',');
    const [list, next] = await instances(`#1=IFCLIST((${points}));\n#2=IFCB(1);`);
    expect(list?.[2]).toMatchObject([{ length: 400_000, 399999: [399_999, 0, -399_999.5] }]);
    expect(next).toEqual([2, 'IFCB', [1]]);
  });
});

describe('instance names', () => {
  it('reach up to 2^32 - 1', async () => {
    expect(await instances('#4294967295=IFCA(#4294967294);#4294967294=IFCB(1);')).toEqual([
      [4294967295, 'IFCA', [new Reference(4294967294)]],
      [4294967294, 'IFCB', [1]],
    ]);
  });

  it('may have leading zeros and come in any order', async () => {
    expect((await instances('#007=IFCA(1);#3=IFCB(2);')).map(([id]) => id)).toEqual([7, 3]);
  });

  it('above that are skipped with a diagnostic', async () => {
    const { step, diagnostics } = await openLines('#4294967296=IFCA(1);\n#99999999999999999999=IFCA(1);\n#1=IFCB(1);');
    expect([...step.index.ids.subarray(0, step.count)]).toEqual([1]);
    expect(codesOf(diagnostics)).toEqual(['step/id-out-of-range', 'step/id-out-of-range']);
  });

  it('may not have white space behind the #', async () => {
    const { step, diagnostics } = await openLines('# 1=IFCA(1);\n#2=IFCB(2);');
    expect([step.has(1), step.values(2)]).toEqual([false, [2]]);
    expect(codesOf(diagnostics)).toEqual(['step/garbage']);
  });

  it('#0 is read and reported', async () => {
    const { step, diagnostics } = await openLines('#0=IFCA(5);');
    expect(step.values(0)).toEqual([5]);
    expect(diagnostics.findings).toMatchObject([{ code: 'step/invalid-id', at: { expressId: 0 } }]);
  });
});
