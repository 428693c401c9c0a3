import { describe, expect, it } from '@jest/globals';
import { ArgumentReader, UnreadableStatement } from '#core/step';
import { modelLines } from '../../support/geometry.ts';
import { openSource, stepFile } from '../../support/step.ts';

async function readerOf(lines: string): Promise<ArgumentReader> {
  const source = stepFile(modelLines(lines));
  const { step } = await openSource(source);
  return new ArgumentReader(source, step.index);
}

describe('arguments by position', () => {
  it('are found however the statement is spaced', async () => {
    const reader = await readerOf(`#101=IFCDIRECTION((1.,2.,3.));
      #102 = IFCDIRECTION ((1.,2.,3.));
      #0103= IfcDirection((1.,2.,3.));
      #104=  IFCDIRECTION
        ( (1., 2. ,3.) );`);
    for (const id of [101, 102, 103, 104]) {
      reader.readPoint(id);
      expect([reader.x, reader.y, reader.z]).toEqual([1, 2, 3]);
    }
  });

  it('are left to the thorough decoder where a comment stands before them', async () => {
    const reader = await readerOf(`#101=/*IFCDIRECTION((9.,9.,9.));*/IFCDIRECTION((1.,2.,3.));
      #102/*=IFCDIRECTION(*/=IFCDIRECTION((1.,2.,3.));
      #103=IFCDIRECTION/*((9.,9.,9.))*/((1.,2.,3.));`);
    for (const id of [101, 102, 103]) expect(() => reader.readPoint(id)).toThrow(UnreadableStatement);
  });

  it('are passed over, texts with quotes and parentheses among them', async () => {
    const reader = await readerOf(`#101=IFCRELVOIDSELEMENT('it''s (a','x,y',$,*,#7,#8);`);
    expect(reader.argumentsFrom(101, 4, 2)).toEqual([7, 8]);
    expect(reader.argumentsFrom(101, 0, 1)).toEqual(["it''s (a"]);
    expect(reader.argumentsFrom(101, 5, 3)).toEqual([8, null, null]);
    expect(reader.argumentsFrom(101, 9, 2)).toEqual([null, null]);
  });

  it('tell of a face bound which loop it has, and which way round', async () => {
    const reader = await readerOf(
      '#101=IFCFACEBOUND(#5,.T.);\n#102=IFCFACEBOUND(#6,.F.);\n#103=IFCFACEBOUND(#7,.f.);\n#104=IFCFACEBOUND(#8,$);',
    );
    const read = (id: number) => [reader.readOriented(id), reader.isFalse];
    expect([101, 102, 103, 104].map(read)).toEqual([
      [5, false],
      [6, true],
      [7, true],
      [8, false],
    ]);
    expect(() => reader.readOriented(99)).toThrow(UnreadableStatement);
  });

  it('that are three references or none are read by position', async () => {
    const reader = await readerOf(`#101=IFCAXIS2PLACEMENT3D(#5,$,#7);\n#102=IFCLOCALPLACEMENT( $ , #6 );
#103=IFCEXTRUDEDAREASOLID(#5,*,#7,2.5);\n#104=IFCAXIS2PLACEMENT3D(1.,$,$);`);
    const read = (id: number) => {
      reader.readReferencesOf(id);
      return [reader.first, reader.second, reader.third];
    };
    expect(read(101)).toEqual([5, undefined, 7]);
    expect(read(102)).toEqual([undefined, 6, undefined]);
    expect(read(103)).toEqual([5, undefined, 7]);
    expect(reader.followingNumber()).toBe(2.5);
    expect(() => read(104)).toThrow(UnreadableStatement);
  });

  it('that are two references or none are read from a position on', async () => {
    const reader = await readerOf(`#101=IFCWALL('a',$,$,$,$,#7,#8,'tag');\n#102=IFCWALL('a',$,$,$,$,$,#8);
#103=IFCWALL('a',$,$,$,$ , #7);\n#104=IFCWALL('a');\n#105=IFCWALL('a',$,$,$,$,'b',#8);`);
    const read = (id: number) => {
      reader.readReferencesFrom(id, 5);
      return [reader.first, reader.second];
    };
    expect([101, 102, 103, 104].map(read)).toEqual([
      [7, 8],
      [undefined, 8],
      [7, undefined],
      [undefined, undefined],
    ]);
    expect(() => read(105)).toThrow(UnreadableStatement);
  });

  it('that are long lists are passed over, comments and texts with parentheses among them', async () => {
    const reader = await readerOf(`#101=IFCX((1.,(2.,')')/* ) */,3.),((1,2),(3,4)),(5.,-6.E1),$);`);
    expect([...(reader.numbers(101, 1) ?? [])]).toEqual([1, 2, 3, 4]);
    expect([...(reader.followingNumbers() ?? [])]).toEqual([5, -60]);
    expect(reader.followingNumbers()).toBeUndefined();
  });
});
