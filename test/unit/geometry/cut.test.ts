import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GeometryCut } from '../../../core/geometry/cut/geometry-cut.ts';
import { neededForGeometry } from '../../../core/geometry/cut/needed.ts';
import { farSource } from '../../support/far-source.ts';
import { BLOCK, modelLines, product } from '../../support/geometry.ts';
import { bytesSource, openSource, stepText } from '../../support/step.ts';

async function cutOf(text: string): Promise<GeometryCut> {
  const source = bytesSource(text);
  const { step } = await openSource(source);
  return new GeometryCut(source, step.index.share());
}

function textOf(cut: GeometryCut): string {
  const bytes = new Uint8Array(cut.size + 10);
  expect(cut.read(bytes, 0)).toBe(cut.size);
  return Buffer.from(bytes.subarray(0, cut.size)).toString('latin1');
}

const statementsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('#'));

describe('The geometry cut-out of a file', () => {
  it('keeps what shapes, places and colours, and leaves out what describes', async () => {
    const lines = modelLines(`${product(100, BLOCK)}#200=IFCPROPERTYSET('x',$,'P',$,(#201));
#201=IFCPROPERTYSINGLEVALUE('p',$,IFCLABEL('v'),$);
#202=IFCRELDEFINESBYPROPERTIES('x',$,$,$,(#100),#200);
#203=IFCRELVOIDSELEMENT('x',$,$,$,#100,#204);
#204=IFCOPENINGELEMENT('x',$,$,$,$,#10,$,$);
#205=IFCWALLTYPE('x',$,$,$,$,$,$,$,$,.STANDARD.);
#206=IFCSTYLEDITEM(#101,(#207),$);
#207=IFCSURFACESTYLE($,.BOTH.,());`);
    const all = statementsOf(stepText(lines));
    const kept = statementsOf(textOf(await cutOf(stepText(lines))));
    expect(all.filter((line) => !kept.includes(line)).map((line) => line.slice(0, 4))).toEqual([
      '#200',
      '#201',
      '#202',
      '#205',
    ]);
    expect(all.filter((line) => kept.includes(line))).toEqual(kept);
  });

  it('is a whole exchange structure with a schema that every version of web-ifc opens', async () => {
    const text = textOf(await cutOf(stepText(modelLines(''), 'IFC4X9_PREVIEW')));
    expect(text).toMatch(/^ISO-10303-21;\nHEADER;[\s\S]*FILE_SCHEMA\(\('IFC4'\)\);\nENDSEC;\nDATA;\n#1=/);
    expect(text).toMatch(/;\nENDSEC;\nEND-ISO-10303-21;\n$/);
    expect(text).not.toContain('PREVIEW');
  });

  it('leaves out comments and line breaks between statements, not those within', async () => {
    const text = textOf(
      await cutOf(stepText("/* one */ #1=IFCWALL('a;b',/* two */\n$);  /* #3=IFCWALL(); */\r\n\r\n#2=IFCWALL($);")),
    );
    expect(text).toContain("DATA;\n#1=IFCWALL('a;b',/* two */\n$);\n#2=IFCWALL($);\nENDSEC;");
  });

  it('writes keywords in upper case, and nothing else', async () => {
    const text = textOf(await cutOf(stepText("#1 = IfcWall('abc',.enum.);\n#2=ifcslab('def');\n#3=\nifcbeam (#1);")));
    expect(text).toContain("#1 = IFCWALL('abc',.enum.);\n#2=IFCSLAB('def');\n#3=\nIFCBEAM (#1);\n");
  });

  it('keeps complex instances as they are', async () => {
    expect(textOf(await cutOf(stepText('#1=(IFCA()IFCB());')))).toContain('#1=(IFCA()IFCB());\n');
  });

  it('gives a statement that lacks its ";" one, and leaves out one whose string never ends', async () => {
    const lines = "#1=IFCDIRECTION((1.,0.,0.))\n#2=IFCWALL('abc,$,$,$,$,$,$,$);\n#3=IFCDIRECTION((0.,1.,0.));";
    const text = textOf(await cutOf(stepText(lines)));
    expect(text).toContain('DATA;\n#1=IFCDIRECTION((1.,0.,0.));#3=IFCDIRECTION((0.,1.,0.));\nENDSEC;');
  });

  it('leaves out rows of length 0', async () => {
    const source = bytesSource(stepText("#1=IFCWALL('first');\n#1=IFCWALL('second');\n#2=IFCSLAB();"));
    const { step } = await openSource(source);
    const lengths = step.index.lengths.with(1, 0);
    const cut = new GeometryCut(source, { ...step.index.share(), lengths });
    expect(statementsOf(textOf(cut))).toEqual(["#1=IFCWALL('first');", '#2=IFCSLAB();']);
  });

  it('takes statements that stand behind 2^32 in the file', () => {
    const far = 5 * 2 ** 30;
    const wall = "#2=IFCWALL('w');";
    const index = {
      count: 1,
      offsets: Float64Array.of(far),
      lengths: Uint32Array.of(wall.length),
      types: Uint16Array.of(0),
      keywords: ['IFCWALL'],
      damagedRows: [],
    };
    expect(statementsOf(textOf(new GeometryCut(farSource('', far, wall), index)))).toEqual([wall]);
  });

  it('reads the same bytes in pieces of any size and order', async () => {
    const many = Array.from(
      { length: 9000 },
      (_, row) => `#${row + 1}=IFC${row % 3 === 0 ? 'PROPERTYSET' : 'WALL'}(${row});`,
    );
    const cut = await cutOf(stepText(many.join('\n')));
    const whole = Buffer.from(textOf(cut), 'latin1');
    const piece = fc.tuple(fc.integer({ min: 0, max: whole.length }), fc.integer({ min: 1, max: whole.length }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        for (const [position, length] of pieces) {
          const target = Buffer.alloc(length);
          const read = cut.read(target, position);
          expect(read).toBe(Math.min(length, whole.length - position));
          expect(target.subarray(0, read).equals(whole.subarray(position, position + read))).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('says so when the file becomes shorter while it is read', async () => {
    const source = bytesSource(stepText('#1=IFCWALL();'));
    const { step } = await openSource(source);
    const cut = new GeometryCut({ name: 'short.ifc', size: 10, read: () => 0 }, step.index.share());
    expect(() => cut.read(new Uint8Array(1000), 0)).toThrow('short.ifc became shorter while it was read.');
  });
});

describe('What geometry needs', () => {
  it('is what it cannot do without, and what it does not know', () => {
    const needed = [
      'IFCRELVOIDSELEMENT',
      'IFCRELAGGREGATES',
      'IFCCARTESIANPOINT',
      'IFCMATERIAL',
      'IFCSOMETHINGNEW',
      '',
    ];
    const unneeded = ['IFCRELDEFINESBYTYPE', 'IFCDOORTYPE', 'IFCQUANTITYAREA', 'IFCDOORLININGPROPERTIES', 'IFCPERSON'];
    expect([...neededForGeometry([...needed, ...unneeded])]).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });
});
