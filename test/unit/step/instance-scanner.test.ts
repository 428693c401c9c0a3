import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Diagnostics } from '#core/model';
import { KeywordTable } from '../../../core/step/keywords.ts';
import { NativeReader } from '../../../core/step/native-reader.ts';
import { StatementScanner } from '../../../core/step/scan.ts';
import { StepIndex } from '../../../core/step/step-index.ts';

/** Plain statements, and what must be left to the careful scanner, often in the middle of one. */
const pieces = [
  "#17=IFCWALL('2yJUMD$V1CW9QFP58db$zV',#1,$,(1.,2.));",
  "#4294967295= IFCRELDEFINESBYPROPERTIES('it''s; #1=/* no',\t#2);",
  ...[
    '#4294967296=IFCSLAB();',
    '#00000000001=IFCSLAB();',
    '#0=IFCA(1);',
    '#=IFCA(1);',
    '#5=(IFCA()IFCB());',
    '#6=(1);',
  ],
  ...[
    '#7=ifcwall();',
    '#8=IFCWALL ();',
    "#24 = IFCWALL('a',#17,$);",
    '#25  =   IFCWALL(1);',
    '#26 7=IFCWALL(1);',
    '# 27 = IFCWALL(1);',
    '#28\t= IFCWALL(1);',
    `#9=A${'B'.repeat(60)}();`,
    `#10=IFCA('${'x'.repeat(300)}',${'1,'.repeat(90)}2);`,
  ],
  ...["#11=IFCA('\\S\\');\n", "#12=IFCA('\\S\\',1);", "#13=IFCA('\\X2\\00FC\\X0\\');", "#14=IFCA('\r\n#15=IFCB(1);"],
  ...['#16=IFCA(1)', '#18=IFCA(1;', "#19=IFCA('", '#20=IFCA(/*;*/1);', '/* #21=IFCA(1); */', '/*', '*/', '=', ';', "'"],
  ...['#', '\n', '  ', '\0', 'é', 'ENDSEC;', 'garbage', `#22=${'('.repeat(70)}`, '#23=IFCA('],
];

interface Found {
  readonly rows: number[][];
  readonly damaged: readonly number[];
  readonly findings: readonly unknown[];
  readonly openComment: number;
  readonly at: number;
}

/** What is found in a data section that comes in stretches. */
function scanned(text: Buffer, stretch: number, isNative: boolean): Found {
  const diagnostics = new Diagnostics();
  const keywords = new KeywordTable();
  const { instances, memory, bytes: held } = new NativeReader(text.length + 1);
  const index = new StepIndex(keywords.keywords, 1, { memory, isHeld: true });
  const bytes = isNative ? held : Buffer.alloc(text.length + 1);
  const scanner = new StatementScanner({ index, keywords, instances, diagnostics, keywordStatement: () => true });
  scanner.content = 'instances';
  let at = 0;
  for (let end = 0; end < text.length; ) {
    end = Math.min(text.length, end + stretch);
    text.copy(bytes, 0, 0, end);
    at = scanner.scan({ bytes: bytes.subarray(0, end + 1), start: at, end, base: 1000, last: end === text.length });
  }
  const { ids, offsets, lengths, types, count, damagedRows } = index;
  const rows = Array.from({ length: count }, (_, row) =>
    [ids, offsets, lengths, types].map((column) => column[row] ?? -1),
  );
  return { rows, damaged: damagedRows, findings: diagnostics.findings, openComment: scanner.openComment, at };
}

describe('InstanceScanner', () => {
  it('finds what the careful scanner finds, wherever the bytes are cut', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 30 });
    const check = (parts: string[], stretch: number) => {
      const text = Buffer.from(parts.join(''), 'latin1');
      expect(scanned(text, stretch, true)).toEqual(scanned(text, stretch, false));
    };
    fc.assert(fc.property(texts, fc.integer({ min: 1, max: 400 }), check), { numRuns: 300 });
  });

  it('has room for any number of instances in one stretch', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `#${at + 1}=IFCCARTESIANPOINT((${at}.,0.));\n`);
    const { rows, findings } = scanned(Buffer.from(lines.join('')), 1 << 22, true);
    expect(rows.map(([id]) => id)).toEqual(lines.map((_, at) => at + 1));
    expect(findings).toEqual([]);
  });

  it('reads keywords of more spellings than it keeps', () => {
    const lines = Array.from({ length: 3000 }, (_, at) => `#${at + 1}=IFC${at % 1500}();`);
    const { rows } = scanned(Buffer.from(lines.join('')), 1 << 22, true);
    expect(rows.map(([, , , type]) => type)).toEqual(lines.map((_, at) => at % 1500));
  });
});

describe('The modules of WebAssembly', () => {
  it('are what their sources give', () => {
    expect(() => execFileSync(process.execPath, ['scripts/build-wasm.mjs', '--check'])).not.toThrow();
  }, 120_000);
});
