import { describe, expect, it } from '@jest/globals';
import { globalId, nests, product, space, wall } from '../../support/ifc-lines.ts';
import { readElements } from '../../support/ifc-records.ts';

const root = (id: number) => `'${globalId(id)}',$,$,$`;
const duct = (id: number) => product(id, 'IFCDUCTSEGMENT', ',$,$');
const port = (id: number, flow: string) => product(id, 'IFCDISTRIBUTIONPORT', `,.${flow}.,$,$`);
const connectsPorts = (id: number, from: number, to: number) =>
  `#${id}=IFCRELCONNECTSPORTS(${root(id)},#${from},#${to},$);`;

describe('ports', () => {
  it('lead from an element by its port to the element at the other end', async () => {
    const { element } = await readElements(
      [
        ...[duct(10), duct(20), port(11, 'SOURCE'), port(21, 'SINK')],
        ...[nests(30, 10, 11), nests(31, 20, 21), connectsPorts(32, 11, 21)],
      ].join('\n'),
    );
    const far = { port: { expressId: 21 }, element: { expressId: 20, class: 'IfcDuctSegment' } };
    expect(element(10).ports).toMatchObject([{ expressId: 11, flowDirection: 'SOURCE', connectedTo: [far] }]);
    expect(element(20).ports).toMatchObject([{ expressId: 21, connectedTo: [{ element: { expressId: 10 } }] }]);
    expect(element(11)).toMatchObject({ portOf: { expressId: 10 }, connectedTo: [far], parent: { expressId: 10 } });
  });

  it('are found as IFC2X3 assigns them', async () => {
    const segment = `#10=IFCFLOWSEGMENT('${globalId(10)}',$,'Duct',$,$,$,$,$);`;
    const { element } = await readElements(
      [
        ...[segment, `#11=IFCDISTRIBUTIONPORT('${globalId(11)}',$,'Port',$,$,$,$,.SOURCEANDSINK.);`],
        `#12=IFCRELCONNECTSPORTTOELEMENT(${root(12)},#11,#10);`,
      ].join('\n'),
      'IFC2X3',
    );
    expect(element(10).ports).toMatchObject([{ name: 'Port', flowDirection: 'SOURCEANDSINK', connectedTo: [] }]);
    expect(element(11)).toMatchObject({ portOf: { expressId: 10, name: 'Duct' } });
  });

  it('are not taken for other nested parts', async () => {
    const { element } = await readElements([duct(10), duct(11), port(12, 'SINK'), nests(20, 10, 11)].join('\n'));
    expect(element(10)).not.toHaveProperty('ports');
    expect(element(12)).not.toHaveProperty('portOf');
  });
});

describe('connections', () => {
  it('say at which ends two walls meet, seen from each', async () => {
    const { element } = await readElements(
      `${wall(10)}\n${wall(11)}\n#12=IFCRELCONNECTSPATHELEMENTS(${root(12)},$,#10,#11,(),(),.ATSTART.,.ATEND.);`,
    );
    const relationship = { expressId: 12, class: 'IfcRelConnectsPathElements' };
    expect(element(10).connections).toMatchObject([
      { ...relationship, role: 'relating', element: { expressId: 11 }, at: 'ATEND', otherAt: 'ATSTART' },
    ]);
    expect(element(11).connections).toMatchObject([
      { ...relationship, role: 'related', element: { expressId: 10 }, at: 'ATSTART', otherAt: 'ATEND' },
    ]);
  });

  it('name what makes them', async () => {
    const { element } = await readElements(
      [
        ...[wall(10), wall(11), product(12, 'IFCMECHANICALFASTENER', ',$,$,$,$')],
        `#13=IFCRELCONNECTSWITHREALIZINGELEMENTS(${root(13)},$,#10,#11,(#12),'bolted');`,
      ].join('\n'),
    );
    expect(element(10).connections).toMatchObject([{ realizedBy: [{ expressId: 12 }] }]);
  });
});

describe('space boundaries', () => {
  const boundary = (id: number, element: string, kind: string) =>
    `#${id}=IFCRELSPACEBOUNDARY(${root(id)},#10,${element},$,.${kind}.,.INTERNAL.);`;

  it('lead from a space to what bounds it, and back', async () => {
    const { element } = await readElements([space(10), wall(11), boundary(12, '#11', 'PHYSICAL')].join('\n'));
    expect(element(10).boundaries).toMatchObject([
      {
        expressId: 12,
        class: 'IfcRelSpaceBoundary',
        element: { expressId: 11, class: 'IfcWall' },
        physicalOrVirtual: 'PHYSICAL',
        internalOrExternal: 'INTERNAL',
      },
    ]);
    expect(element(11).links.bounds).toMatchObject([{ expressId: 10 }]);
  });

  it('may have no element', async () => {
    const { element } = await readElements(`${space(10)}\n${boundary(12, '$', 'VIRTUAL')}`, 'IFC2X3');
    expect(element(10).boundaries).toMatchObject([{ element: null, physicalOrVirtual: 'VIRTUAL' }]);
  });
});
