import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Diagnostics, Refusal } from '#core/model';
import type { StepFile, StepValue } from '#core/step';
import { bytesSource, codesOf, decodeAll, openSource, stepText } from '../../support/step.ts';
import { openCut } from './open-cut.ts';

const lines = [
  "#1=IFCPROJECT('2AyG2X0sb16Bjd4gQc07yZ',#5,'Name',$,$,$,$,(#11),#19);",
  "#2=IFCPERSON($,'O''Neill','Zo\\X2\\00EB\\X0\\',$,$,$,$,$);",
  '#3=IFCCARTESIANPOINT((0.,-1.5E-3,2.));',
  '#4=IFCPOLYLINE((#3,#3,#14));',
  '#5=IFCOWNERHISTORY(#1,#4,$,.ADDED.,$,#3,#4,1651651710);',
  "#6=IFCPROPERTYSINGLEVALUE('a; b','x=1',IFCLABEL('c, d'),$);",
  '#7=IFCDIRECTION((1.,0.,0.));',
  '#8=(IFCNAMEDUNIT(*,.LENGTHUNIT.)IFCSIUNIT($,.METRE.));',
  "#9=IFCRELDEFINESBYPROPERTIES('0XtFt',#5,'',$,(#3,#4),#6);",
  '#10=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);',
  '#11=IFCREPRESENTATIONCONTEXT($,$);',
  "#12=IFCWALL('2O2Fr$t4X7Zf8NOew3FL9r',#5,'W',$,$,#3,#4,'T',.SOLIDWALL.);",
  '#13=IFCMEASUREWITHUNIT(IFCPLANEANGLEMEASURE(0.017453292519943295),#10);',
  '#14=IFCCARTESIANPOINT((7.,8.,9.));',
  '#15=IFCLABELS();',
];
const original = Buffer.from(stepText(lines.join('\n')), 'latin1');
const starts = lines.map((line) => original.indexOf(line));
const idOf = (row: number) => row + 1;

/** Replaces `removed` bytes at `at`. */
interface Mutation {
  readonly at: number;
  readonly removed: number;
  readonly inserted: readonly number[];
}

const byte = fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('\';()#=,/*\\\n\r"$.&1A')));
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(original.length - 1),
  removed: fc.oneof(fc.nat(2), fc.nat(40), fc.nat(original.length)),
  inserted: fc.oneof(fc.constant([]), fc.array(byte, { maxLength: 4 })),
});

function mutate(bytes: Buffer, { at, removed, inserted }: Mutation): Buffer {
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(inserted), bytes.subarray(at + removed)]);
}

async function attempt(bytes: Buffer): Promise<{ step: StepFile; diagnostics: Diagnostics } | Refusal> {
  try {
    return await openSource(bytesSource(bytes));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Rows whose line and line end no mutation has touched. */
const untouched = ({ at, removed }: Mutation) =>
  lines
    .map((_, row) => row)
    .filter((row) => {
      const start = starts[row] ?? 0;
      return at + removed < start || at > start + (lines[row]?.length ?? 0);
    });

const expected = await openSource(bytesSource(original)).then(({ step }) => decodeAll(step));
const valuesOf = (step: StepFile, rows: readonly number[]) =>
  new Map<number, readonly StepValue[] | undefined>(rows.map((row) => [idOf(row), step.values(idOf(row))]));
const expectedOf = (rows: readonly number[]) => new Map(rows.map((row) => [idOf(row), expected.get(idOf(row))]));

describe('a damaged file', () => {
  it('is refused or read, and never anything else, wherever it is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        const opened = await attempt(mutations.reduce(mutate, original));
        if (opened instanceof Refusal) expect(opened.diagnostic.code).toMatch(/^step\//);
        else expect(decodeAll(opened.step).size).toBeLessThanOrEqual(opened.step.count);
      }),
      { numRuns: 1000 },
    );
  });

  it('without a finding has lost nothing of what was not touched', async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async (damage) => {
        const opened = await attempt(mutate(original, damage));
        if (opened instanceof Refusal) return;
        const rows = untouched(damage);
        const values = valuesOf(opened.step, rows);
        decodeAll(opened.step);
        if (opened.diagnostics.has('error')) return;
        expect(values).toEqual(expectedOf(rows));
      }),
      { numRuns: 1000 },
    );
  });

  it('loses no more than the line that is damaged', async () => {
    const inLine = fc.nat(lines.length - 1).chain((row) =>
      fc
        .record({
          at: fc.nat((lines[row]?.length ?? 1) - 1).map((at) => (starts[row] ?? 0) + at),
          removed: fc.constant(0),
          inserted: fc.array(byte, { maxLength: 3 }),
        })
        .chain((where) =>
          fc.nat((starts[row] ?? 0) + (lines[row]?.length ?? 0) - where.at).map((removed) => ({ ...where, removed })),
        ),
    );
    await fc.assert(
      fc.asyncProperty(inLine, async (damage) => {
        const bytes = mutate(original, damage);
        fc.pre(!bytes.includes('/*') && !bytes.includes('&SCOPE'));
        const opened = await attempt(bytes);
        if (opened instanceof Refusal) throw opened;
        const taken = new Set(opened.diagnostics.findings.map(({ at }) => at.expressId));
        const rows = untouched(damage).filter(
          (row) => !(codesOf(opened.diagnostics).includes('step/duplicate-id') && taken.has(idOf(row))),
        );
        expect(valuesOf(opened.step, rows)).toEqual(expectedOf(rows));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read alike whatever its pages', async () => {
    const findings = async (bytes: Buffer, pageBytes: number, isHeld = false) => {
      try {
        const { step, diagnostics } = await openCut(bytesSource(bytes), pageBytes, isHeld);
        return [decodeAll(step), diagnostics.findings];
      } catch (error) {
        if (error instanceof Refusal) return error.diagnostic;
        throw error;
      }
    };
    await fc.assert(
      fc.asyncProperty(mutation, fc.integer({ min: 1, max: 300 }), fc.boolean(), async (damage, pageBytes, isHeld) => {
        const bytes = mutate(original, damage);
        expect(await findings(bytes, pageBytes, isHeld)).toEqual(await findings(bytes, 1 << 20));
      }),
      // A "," right behind the ";" of a list that lacks one was once read as that list's.
      {
        numRuns: 500,
        examples: [
          [{ at: original.indexOf(',$,.SQUARE_METRE.'), removed: 0, inserted: [...Buffer.from('$;')] }, 1, false],
        ],
      },
    );
  });
});
