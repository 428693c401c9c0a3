import { describe, expect, it } from '@jest/globals';
import { codesOf, decodeAll, openLines, refusalOf } from '../../support/step.ts';

/** Opens, decodes everything; answers the first value of each instance, and the codes. */
async function read(lines: string): Promise<{ values: unknown[]; codes: string[] }> {
  const { step, diagnostics } = await openLines(lines);
  const values = [...decodeAll(step)].map(([id, arguments_]) => [id, arguments_?.[0]]);
  return { values: values.sort(([a], [b]) => Number(a) - Number(b)), codes: codesOf(diagnostics) };
}

const both = [
  [1, 'a'],
  [2, 'b'],
];

describe('a missing ";"', () => {
  it.each([
    ["#1=A('a')\n#2=B('b');"],
    ["#1=A('a')\r\n#2=B('b');"],
    ["#1=A('a') #2=B('b');"],
    ["#1=A('a')#2=B('b');"],
    ["#1=A('a')\n\n  #2 = B('b');"],
    ["#1=A('a',(#2,#3))\n#2=(B('b'));".replace("(B('b'))", "B('b')")],
    ["#1=A('a','x=1;',' #3=(')\n#2=B('b');"],
    ["#1=A('a')\n#2=B('b')"],
  ])('is noticed where the next instance begins: %s', async (lines) => {
    const { values, codes } = await read(lines);
    expect(values).toEqual(both);
    expect(new Set(codes)).toEqual(new Set(['step/missing-semicolon']));
  });

  it('is noticed in statements without strings', async () => {
    const { values, codes } = await read('#1=A(1)\n#2=B((2,3),#1)\n#3=C($);\n#4=A(4);');
    expect(values).toEqual([
      [1, 1],
      [2, [2, 3]],
      [3, null],
      [4, 4],
    ]);
    expect(codes).toEqual(['step/missing-semicolon', 'step/missing-semicolon']);
  });

  it('is noticed in front of ENDSEC', async () => {
    expect(await read("#1=A('a');\n#2=B('b')\n")).toEqual({ values: both, codes: ['step/missing-semicolon'] });
    expect(await read('#1=A(7)')).toEqual({ values: [[1, 7]], codes: ['step/missing-semicolon'] });
  });

  it('is noticed where the rest of the line is missing too', async () => {
    const { values, codes } = await read("#1=A('a',(#2,\n#2=B('b');\n#3=A(3);");
    expect(values).toEqual([...both, [3, 3]]);
    expect(codes).toEqual(['step/missing-semicolon', 'step/malformed-statement']);
  });

  it('is placed where it belongs', async () => {
    const { step, diagnostics } = await openLines('#1=A(1)\n#2=B(2);');
    expect(diagnostics.findings).toMatchObject([
      { at: { byte: (step.placeOf(1).byte ?? 0) + 7, expressId: 1 }, found: '#1=A(1)' },
    ]);
  });

  it('is not seen where a string or comment holds what looks like an instance', async () => {
    const { codes } = await read("#1=A('a #7=B(1)');#2=A(/*#7=B(1)*/1);#3=A(1)/*\n#7=B(1)*/;#4=A('=');#5=A('=',1);");
    expect(codes).toEqual([]);
  });
});

describe('a string without its closing quote', () => {
  it.each([
    [
      "#1=A('a',x('y);\n#2=B('b');",
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      "#1=A('a);\n#2=B('b');",
      [
        [1, 'a);'],
        [2, 'b'],
      ],
    ],
    [
      "#1=A('a);\r\n\r\n#2=B('b');",
      [
        [1, 'a);'],
        [2, 'b'],
      ],
    ],
    [
      "#1=A('a\n#2=B('b');",
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      "#2=B('b');\n#1=A('a);",
      [
        [1, 'a);'],
        [2, 'b'],
      ],
    ],
  ])('ends at the line end in front of the next statement: %s', async (lines, expected) => {
    const { values, codes } = await read(lines);
    expect(values).toEqual(expected);
    expect(codes).toContain('step/unterminated-string');
    expect(codes).not.toContain('step/truncated');
  });

  it('is placed at its opening quote', async () => {
    const { step, diagnostics } = await openLines("#1=A(1,\n'a);\n#2=B('b');");
    expect(diagnostics.findings).toMatchObject([
      { code: 'step/unterminated-string', at: { byte: (step.placeOf(1).byte ?? 0) + 8, expressId: 1 } },
    ]);
  });

  it('is not seen in a string that goes over several lines', async () => {
    const { values, codes } = await read("#1=A('a\n;\n#2 b=c\nENDSEC\n# 3=(\n');\n#2=B('b');");
    expect(values).toEqual([
      [1, 'a;#2 b=cENDSEC# 3=('],
      [2, 'b'],
    ]);
    expect(codes).toEqual(['step/control-character']);
  });
});

