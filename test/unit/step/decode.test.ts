import { describe, expect, it } from '@jest/globals';
import { Binary, Derived, Enumeration, Reference, stepText, TypedValue } from '#core/step';
import { codesOf, decoded, openLines } from '../../support/step.ts';

describe('values', () => {
  it.each([
    ['$', null],
    ['*', Derived.value],
    ['#12', new Reference(12)],
    ['.NOTDEFINED.', new Enumeration('NOTDEFINED')],
    ['.t.', new Enumeration('T')],
    ['"0"', new Binary('0')],
    ['"23A9F"', new Binary('23A9F')],
    ["IFCLABEL('x')", new TypedValue('IFCLABEL', 'x')],
    ['IFCBOOLEAN(.F.)', new TypedValue('IFCBOOLEAN', new Enumeration('F'))],
    ['A(B(#1))', new TypedValue('A', new TypedValue('B', new Reference(1)))],
    ['A((1,2))', new TypedValue('A', [1, 2])],
    ['()', []],
    ['((),((1)))', [[], [[1]]]],
    ["''", ''],
    ["'a'", 'a'],
  ])('%s is read', async (text, expected) => {
    const { values, codes } = await decoded(text);
    expect(values).toStrictEqual([expected]);
    expect(codes).toEqual([]);
  });

  it('are the same object for the same enumeration name', async () => {
    const { values } = await decoded('.ELEMENT.,.ELEMENT.');
    expect(values[0]).toBe(values[1]);
  });

  it('may be lists in lists down to 64 levels', async () => {
    const { values, codes } = await decoded(`${'('.repeat(63)}7${')'.repeat(63)}`);
    expect(codes).toEqual([]);
    expect((values as unknown[]).flat(63)).toEqual([7]);
  });
});

describe('what is malformed', () => {
  it.each([
    ['1,,2', [1, null, 2], 'a value is missing'],
    [',1', [null, 1], 'a value is missing'],
    ['1,', [1, null], 'a value is missing'],
    ['1 2', [1], 'a "," is missing'],
    ["'a' 'b',3", ['a', 3], 'a "," is missing'],
    ['(1,(2,3)', [[1, [2, 3]]], 'a ")" is missing'],
    ['1),2', [1], 'more text stands behind'],
    ['?,2', [null, 2], 'a value begins with a character'],
    ['.T,2', [null, 2], 'an enumeration'],
    ['..,2', [null, 2], 'an enumeration'],
    ['#,2', [new Reference(0), 2], 'a "#" has no number'],
    ['IFCLABEL,2', [null, 2], 'a typed value has no "("'],
    ['IFCLABEL(),2', [new TypedValue('IFCLABEL', null), 2], 'should hold one value, not 0'],
    ['IFCLABEL(1,2),2', [new TypedValue('IFCLABEL', 1), 2], 'should hold one value, not 2'],
    ['"4F",2', [new Binary('4F'), 2], 'a binary'],
    ['"0f",2', [new Binary('0f'), 2], 'a binary'],
    ['"",2', [new Binary(''), 2], 'a binary'],
  ])('%s keeps what could be read', async (text, expected, problem) => {
    const { step, diagnostics } = await openLines(`#1=X(${text});\n#2=Y(1);`);
    expect(step.values(1)).toEqual(expected);
    expect(diagnostics.findings).toMatchObject([
      { code: 'step/malformed-statement', severity: 'error', message: expect.stringContaining(problem) },
    ]);
    expect(step.values(2)).toEqual([1]);
  });

  it.each([
    ['#1=();', 'a complex instance has no parts'],
    ['#1=(A(1)7);', 'a complex instance has something that is no part'],
    ['#1=(A(1)B);', 'a part of a complex instance has no "("'],
    ['#1=(A(1)B(2);', 'a complex instance has something that is no part'],
    ['#1=(A(1)));', 'more text stands behind'],
    [`#1=A(${'('.repeat(70)}1${')'.repeat(70)});`, 'lists are nested more than 64 deep'],
    ['#1=A("12;', 'a binary'],
  ])('%s is reported', async (statement, problem) => {
    const { step, diagnostics } = await openLines(`${statement}\n#2=Y(1);`);
    expect(step.values(1)).toBeDefined();
    expect(diagnostics.findings).toMatchObject([
      { code: 'step/malformed-statement', message: expect.stringContaining(problem), at: { expressId: 1 } },
    ]);
    expect(step.values(2)).toEqual([1]);
  });

  it('is reported once per statement, however often it is decoded', async () => {
    const { step, diagnostics } = await openLines('#1=A(1,,?,);\n#2=A(,);');
    for (let times = 0; times < 3; times++) expect([step.values(1), step.values(2)]).toHaveLength(2);
    expect(codesOf(diagnostics)).toEqual(['step/malformed-statement', 'step/malformed-statement']);
  });
});

describe('stepText', () => {
  it('writes values as they stand in a file', async () => {
    const { values } = await decoded(`$,*,#1,.A.,"0F",L('x'),(1,(2.5)),'t',(${'1,'.repeat(20)}1)`);
    expect(values.map(stepText)).toEqual([
      '$',
      '*',
      '#1',
      '.A.',
      '"0F"',
      "L('x')",
      '(1,(2.5))',
      "'t'",
      '(1,1,1,1,1,1,1,1,…)',
    ]);
  });
});
