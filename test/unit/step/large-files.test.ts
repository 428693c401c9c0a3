import { describe, expect, it } from '@jest/globals';
import { ArgumentReader, PlainStatement, Reference } from '#core/step';
import { farSource } from '../../support/far-source.ts';
import { openLines, openSource, stepText } from '../../support/step.ts';

const FAR = 5 * 2 ** 30;
const [BEFORE = '', BEHIND = ''] = stepText("#1=IFCPROJECT('p',$,'near',$,$,$,$,$,$);\n@").split('@');

describe('A file of 5 GB', () => {
  it('is read behind 2^32 as before it', async () => {
    const source = farSource(
      BEFORE,
      FAR,
      `#2=IFCWALL('w',$,'far',$,$,#1,$,$);\n#3=IFCCARTESIANPOINT((1.,2.,3.));${BEHIND}`,
    );
    const { step, diagnostics } = await openSource(source);
    expect(diagnostics.findings).toEqual([]);
    expect([...step.index.offsets.subarray(0, step.count)].slice(1)).toEqual([FAR, FAR + 36]);
    expect(step.values(2)).toEqual(['w', null, 'far', null, null, new Reference(1), null, null]);
    expect(step.values(1)?.[2]).toBe('near');
    expect(step.placeOf(2)).toEqual({ byte: FAR, expressId: 2 });

    const reader = new ArgumentReader(source, step.index.share());
    expect([reader.argument(2, 5), reader.argument(1, 2)]).toEqual([1, 'near']);
    reader.readPoint(3);
    expect([reader.x, reader.y, reader.z]).toEqual([1, 2, 3]);

    const statement = new PlainStatement();
    expect(step.locate(2, statement)).toBe(true);
    expect(statement.reference(5)).toBe(1);
  }, 180_000);
});

describe('Express ids', () => {
  it('count up to 2^32 - 1', async () => {
    const [first, last] = [2 ** 31 + 5, 2 ** 32 - 1];
    const { step, diagnostics } = await openLines(`#${first}=IFCWALL(#${last});\n#${last}=IFCDIRECTION((0.,1.));`);
    expect(diagnostics.findings).toEqual([]);
    expect(step.values(first)).toEqual([new Reference(last)]);
    expect([step.keywordOf(last), step.keywordOf(last - 1)]).toEqual(['IFCDIRECTION', undefined]);
    const statement = new PlainStatement();
    expect(step.locate(first, statement)).toBe(true);
    expect(statement.reference(0)).toBe(last);
    const reader = new ArgumentReader(step.source, step.index.share());
    expect(reader.argument(first, 0)).toBe(last);
    reader.readPoint(last);
    expect([reader.x, reader.y]).toEqual([0, 1]);
  });
});
