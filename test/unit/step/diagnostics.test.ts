import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Diagnostic, Diagnostics, type Place, Refusal, type Severity } from '#core/model';
import { openStep, withLines } from '#core/step';
import { bytesSource, decodeAll, stepText } from '../../support/step.ts';

interface Case {
  readonly code: string;
  /** The whole file, as Latin-1. */
  readonly file: string;
  readonly severity: Severity;
  /** Where the finding is, as far as it is anywhere. */
  readonly at: Place;
}

/** A case in the data section, whose first line is the file's eighth; `place` is what stands where the finding is. */
function inData(code: string, severity: Severity, lines: string, place: string, at: Omit<Place, 'byte'>): Case {
  const byte = stepText('?').indexOf('?') + lines.indexOf(place);
  return { code, severity, file: stepText(lines), at: { byte, ...at } };
}

const types = Array.from({ length: 4100 }, (_, i) => `#${i + 1}=T${i}(1);\n`).join('');
const sound = stepText('#1=A(1);');

const damagedHeader = sound.replace("'2;1'", '2');
const withoutEndsec = sound.replace('ENDSEC;\nEND', 'END');
const withoutTrailer = sound.slice(0, -18);
const cut = sound.slice(0, sound.lastIndexOf(');\nENDSEC'));

const cases: readonly Case[] = [
  { code: 'step/empty-file', severity: 'error', file: '', at: {} },
  { code: 'step/not-step', severity: 'error', file: '%PDF-1.7', at: { byte: 0, line: 1 } },
  { code: 'step/byte-order-mark', severity: 'warning', file: `\xef\xbb\xbf${sound}`, at: { byte: 0, line: 1 } },
  { code: 'step/no-data-section', severity: 'error', file: sound.replace('DATA;', 'DATUM;'), at: {} },
  { code: 'step/wrong-header', severity: 'warning', file: damagedHeader, at: { byte: 22, line: 3 } },
  {
    code: 'step/missing-endsec',
    severity: 'warning',
    file: withoutEndsec,
    at: { byte: sound.lastIndexOf('ENDSEC'), line: 9 },
  },
  { code: 'step/truncated', severity: 'error', file: withoutTrailer, at: { byte: withoutTrailer.length, line: 10 } },
  { code: 'step/truncated', severity: 'error', file: cut, at: { byte: sound.indexOf('#1'), line: 8 } },
  inData('step/unterminated-comment', 'error', '#1=A(1);\n /* #2=B(1);', '/*', { line: 9 }),
  inData('step/scope-unsupported', 'error', '#1=A(1);\n#2=&SCOPE #3=A(); ENDSCOPE B(#3);', '#2', { line: 9 }),
  inData('step/garbage', 'error', '#1=A(1);\n\n\t?!;\n#2=A(1);', '?!', { line: 10 }),
  inData('step/empty-statement', 'warning', '#1=A(1);\n ; #2=A(1)', '; #2', { line: 9 }),
  inData('step/missing-semicolon', 'error', '#1=A(\n1) \n#2=A(1);', ' \n#2', { line: 9, expressId: 1 }),
  inData('step/unterminated-string', 'error', "#1=A(\n'x);\n#2=A(1);", "'x)", { line: 9, expressId: 1 }),
  inData('step/invalid-id', 'warning', '#1=A(1);\n#0=A(1);', '#0', { line: 9, expressId: 0 }),
  inData('step/id-out-of-range', 'error', '#1=A(1);\n#4294967296=A(1);', '#4294967296', { line: 9 }),
  inData('step/too-many-types', 'error', types, '#4097', { line: 4104, expressId: 4097 }),
  inData('step/duplicate-id', 'error', '#1=A(1);\n#1=B(1);', '#1=B', { line: 9, expressId: 1 }),
  inData('step/malformed-statement', 'error', '#1=A(1);\n#2=A(1,\n?);', '?', { line: 10, expressId: 2 }),
  inData('step/invalid-escape', 'warning', "#1=A(1,\n'C:\\path');", "'C:", { line: 9, expressId: 1 }),
  inData('step/foreign-encoding', 'info', "#1=A(1,\n'W\xe4nde');", "'W\xe4", { line: 9, expressId: 1 }),
  inData('step/control-character', 'info', "#1=A(1,\n'a\tb');", "'a\t", { line: 9, expressId: 1 }),
];

async function findings({ file }: Case): Promise<Diagnostic[]> {
  const source = bytesSource(Buffer.from(file, 'latin1'));
  const diagnostics = new Diagnostics();
  try {
    decodeAll(await openStep(source, { diagnostics }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    diagnostics.add(error.diagnostic);
  }
  return withLines(diagnostics.findings, source);
}

describe('every diagnostic', () => {
  it.each(cases)('$code has its severity, place and remedy: $at', async (expected) => {
    const first = (await findings(expected)).find(({ code }) => code === expected.code);
    expect(Diagnostic.parse(first)).toEqual(first);
    expect(first).toMatchObject({ severity: expected.severity, at: expected.at });
    expect(Object.keys(first?.at ?? {}).sort()).toEqual(Object.keys(expected.at).sort());
    expect(first?.message).toMatch(/^[A-Z].+\.$/);
    expect(first?.remedy).toMatch(/^[A-Z].+\.$/);
  });

  it('of a sound file is none', async () => {
    expect(await findings({ code: '', file: sound, severity: 'info', at: {} })).toEqual([]);
  });

  it('that the sources can give is provoked here', () => {
    const folder = new URL('../../../core/step/', import.meta.url);
    const sources = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(new URL(name, folder), 'utf8'));
    const codes = sources.flatMap((source) =>
      [...source.matchAll(/code: '(step\/[a-z0-9-]+)'/g)].map(([, code]) => code),
    );
    const elsewhere = 'step/statement-too-long'; // with limits of its own, in pages.test.ts
    expect(new Set([...cases.map(({ code }) => code), elsewhere])).toEqual(new Set(codes));
  });
});
