import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Diagnostic } from '#core/model';
import { withLines } from '#core/step';
import { bytesSource, openLines, openSource, stepText } from '../../support/step.ts';

const at = (byte: number): Diagnostic => ({ code: 'x/y', severity: 'info', message: '', at: { byte }, remedy: '' });
const linesOf = (text: string, bytes: readonly number[]) =>
  withLines(bytes.map(at), bytesSource(text)).map((finding) => finding.at.line);

describe('line numbers', () => {
  it.each([
    ['LF', 'a\nb\n\nc'],
    ['CR', 'a\rb\r\rc'],
  ])('count lines that end with %s', (_, text) => {
    expect(linesOf(text, [0, 1, 2, 3, 4, 5, 6])).toEqual([1, 1, 2, 2, 3, 4, 4]);
  });

  it('count CR LF as one line end', () => {
    expect(linesOf('a\r\nb\r\n\r\nc\n\rd', [0, 1, 2, 3, 8, 9, 10, 11])).toEqual([1, 1, 1, 2, 4, 4, 5, 6]);
  });

  it('count right over more than a chunk, and CR LF cut by its end', () => {
    const text = `${'x'.repeat((1 << 20) - 1)}\r\ny\n${'z\n'.repeat(1 << 20)}`;
    expect(linesOf(text, [0, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, text.length - 1, text.length])).toEqual([
      1,
      1,
      1,
      2,
      2 + (1 << 20),
      3 + (1 << 20),
    ]);
  });

  it('are what splitting the text gives, in whatever order they are asked for', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n'), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.array(fc.nat(60)), (content, bytes) => {
        const inside = bytes.map((byte) => byte % (content.length + 1));
        // A CR whose LF comes behind the place has not ended its line yet.
        const expected = inside.map((byte) => {
          const before = content.slice(0, byte);
          const cut = before.endsWith('\r') && content[byte] === '\n' ? before.slice(0, -1) : before;
          return cut.split(/\r\n|\r|\n/).length;
        });
        expect(linesOf(content, inside)).toEqual(expected);
      }),
    );
  });

  it('leave findings without a byte, or with a line already, as they are', () => {
    const findings = [
      { ...at(3), at: {} },
      { ...at(3), at: { byte: 3, line: 99 } },
    ];
    expect(withLines(findings, bytesSource('a\nb\nc'))).toEqual(findings);
  });

  it.each([['\n'], ['\r'], ['\r\n']])('of instances are those of the text (%j)', async (lineEnd) => {
    const text = stepText('#1=A(1);\n\n/*\n*/ #2=A(\n1);\n#3=A(?);').replaceAll('\n', lineEnd);
    const { step } = await openSource(bytesSource(text));
    const lines = [1, 2, 3].map((id) => withLines([{ ...at(0), at: step.placeOf(id) }], step.source)[0]?.at.line);
    expect(lines).toEqual([8, 11, 13]);
  });

  it('of a problem inside a statement are those of the problem', async () => {
    const { step, diagnostics } = await openLines('#1=A(1,\n2,\n?);');
    step.values(1);
    expect(withLines(diagnostics.findings, step.source)).toMatchObject([{ at: { line: 10, expressId: 1 } }]);
  });
});
