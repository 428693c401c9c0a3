import { describe, expect, it } from '@jest/globals';
import { globalId, wall } from '../../support/ifc-lines.ts';
import { definesByType, readElements } from '../../support/ifc-records.ts';

const associates = (id: number, reference: number, ...objects: number[]) =>
  `#${id}=IFCRELASSOCIATESCLASSIFICATION('${globalId(id)}',$,$,$,(${objects.map((of) => `#${of}`).join(',')}),#${reference});`;

async function classificationsOf(lines: string, schema = 'IFC4') {
  const { element, diagnostics } = await readElements(`${wall(100)}\n${associates(99, 50, 100)}\n${lines}`, schema);
  return { classifications: element(100).classifications, diagnostics };
}

describe('the classification of an element', () => {
  it('has the whole way from the system down to the reference', async () => {
    const { classifications } = await classificationsOf(`
      #50=IFCCLASSIFICATIONREFERENCE('https://x.example/Pr_20_93','Pr_20_93','Walls',#51,$,$);
      #51=IFCCLASSIFICATIONREFERENCE($,'Pr_20','Structural products',#52,$,$);
      #52=IFCCLASSIFICATION('NBS','2026',$,'Uniclass 2015',$,$,$);`);
    expect(classifications).toEqual([
      {
        source: 'occurrence',
        expressId: 50,
        class: 'IfcClassificationReference',
        identification: 'Pr_20_93',
        name: 'Walls',
        location: 'https://x.example/Pr_20_93',
        path: [
          { expressId: 51, identification: 'Pr_20', name: 'Structural products' },
          { expressId: 50, identification: 'Pr_20_93', name: 'Walls' },
        ],
        system: { expressId: 52, name: 'Uniclass 2015', edition: '2026', source: 'NBS' },
      },
    ]);
  });

  it('is read of IFC2X3, which calls the identification ItemReference', async () => {
    const { classifications } = await classificationsOf(
      `#50=IFCCLASSIFICATIONREFERENCE($,'330','Aussenwand',#52);\n#52=IFCCLASSIFICATION('DIN','2008',$,'DIN 276');`,
      'IFC2X3',
    );
    expect(classifications).toMatchObject([{ identification: '330', name: 'Aussenwand', system: { name: 'DIN 276' } }]);
  });

  it('may be a whole system', async () => {
    const { classifications } = await classificationsOf("#50=IFCCLASSIFICATION('NBS','2026',$,'Uniclass',$,$,$);");
    expect(classifications).toMatchObject([
      { class: 'IfcClassification', identification: null, name: 'Uniclass', path: [], system: { expressId: 50 } },
    ]);
  });

  it('may be a notation of IFC2X3, explained by items', async () => {
    const { classifications } = await classificationsOf(
      `#50=IFCCLASSIFICATIONNOTATION((#51,#52));
       #51=IFCCLASSIFICATIONNOTATIONFACET('D1');
       #52=IFCCLASSIFICATIONNOTATIONFACET('E2');
       #53=IFCCLASSIFICATIONITEM(#52,#54,'Doors');
       #54=IFCCLASSIFICATION('Us','1',$,'Ours');`,
      'IFC2X3',
    );
    expect(classifications).toMatchObject([
      { class: 'IfcClassificationNotation', identification: 'D1 E2', name: 'Doors', system: { name: 'Ours' } },
    ]);
  });

  it('comes from the element and from its type', async () => {
    const { element } = await readElements(
      [
        ...[wall(100), `#60=IFCWALLTYPE('${globalId(60)}',$,'T',$,$,$,$,$,$,.SOLIDWALL.);`, definesByType(61, 60, 100)],
        ...[
          "#50=IFCCLASSIFICATIONREFERENCE($,'A','own',$,$,$);",
          "#51=IFCCLASSIFICATIONREFERENCE($,'B','type',$,$,$);",
        ],
        ...[associates(62, 50, 100), associates(63, 51, 60)],
      ].join('\n'),
    );
    expect(element(100).classifications).toMatchObject([
      { source: 'occurrence', identification: 'A', system: null },
      { source: 'type', identification: 'B', system: null },
    ]);
  });

  it('survives a reference that leads back to itself', async () => {
    const { classifications, diagnostics } = await classificationsOf(
      "#50=IFCCLASSIFICATIONREFERENCE($,'A','a',#51,$,$);\n#51=IFCCLASSIFICATIONREFERENCE($,'B','b',#50,$,$);",
    );
    expect(classifications).toMatchObject([
      { identification: 'A', path: [{ expressId: 51 }, { expressId: 50 }], system: null },
    ]);
    expect(diagnostics.findings).toMatchObject([{ code: 'ifc/classification-cycle', at: { expressId: 50 } }]);
  });

  it('is not read of what is no classification', async () => {
    const { classifications, diagnostics } = await classificationsOf("#50=IFCMATERIAL('M',$,$);");
    expect(classifications).toEqual([]);
    expect(diagnostics.findings).toMatchObject([{ code: 'ifc/not-a-classification', found: '#50=IFCMATERIAL' }]);
  });
});
