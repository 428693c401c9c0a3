import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Derived, Enumeration, PlainStatement, Reference, type StepFile } from '#core/step';
import { bytesSource, codesOf, openLines, openSource, stepText } from '../../support/step.ts';

async function located(statement: string): Promise<PlainStatement | undefined> {
  const { step } = await openLines(statement);
  const plain = new PlainStatement();
  return step.locate(1, plain) ? plain : undefined;
}

describe('a plainly written statement', () => {
  it('gives its arguments by position', async () => {
    const wall = await located(
      "#1= IFCWALL('2O2F', #5,'W \"1\"',$,'Z\\X2\\00EB\\X0\\ ''',(#3,#42),(1.,-2.5E-1) ,*,.T.);",
    );
    expect(wall?.count).toBe(9);
    expect([0, 2, 4, 1].map((position) => wall?.text(position))).toEqual(['2O2F', 'W "1"', "Zë '", undefined]);
    expect([1, 0, 40].map((position) => wall?.reference(position))).toEqual([5, -1, -1]);
    expect([3, 7, 9, 0].map((position) => wall?.isAbsent(position))).toEqual([true, true, true, false]);
    expect([8, 0].map((position) => wall?.enumeration(position))).toEqual(['T', undefined]);
    const found: number[] = [];
    expect([wall?.references(5, found), ...found]).toEqual([2, 3, 42]);
    expect([wall?.numbers(6, found), ...found]).toEqual([2, 1, -0.25]);
    expect([wall?.references(6, found), wall?.references(1, found), wall?.references(0, found)]).toEqual([-1, 1, -1]);
  });

  it.each([
    ['has a comment', '#1=A(/* */$);'],
    ['has raw characters outside of ASCII', "#1=A('ë');"],
    ['has an escape of one byte', "#1=A('\\X\\EB');"],
    ['has half of a surrogate pair', "#1=A('\\X2\\D83D\\X0\\');"],
    ['has no closing parenthesis', '#1=A($;'],
    ['lacks a comma', '#1=A($ $);'],
    ['lacks a value', '#1=A($,);'],
    ['has two values in a typed one', '#1=A(B(1,2));'],
    ['has a number that is too large', '#1=A(1.E999);'],
    ['has an enumeration in lower case', '#1=A(.t.);'],
    ['is a complex instance', '#1=(A($)B($));'],
    ['has more behind its arguments', '#1=A($)$;'],
  ])('is none that %s', async (_, statement) => {
    expect(await located(statement)).toBeUndefined();
  });
});

const lines = [
  "#1=IFCPROJECT('2AyG2X0sb16Bjd4gQc07yZ',#5,'Name',$,$,$,$,(#11),#19);",
  "#2=IFCPERSON($,'O''Neill','Zo\\X2\\00EB\\X0\\',$,*,.ADDED.,$);",
  '#3= IFCCARTESIANPOINT( (0.,-1.5E-3,2.), 7 );',
  "#4=IFCPROPERTYSINGLEVALUE('a; b','x=1',IFCLABEL('c, d'),((#4),()),B(C(.T.)));",
];
const original = Buffer.from(stepText(lines.join('\n')), 'latin1');
const data = original.indexOf('#1=');
const byte = fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('\';()#=,/*\\\n\r"$.&1AX0E+-')));
const mutations = fc.array(
  fc.record({
    at: fc.integer({ min: data, max: original.length - 40 }),
    removed: fc.nat(2),
    inserted: fc.array(byte, { maxLength: 3 }),
  }),
  { maxLength: 2 },
);

/** What the reader of plain statements says of an argument, beside what the decoder says. */
function expectSame(step: StepFile, id: number, plain: PlainStatement): void {
  const values = step.values(id) ?? [];
  expect(plain.count).toBe(values.length);
  for (const [position, value] of values.entries()) {
    expect(plain.isAbsent(position)).toBe(value === null || value === Derived.value);
    expect(plain.text(position)).toBe(typeof value === 'string' ? value : undefined);
    expect(plain.reference(position)).toBe(value instanceof Reference ? value.id : -1);
    expect(plain.enumeration(position)).toBe(value instanceof Enumeration ? value.name : undefined);
    expect(plain.number(position)).toBe(typeof value === 'number' ? value : Number.NaN);
    const numbers: number[] = [];
    const count = plain.numbers(position, numbers);
    if (count >= 0) expect(numbers.slice(0, count)).toEqual(value);
    const ids: number[] = [];
    const references = plain.references(position, ids);
    if (references >= 0) {
      const items = Array.isArray(value) ? value : [value];
      expect(items).toEqual(ids.slice(0, references).map((one) => new Reference(one)));
    }
  }
}

describe('whatever the bytes are', () => {
  it('what is found plainly written is what the decoder reads, without a finding', async () => {
    const found = { plain: 0 };
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        let bytes = original;
        for (const { at, removed, inserted } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(inserted), bytes.subarray(at + removed)]);
        }
        const opened = await openSource(bytesSource(bytes)).catch(() => undefined);
        if (opened === undefined) return;
        const { step, diagnostics } = opened;
        const plain = new PlainStatement();
        for (const id of [1, 2, 3, 4]) {
          if (!step.locate(id, plain)) continue;
          found.plain++;
          const before = codesOf(diagnostics).length;
          expectSame(step, id, plain);
          expect(codesOf(diagnostics)).toHaveLength(before);
        }
      }),
      { numRuns: 500 },
    );
    expect(found.plain).toBeGreaterThan(500);
  });
});
