import { expect, it } from '@jest/globals';
import { corpusBytes, corpusFiles, describeCorpus } from '../../support/corpus.ts';
import { bytesSource, codesOf, decodeAll, openSource, refusalOf } from '../../support/step.ts';

/** Instances of each file: lines that begin with `#`, counted by grep; none of these files has several on a line. */
const models = corpusFiles().filter((name) => name.endsWith('.ifc') && name !== 'errorfile.ifc');

describeCorpus('every model of the public corpus', () => {
  it.each(models)('%s is read without losing anything', async (name) => {
    const bytes = Buffer.from(corpusBytes(name));
    const { step, diagnostics } = await openSource(bytesSource(bytes));
    const values = decodeAll(step);
    const lines = bytes.toString('latin1').match(/^[ \t]*#\d+[ \t]*=/gm) ?? [];
    expect(step.count).toBe(lines.length);
    expect(values.size).toBe(lines.length);
    expect(diagnostics.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(step.header.schemaIdentifiers).toHaveLength(1);
  });

  it('errorfile.ifc is refused for its comment without an end', async () => {
    const file = bytesSource(corpusBytes('errorfile.ifc'));
    expect(await refusalOf(openSource(file))).toMatchObject({ code: 'step/unterminated-comment' });
  });

  it('vectorworks_sjis.ifc has readable Japanese', async () => {
    const { step, diagnostics } = await openSource(bytesSource(corpusBytes('vectorworks_sjis.ifc')));
    const texts = [...decodeAll(step).values()].flat(2).filter((value) => typeof value === 'string');
    expect(texts.filter((text) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text)).length).toBeGreaterThan(10);
    expect(texts.join('')).not.toContain('\ufffd');
    expect(new Set(codesOf(diagnostics))).toEqual(new Set(['step/foreign-encoding']));
  });
});