describe('the index', () => {
  it('names the rows whose statement has no sound end', async () => {
    const { step } = await openLines("#1=A(1);\n#2=A(2)\n#3=A(3);\n#4=A('4);\n#5=A(?);\n#6=A(6)");
    expect(step.index.damagedRows.map((row) => step.index.ids[row])).toEqual([2, 4, 6]);
    expect(step.index.share().damagedRows).toEqual([1, 3, 5]);
  });
});

describe('garbage', () => {
  it.each([
    ['Lorem ipsum dolor sit amet;'],
    ['Lorem ipsum'],
    ['%&$§'],
    ['IFCWALL(1,2);'],
    ["= IFCWALL('x');"],
    ['#=A(1);'],
    ['#x=A(1);'],
    ['#7;'],
    ['#7 A(1);'],
    ['#7=;'],
    ['#7=A;'],
    ['#7=A B(1);'],
    ["#7='x';"],
    ['#7=12(1);'],
    ['#7=&X;'],
    [`#7=${'A'.repeat(300)}(1);`],
    ['HEADER2;'],
    ['ISO-10303-21;'],
    ["'"],
    ['/ *'],
    ['(((((('],
  ])('is skipped and reported: %s', async (text) => {
    const { values, codes } = await read(`#1=A('a');\n${text}\n#2=B('b');`);
    expect(values).toEqual(both);
    expect(new Set(codes)).toEqual(new Set(['step/garbage']));
  });

  it('does not take the comment or the end of the section behind it along', async () => {
    expect(await read("#1=A('a');\n??? /*;*/ #2=B('b');")).toEqual({ values: both, codes: ['step/garbage'] });
    expect(await read("#1=A('a');#2=B('b');\n???")).toEqual({ values: both, codes: ['step/garbage'] });
  });

  it('is one finding for one stretch, whatever it consists of', async () => {
    const { values, codes } = await read("#1=A('a');\nx;y;;\n;z\n?;(\n#2=B('b');\nx;");
    expect(values).toEqual(both);
    expect(codes).toEqual(['step/garbage', 'step/garbage']);
  });

  it('of ";" alone is only a warning', async () => {
    expect(await read("#1=A('a');;\n ;#2=B('b');;")).toEqual({
      values: both,
      codes: ['step/empty-statement', 'step/empty-statement'],
    });
  });
});

describe('a comment that never ends', () => {
  it.each([
    ['between statements', "#1=A('a');\n/* #2=B('b');"],
    ['in a statement', "#1=A('a' /* );\n#2=B('b');"],
    ['in front of "="', "#1 /* =A('a');\n#2=B('b');"],
    ['behind a keyword', "#1=A /* ('a');\n#2=B('b');"],
    ['of two characters', "#1=A('a');\n/*/"],
  ])('is refused with the place where it begins: %s', async (_, lines) => {
    const refusal = await refusalOf(openLines(lines));
    const dataBegins = (await openLines('#1=A(1);')).step.placeOf(1).byte ?? 0;
    expect(refusal).toMatchObject({
      code: 'step/unterminated-comment',
      at: { byte: dataBegins + lines.indexOf('/*') },
    });
  });
});

describe('hostile input', () => {
  const million = 1_000_000;
  it.each([
    ['keyword statements', 'A;'.repeat(million)],
    ['empty statements', ';'.repeat(million)],
    ['line ends in a string', `#1=A('${'\n'.repeat(million)}`],
    ['line ends in garbage', `?${'\n'.repeat(million)}`],
    ['line ends and almost-instances in a string', `#1=A('${'\n#1 \n'.repeat(million / 4)}`],
    ['line ends and almost-sections in garbage', `?${'\nENDSEC \n'.repeat(million / 10)}`],
    ['comments', '/**/'.repeat(million)],
    ['slashes', '/'.repeat(million)],
    ['opening brackets', `#1=A(${'('.repeat(million)}`],
    ['equals signs', `#1=A(${'='.repeat(million)});`],
    ['digits', `#1=A(${'1'.repeat(million)});`],
    ['digits of a name', `#${'1'.repeat(million)}`],
    ['quotes', `#1=A(${"'".repeat(million)});`],
    ['shifted quotes', `#1=A('${"\\S\\' ".repeat(million / 5)}');`],
    ['hexadecimal digits of an escape', `#1=A('\\X2\\${'00E4'.repeat(million)}\\X0\\');`],
    ['escapes without an end', `#1=A('${'\\X2\\00'.repeat(million / 6)}');`],
    ['types', Array.from({ length: 20_000 }, (_, i) => `#${i + 1}=T${i}(.E${i}.);`).join('\n')],
    ['duplicates', '#1=A();'.repeat(million / 5)],
    ['one long keyword', `#1=${'A'.repeat(million)}(1);`],
  ])('of very many %s is answered in time', async (_, lines) => {
    const { step, diagnostics } = await openLines(lines);
    decodeAll(step);
    expect(diagnostics.findings.length).toBeLessThan(1000);
  });
});
