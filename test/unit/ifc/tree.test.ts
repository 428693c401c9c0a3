import { describe, expect, it } from '@jest/globals';
import { SpatialTree } from '#core/model';
import * as ifc from '../../support/ifc-lines.ts';
import { outline, treeOf } from '../../support/trees.ts';

/** Project 1, site 2, building 3, storeys 4 and 5. */
const HOUSE = [
  ifc.project(1),
  ifc.site(2),
  ifc.building(3),
  ifc.storey(4, '0.'),
  ifc.storey(5, '3.'),
  ifc.aggregates(90, 1, 2),
  ifc.aggregates(91, 2, 3),
  ifc.aggregates(92, 3, 4, 5),
];
const house = (...lines: string[]) => treeOf([...HOUSE, ...lines].join('\n'));

describe('The spatial tree', () => {
  it('goes from the project down to the elements', async () => {
    const { tree, codes } = await house(ifc.wall(10), ifc.wall(11), ifc.contains(93, 4, 11, 10));
    expect(outline(tree.roots)).toBe('1(2(3(4(11 10) 5)))');
    expect(tree.unplaced).toEqual([]);
    expect(codes).toEqual([]);
    expect(SpatialTree.parse(tree)).toEqual(tree);
  });

  it('says of a spatial element what it is, of others who they are', async () => {
    const placement = `#80=IFCLOCALPLACEMENT($,#81);#81=IFCAXIS2PLACEMENT3D(#82,$,$);#82=IFCCARTESIANPOINT((0.,0.,3.1));`;
    const { tree } = await treeOf(
      `${ifc.project(1)}#2=IFCBUILDINGSTOREY('x',$,'EG','ground','type',#80,$,'Ground floor',.ELEMENT.,3.);${placement}
${ifc.wall(3)}#4=IFCSPACE($,$,$,$,$,$,$,$,$,.PARKING.,$);${ifc.aggregates(90, 1, 2)}${ifc.aggregates(91, 2, 4)}${ifc.contains(92, 2, 3)}`,
    );
    const [storey] = tree.roots[0]?.children ?? [];
    expect(storey).toMatchObject({
      ...{ kind: 'storey', expressId: 2, globalId: 'x', class: 'IfcBuildingStorey', name: 'EG' },
      ...{ longName: 'Ground floor', objectType: 'type', predefinedType: null, elevation: 3, z: 3.1 },
    });
    expect(storey?.children[0]).toMatchObject({ kind: 'space', predefinedType: 'PARKING', elevation: null, z: null });
    expect(storey?.children[1]).toEqual({
      ...{ kind: 'element', expressId: 3, globalId: ifc.globalId(3), class: 'IfcWall', name: 'WALL 3', children: [] },
    });
  });

  it('sorts storeys by elevation, and leaves everything else where it is', async () => {
    const { tree } = await house(ifc.storey(6, '-2.'), ifc.storey(7), ifc.space(8), ifc.aggregates(93, 3, 7, 8, 6));
    expect(outline(tree.roots)).toBe('1(2(3(6 4 5 8 7)))');
  });

  it('has the parts of an element below it', async () => {
    const { tree } = await house(
      ifc.wall(10),
      ifc.wall(11),
      ifc.wall(12),
      ifc.contains(93, 4, 10),
      ifc.aggregates(94, 10, 11),
      ifc.nests(95, 11, 12),
    );
    expect(outline(tree.roots)).toBe('1(2(3(4(10(11(12))) 5)))');
  });

  it('keeps a part below its whole where both are contained in the same storey', async () => {
    const { tree } = await house(ifc.wall(10), ifc.wall(11), ifc.contains(93, 4, 10, 11), ifc.aggregates(94, 10, 11));
    expect(outline(tree.roots)).toBe('1(2(3(4(10(11)) 5)))');
  });

  it('lets the own storey of a part decide where its whole is in another, or nowhere', async () => {
    const parts = [ifc.wall(10), ifc.wall(11), ifc.aggregates(94, 10, 11), ifc.contains(95, 5, 11)];
    expect(outline((await house(...parts, ifc.contains(96, 4, 10))).tree.roots)).toBe('1(2(3(4(10) 5(11))))');
    const { tree } = await house(...parts);
    expect([outline(tree.roots), outline(tree.unplaced)]).toEqual(['1(2(3(4 5(11))))', '10']);
  });

  it('leaves openings and ports out, and puts what fills an opening beside its host', async () => {
    const { tree, codes, places } = await house(
      ...[ifc.wall(10), ifc.opening(11), ifc.door(12), ifc.contains(93, 5, 10)],
      ...[ifc.voids(94, 10, 11), ifc.fills(95, 11, 12)],
      ifc.product(13, 'IFCDISTRIBUTIONPORT', ',$,$,$'),
      ifc.nests(96, 10, 13),
    );
    expect(outline(tree.roots)).toBe('1(2(3(4 5(10 12))))');
    expect(tree.unplaced).toEqual([]);
    expect(places.get(11)).toBeUndefined();
    expect(codes).toEqual([]);
  });

  it('lists what has no place, with its parts, and an opening that voids nothing', async () => {
    const { tree, codes } = await house(ifc.wall(10), ifc.wall(11), ifc.aggregates(94, 10, 11), ifc.opening(12));
    expect(outline(tree.unplaced)).toBe('10(11) 12');
    expect(codes).toEqual(['ifc/unplaced', 'ifc/unplaced']);
  });

  it('knows the facilities of IFC4X3 and their parts', async () => {
    const { tree } = await treeOf(
      `${ifc.project(1)}${ifc.product(2, 'IFCBRIDGE', ',$,$,$')}${ifc.product(3, 'IFCBRIDGEPART', ',$,$,$,$')}
${ifc.product(4, 'IFCSPATIALZONE', ',$,$')}${ifc.product(5, 'IFCEXTERNALSPATIALELEMENT', ',$,$')}
${ifc.product(6, 'IFCALIGNMENT', ',$')}${ifc.aggregates(90, 1, 2)}${ifc.aggregates(91, 2, 3)}
${ifc.contains(92, 3, 4, 6)}${ifc.aggregates(93, 1, 5)}`,
      'IFC4X3',
    );
    const kinds = (node: { kind: string; children: { kind: string }[] }): unknown =>
      node.children.map(({ kind }) => kind);
    const [bridge, outside] = tree.roots[0]?.children ?? [];
    expect([bridge?.kind, outside?.kind]).toEqual(['facility', 'external']);
    expect(bridge && kinds(bridge)).toEqual(['part']);
    expect(bridge?.children[0] && kinds(bridge.children[0])).toEqual(['zone', 'element']);
  });

  it('stands a covering of a room in the room, one of an element beside it', async () => {
    const { tree } = await house(
      ...[ifc.space(6), ifc.wall(10), ifc.aggregates(93, 4, 6), ifc.contains(94, 5, 10)],
      ...[ifc.product(20, 'IFCCOVERING', ',$,$'), ifc.product(21, 'IFCCOVERING', ',$,$')],
      `#95=IFCRELCOVERSSPACES('a',$,$,$,#6,(#20));#96=IFCRELCOVERSBLDGELEMENTS('b',$,$,$,#10,(#21));`,
    );
    expect(outline(tree.roots)).toBe('1(2(3(4(6(20)) 5(10 21))))');
  });
});

describe('Places', () => {
  it('say storey, space, container and parent of every product', async () => {
    const { places } = await house(
      ...[ifc.space(6), ifc.aggregates(93, 5, 6), ifc.wall(10), ifc.wall(11), ifc.wall(12)],
      ...[ifc.contains(94, 6, 10), ifc.aggregates(95, 10, 11), ifc.contains(96, 2, 12)],
    );
    const place = { container: 6, storey: 5, space: 6, placed: true };
    expect(places.get(10)).toEqual({ ...place, parent: 6 });
    expect(places.get(11)).toEqual({ ...place, parent: 10 });
    expect(places.get(12)).toEqual({ parent: 2, container: 2, storey: null, space: null, placed: true });
    expect(places.get(99)).toBeUndefined();
  });
});
