import { describe, expect, it } from '@jest/globals';
import { fills, globalId, opening, product, space, storey, voids, wall } from '../../support/ifc-lines.ts';
import { linesOfElements, readElements } from '../../support/ifc-records.ts';
import { openIfc } from '../../support/step.ts';

const refs = (ids: readonly number[]) => `(${ids.map((id) => `#${id}`).join(',')})`;
const root = (id: number) => `'${globalId(id)}',$,$,$`;
const assigns = (id: number, group: number, ...members: number[]) =>
  `#${id}=IFCRELASSIGNSTOGROUP(${root(id)},${refs(members)},$,#${group});`;

describe('groups, zones and systems', () => {
  it('are elements of their own, and know their members as these know them', async () => {
    const { element } = await readElements(
      [space(10), space(11), `#50=IFCZONE('${globalId(50)}',$,'Flat 1',$,$,'Long');`, assigns(51, 50, 10, 11)].join(
        '\n',
      ),
    );
    const zone = { expressId: 50, globalId: globalId(50), class: 'IfcZone', name: 'Flat 1' };
    expect(element(50)).toMatchObject({ ...zone, kind: 'group', longName: 'Long' });
    expect(element(50).links.members).toMatchObject([{ expressId: 10 }, { expressId: 11 }]);
    expect(element(11).links).toEqual({ groups: [zone] });
  });

  it('may be in groups', async () => {
    const group = (id: number, keyword: string) => `#${id}=${keyword}('${globalId(id)}',$,$,$,$);`;
    const { element } = await readElements(
      [wall(10), group(50, 'IFCGROUP'), group(51, 'IFCSYSTEM'), assigns(52, 50, 51), assigns(53, 51, 10)].join('\n'),
    );
    expect(element(51).links).toMatchObject({ groups: [{ expressId: 50 }], members: [{ expressId: 10 }] });
  });

  it('name the parts of the building that they serve', async () => {
    const { element } = await readElements(
      [
        ...[storey(20), `#50=IFCDISTRIBUTIONSYSTEM('${globalId(50)}',$,'Air',$,$,$,.VENTILATION.);`],
        `#51=IFCRELSERVICESBUILDINGS(${root(51)},#50,(#20));`,
      ].join('\n'),
    );
    expect(element(50)).toMatchObject({ predefinedType: 'VENTILATION', links: { serves: [{ expressId: 20 }] } });
    expect(element(20).links).toMatchObject({ servedBy: [{ expressId: 50, name: 'Air' }] });
  });

  it('of more members than a line can list are cut there, but not on the lines of the members', async () => {
    const count = 100_001;
    const members = Array.from({ length: count }, (_, at) => 1000 + at);
    const { file, diagnostics } = await openIfc(
      [...members.map(wall), `#50=IFCGROUP('${globalId(50)}',$,$,$,$);`, assigns(51, 50, ...members)].join('\n'),
    );
    const lines = await linesOfElements(file);
    const [lastMember, group] = lines.slice(-2).map((line) => JSON.parse(line).links);
    expect(lastMember.groups).toHaveLength(1);
    expect(group.members).toHaveLength(count - 1);
    expect(diagnostics.count('ifc/too-many-links')).toBe(1);
  });
});

describe('links', () => {
  it('lead from a wall to its opening and on to the door in it, and back', async () => {
    const { element } = await readElements(
      [wall(10), opening(11), product(12, 'IFCDOOR'), voids(13, 10, 11), fills(14, 11, 12)].join('\n'),
    );
    expect(element(10).links).toMatchObject({ openings: [{ expressId: 11, class: 'IfcOpeningElement' }] });
    expect(element(11).links).toMatchObject({ voids: [{ expressId: 10 }], fillings: [{ expressId: 12 }] });
    expect(element(12).links).toMatchObject({ fills: [{ expressId: 11 }] });
  });

  it('lead to coverings, of elements and of spaces', async () => {
    const covering = (id: number) => product(id, 'IFCCOVERING', ',$,.FLOORING.');
    const { element } = await readElements(
      [
        ...[wall(10), space(11), covering(12), covering(13)],
        `#20=IFCRELCOVERSBLDGELEMENTS(${root(20)},#10,(#12));`,
        `#21=IFCRELCOVERSSPACES(${root(21)},#11,(#13));`,
      ].join('\n'),
    );
    expect(element(10).links.coverings).toMatchObject([{ expressId: 12 }]);
    expect(element(11).links.coverings).toMatchObject([{ expressId: 13 }]);
    expect(element(13).links.covers).toMatchObject([{ expressId: 11 }]);
  });

  it('name each object once, however many relationships there are', async () => {
    const relates = (id: number) => `#${id}=IFCRELINTERFERESELEMENTS(${root(id)},#10,#11,$,$,.U.);`;
    const { element } = await readElements([wall(10), wall(11), relates(20), relates(21)].join('\n'));
    expect(element(10).links).toMatchObject({ interferesWith: [{ expressId: 11 }] });
    expect(element(11).links.interferesWith).toHaveLength(1);
  });
});

describe('presentation layers', () => {
  const layer = (id: number, name: string, ...items: number[]) =>
    `#${id}=IFCPRESENTATIONLAYERASSIGNMENT('${name}',$,${refs(items)},'${name[0]}');`;
  const shaped = (id: number, shape: number) => `#${id}=IFCWALL('${globalId(id)}',$,'Wall',$,$,$,#${shape},$,$);`;
  const shape = (id: number, ...representations: number[]) =>
    `#${id}=IFCPRODUCTDEFINITIONSHAPE($,$,${refs(representations)});`;
  const representation = (id: number, ...items: number[]) =>
    `#${id}=IFCSHAPEREPRESENTATION($,'Body','Brep',${refs(items)});`;
  const point = (id: number) => `#${id}=IFCCARTESIANPOINT((0.,0.,0.));`;

  it('are found on the representation and on its items', async () => {
    const { element } = await readElements(
      [
        ...[shaped(10, 20), shape(20, 21), representation(21, 22), point(22)],
        ...[layer(30, 'Walls', 21), layer(31, 'Points', 22)],
      ].join('\n'),
    );
    expect(element(10).layers).toEqual([
      { expressId: 30, name: 'Walls', identifier: 'W' },
      { expressId: 31, name: 'Points', identifier: 'P' },
    ]);
  });

  it('are found on what is mapped, for the occurrence and for its type', async () => {
    const { element } = await readElements(
      [
        ...[shaped(10, 20), shape(20, 21), representation(21, 22), '#22=IFCMAPPEDITEM(#23,$);'],
        ...['#23=IFCREPRESENTATIONMAP($,#24);', representation(24, 25), point(25), layer(30, 'Mapped', 25)],
        `#40=IFCWALLTYPE('${globalId(40)}',$,'T',$,$,$,(#23),$,$,.SOLIDWALL.);`,
      ].join('\n'),
    );
    expect(element(10).layers).toMatchObject([{ name: 'Mapped' }]);
    expect(element(40).layers).toMatchObject([{ name: 'Mapped' }]);
  });

  it('end where a representation maps itself', async () => {
    const { element } = await readElements(
      [
        ...[shaped(10, 20), shape(20, 21), representation(21, 22), '#22=IFCMAPPEDITEM(#23,$);'],
        ...['#23=IFCREPRESENTATIONMAP($,#21);', layer(30, 'Itself', 21)],
      ].join('\n'),
    );
    expect(element(10).layers).toMatchObject([{ name: 'Itself' }]);
  });
});
