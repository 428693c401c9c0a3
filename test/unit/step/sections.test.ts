import { describe, expect, it } from '@jest/globals';
import { bytesSource, codesOf, openLines, openSource, refusalOf, stepText } from '../../support/step.ts';

const header = `HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('','',(''),(''),'','','');
FILE_SCHEMA(('IFC4'));
ENDSEC;
`;

/** Opens `ISO-10303-21;` + text, each section as the test wrote it. */
const openSections = (text: string) => openSource(bytesSource(`ISO-10303-21;\n${text}`));

describe('sections', () => {
  it('may hold no instances at all', async () => {
    const { step, diagnostics } = await openLines('');
    expect([step.count, step.keywords, [...step.ids('IFCWALL')]]).toEqual([0, [], []]);
    expect(diagnostics.findings).toEqual([]);
  });

  it('may be several DATA sections, with names (edition 3)', async () => {
    const text = `${header}DATA('one',('IFC4'));\n#1=A(1);\nENDSEC;\nDATA;#2=B(2);ENDSEC;DATA\n('x;#9=A(1);',('IFC4'));#3=A(3);ENDSEC;END-ISO-10303-21;`;
    const { step, diagnostics } = await openSections(text);
    expect([1, 2, 3].map((id) => step.values(id))).toEqual([[1], [2], [3]]);
    expect([...step.ids('A')]).toEqual([1, 3]);
    expect(diagnostics.findings).toEqual([]);
  });

  it('of edition 3 that Plinth does not need are passed over', async () => {
    const text = `${header}ANCHOR;
<$world>=#1;
<a;b> = 'x;y' { role : 'it''s' };
ENDSEC;
REFERENCE;
#10 = <https://example.org/a.stp#b>;
@11 = <other.stp#len>;
ENDSEC;
DATA;
#1=A(#10);
ENDSEC;
END-ISO-10303-21;
SIGNATURE
MIIFWgYJKoZIhvcNAQcCoIIFSzCCBUcCAQExDTALBglghkgBZQMEAgEwCwYJKoZI//
hvcNAQcBoIIDXjCCA1owggJCAgkA+a1=
ENDSEC;
SIGNATURE;
#1=B(2);MII/w+==
ENDSEC;
`;
    const { step, diagnostics } = await openSections(text);
    expect([...step.index.ids.subarray(0, step.count)]).toEqual([1]);
    expect(diagnostics.findings).toEqual([]);
  });

  it('may begin and end in lower case and with comments', async () => {
    const text = `/*;*/ header; file_schema(('IFC4')); /*ENDSEC;*/ endsec/**/; data /*;*/ ; #1=a(1); EndSec; end-iso-10303-21 ;`;
    const { step, diagnostics } = await openSections(text);
    expect([step.header.schemaIdentifiers, step.values(1)]).toEqual([['IFC4'], [1]]);
    expect(new Set(codesOf(diagnostics))).toEqual(new Set(['step/wrong-header'])); // the two entities left out
  });

  it.each([
    ['DATA', `${header}DATA;#1=A(1);\nDATA;#2=A(2);ENDSEC;END-ISO-10303-21;`],
    ['END-ISO-10303-21', `${header}DATA;#1=A(1);#2=A(2);\nEND-ISO-10303-21;`],
    ['DATA', `${header.replace('ENDSEC;\n', '')}DATA;#1=A(1);#2=A(2);ENDSEC;END-ISO-10303-21;`],
    ['DATA', `${header}ANCHOR;<a>=#1;\nDATA;#1=A(1);#2=A(2);ENDSEC;END-ISO-10303-21;`],
  ])('without ENDSEC end where the next begins: %s', async (found, text) => {
    const { step, diagnostics } = await openSections(text);
    expect([...step.ids('A')]).toEqual([1, 2]);
    expect(diagnostics.findings).toMatchObject([{ code: 'step/missing-endsec', severity: 'warning', found }]);
  });

  it.each([
    ['at once behind the data section', 'ENDSEC;\n'],
    ['inside the data section', ''],
    ['in the middle of ENDSEC', 'ENDS'],
  ])('may end without a trailer, %s', async (_, end) => {
    const { step, diagnostics } = await openSections(`${header}DATA;\n#1=A(1);\n${end}`);
    expect(step.values(1)).toEqual([1]);
    expect(codesOf(diagnostics)).toContain('step/truncated');
  });

  it('that are not closed by a final ";" at the end of the file are', async () => {
    const { step, diagnostics } = await openSections(`${header}DATA;\n#1=A(1);\nENDSEC;\nEND-ISO-10303-21`);
    expect(step.values(1)).toEqual([1]);
    expect(codesOf(diagnostics)).toEqual(['step/missing-semicolon']);
  });

  it.each([['DATA\n'], ['DATA /*c*/\n']])('begin without their ";" all the same: %s', async (data) => {
    const { step, diagnostics } = await openSections(`${header}${data}#1=A(1);\n#2=A(2);\nENDSEC;\nEND-ISO-10303-21;`);
    expect([...step.ids('A')]).toEqual([1, 2]);
    expect(codesOf(diagnostics)).toEqual(['step/missing-semicolon']);
  });

  it('end without their ";" all the same', async () => {
    const { step, diagnostics } = await openSections(`${header}DATA;\n#1=A(1);\nENDSEC\nEND-ISO-10303-21;`);
    expect(step.values(1)).toEqual([1]);
    expect(codesOf(diagnostics)).toEqual(['step/missing-semicolon']);
  });

  it('without a DATA section are refused', async () => {
    expect(await refusalOf(openSections(`${header}END-ISO-10303-21;`))).toMatchObject({ code: 'step/no-data-section' });
    expect(await refusalOf(openSections("HEADER;\nFILE_SCHEMA(('IFC4'));"))).toMatchObject({
      code: 'step/no-data-section',
      message: 'The file ends inside its header.',
    });
  });

  it('with &SCOPE are refused', async () => {
    const scoped = `${header}DATA;\n#1=&SCOPE\n#2=A(1);\nENDSCOPE B(#2);\nENDSEC;\nEND-ISO-10303-21;`;
    expect(await refusalOf(openSections(scoped))).toMatchObject({
      code: 'step/scope-unsupported',
      at: { byte: `ISO-10303-21;\n${header}DATA;\n`.length },
      remedy: expect.stringContaining('Export'),
    });
  });

  it('are not refused for a string that holds &SCOPE', async () => {
    const { diagnostics } = await openLines("#1=A('&SCOPE');/* #2=&SCOPE */");
    expect(diagnostics.findings).toEqual([]);
  });

  it('with text behind the end of the file are read with a diagnostic', async () => {
    const { step, diagnostics } = await openSource(bytesSource(`${stepText('#1=A(1);')}#2=A(2);\n\u0000\u001a\n`));
    expect([step.has(1), step.has(2)]).toEqual([true, false]);
    expect(codesOf(diagnostics)).toEqual(['step/garbage']);
  });
});
