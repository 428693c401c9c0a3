import { describe, expect, it } from '@jest/globals';
import { bytesSource, openSource } from '../../support/step.ts';

const openHeader = (entities: string) =>
  openSource(bytesSource(`ISO-10303-21;\nHEADER;\n${entities}\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n`));

const description = "FILE_DESCRIPTION(('ViewDefinition [X]','Option'),'2;1');";
const name = "FILE_NAME('a.ifc','2026-01-02',('A','B'),('O'),'Pre','Sys','Auth');";
const schema = "FILE_SCHEMA(('IFC4'));";

describe('the header', () => {
  it('is read field by field', async () => {
    const { step, diagnostics } = await openHeader(`${description}\n${name}\n${schema}`);
    expect(step.header).toEqual({
      description: ['ViewDefinition [X]', 'Option'],
      implementationLevel: '2;1',
      fileName: 'a.ifc',
      timeStamp: '2026-01-02',
      author: ['A', 'B'],
      organization: ['O'],
      preprocessorVersion: 'Pre',
      originatingSystem: 'Sys',
      authorization: 'Auth',
      schemaIdentifiers: ['IFC4'],
    });
    expect(diagnostics.findings).toEqual([]);
  });

  it('may go over several lines, with comments and escapes', async () => {
    const spread = name.replaceAll(',', " /*,';*/\r\n,").replace('Sys', 'S\\X2\\00E4\\X0\\s; "1"');
    const { step, diagnostics } = await openHeader(`${description}${spread}\r${schema}`);
    expect([step.header.author, step.header.originatingSystem]).toEqual([['A', 'B'], 'Säs; "1"']);
    expect(diagnostics.findings).toEqual([]);
  });

  it('may come in any order and hold the entities of editions 2 and 3', async () => {
    const more =
      "FILE_POPULATION('a','b',());SECTION_LANGUAGE($,'de');SECTION_CONTEXT($,());SCHEMA_POPULATION(());!MINE(1);";
    const { diagnostics } = await openHeader(`${schema}${name}${description}${more}`);
    expect(diagnostics.findings).toEqual([]);
  });

  it.each([
    ['FILE_INFO is no header entity', `${description}${name}${schema}FILE_INFO('a');`],
    ['FILE_NAME stands twice', `${description}${name}${schema}${name}`],
    ['The header has no FILE_NAME', `${description}${schema}`],
    ['should have 7 attributes, not 8', `${description}${name.replace("'Auth'", "'Auth',''")}${schema}`],
    ['should have 2 attributes, not 1', `FILE_DESCRIPTION(('x'));${name}${schema}`],
    ['schemaIdentifiers should be a list of strings', `${description}${name}FILE_SCHEMA('IFC4');`],
    ['author should be a list of strings', `${description}${name.replace("('A','B')", '(1,$)')}${schema}`],
    ['timeStamp should be a string', `${description}${name.replace("'2026-01-02'", '$')}${schema}`],
  ])('is read with a warning where %s', async (message, entities) => {
    const { step, diagnostics } = await openHeader(entities);
    expect(diagnostics.findings).toMatchObject([
      { code: 'step/wrong-header', severity: 'warning', message: expect.stringContaining(message) },
    ]);
    expect(step.header.schemaIdentifiers).toEqual(['IFC4']);
  });

  it('is read, with one warning, from a file that has no HEADER line', async () => {
    const text = `ISO-10303-21;\n${description}\n${name}\n${schema}\nENDSEC;\nDATA;\n#1=A(1);\nENDSEC;\nEND-ISO-10303-21;\n`;
    const { step, diagnostics } = await openSource(bytesSource(text));
    expect([step.header.fileName, step.values(1)]).toEqual(['a.ifc', [1]]);
    expect(diagnostics.findings).toMatchObject([{ code: 'step/wrong-header', at: { byte: 14 } }]);
  });
});
