import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as ifc from '../../support/ifc-lines.ts';
import { nodesOf, outline, treeOf } from '../../support/trees.ts';

const lines = (...statements: string[]) => treeOf(statements.join('\n'));

describe('The spatial tree of a wrong file', () => {
  it('without a project begins at the topmost spatial elements', async () => {
    const { tree, codes } = await lines(
      ...[ifc.site(1), ifc.building(2), ifc.storey(3), ifc.wall(4), ifc.wall(5)],
      ...[ifc.aggregates(90, 1, 2), ifc.contains(91, 3, 4)],
    );
    expect([outline(tree.roots), outline(tree.unplaced)]).toEqual(['1(2) 3(4)', '5']);
    expect(codes).toEqual(['ifc/no-project', 'ifc/unplaced']);
  });

  it('with two projects has two roots', async () => {
    const { tree, codes } = await lines(ifc.project(1), ifc.project(2), ifc.site(3), ifc.aggregates(90, 2, 3));
    expect(outline(tree.roots)).toBe('1 2(3)');
    expect(codes).toEqual(['ifc/several-projects']);
  });

  it('takes the first of two containments and reports the other', async () => {
    const { tree, codes } = await lines(
      ...[ifc.project(1), ifc.storey(2), ifc.storey(3), ifc.wall(4), ifc.aggregates(90, 1, 2, 3)],
      ...[ifc.contains(91, 3, 4), ifc.contains(92, 2, 4)],
    );
    expect(outline(tree.roots)).toBe('1(2 3(4))');
    expect(codes).toEqual(['ifc/contained-twice']);
  });

  it('prefers a containment that leads to the project', async () => {
    const { tree } = await lines(
      ...[ifc.project(1), ifc.storey(2), ifc.storey(3), ifc.wall(4), ifc.aggregates(90, 1, 2)],
      ...[ifc.contains(91, 3, 4), ifc.contains(92, 2, 4)],
    );
    expect([outline(tree.roots), outline(tree.unplaced)]).toEqual(['1(2(4))', '3']);
  });

  it('names an element once, however often a relationship does', async () => {
    const { tree, codes } = await lines(
      ...[ifc.project(1), ifc.storey(2), ifc.wall(3), ifc.aggregates(90, 1, 2, 2), ifc.contains(91, 2, 3, 3)],
    );
    expect(outline(tree.roots)).toBe('1(2(3))');
    expect(codes).toEqual([]);
  });

  it.each([
    ['itself', [ifc.storey(2), ifc.aggregates(90, 2, 2)], '2'],
    ['its own part', [ifc.wall(2), ifc.wall(3), ifc.aggregates(90, 2, 3), ifc.aggregates(91, 3, 2)], '3(2)'],
    ['what it contains', [ifc.storey(2), ifc.space(3), ifc.aggregates(90, 2, 3), ifc.contains(91, 3, 2)], '3(2)'],
  ])('cuts the cycle of a product in %s', async (_, statements, unplaced) => {
    const { tree, codes } = await lines(ifc.project(1), ...statements);
    expect([outline(tree.roots), outline(tree.unplaced)]).toEqual(['1', unplaced]);
    expect(codes).toEqual(['ifc/spatial-cycle', 'ifc/unplaced']);
  });

  it('ignores hosts that are no products, or do not exist', async () => {
    const { tree, codes } = await lines(
      ...[ifc.project(1), ifc.wall(2), `#3=IFCTASK('x',$,$,$,$,$,$,$,$,.F.,$,$,$);`],
      ...[ifc.nests(90, 3, 2), ifc.aggregates(91, 99, 2), ifc.contains(92, 98, 2)],
    );
    expect([outline(tree.roots), outline(tree.unplaced)]).toEqual(['1', '2']);
    expect(codes.filter((code) => code === 'step/dangling-reference')).toHaveLength(2);
  });

  it('lays what is nested too deep side by side', async () => {
    const walls = Array.from({ length: 30_000 }, (_, index) => {
      const id = 10 + 2 * index;
      return `${ifc.wall(id)}${ifc.aggregates(id + 1, id, id + 2)}`;
    });
    const { tree, codes } = await lines(
      ...[ifc.project(1), ifc.storey(2), ifc.aggregates(3, 1, 2), ifc.contains(4, 2, 10), ...walls, ifc.wall(60_010)],
    );
    expect([...nodesOf(tree)]).toHaveLength(30_003);
    expect(JSON.parse(JSON.stringify(tree))).toEqual(tree);
    expect(codes).toEqual(['ifc/tree-too-deep']);
  });

  it('has every product exactly once, whatever the relations say', async () => {
    const id = fc.integer({ min: 1, max: 14 });
    const relation = fc.tuple(fc.constantFrom(ifc.aggregates, ifc.nests, ifc.contains, ifc.voids, ifc.fills), id, id);
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(relation, { maxLength: 30 }), async (hasProject, relations) => {
        const makers = [ifc.site, ifc.building, ifc.storey, ifc.storey, ifc.space, ifc.opening, ifc.door, ifc.wall];
        const products = Array.from({ length: 13 }, (_, index) => (makers[index] ?? ifc.wall)(index + 2));
        const related = relations.map(([relate, a, b], index) => relate(100 + index, a, b));
        const { tree, places } = await lines(hasProject ? ifc.project(1) : ifc.wall(1), ...products, ...related);
        const found = [...nodesOf(tree)].map(({ expressId }) => expressId).sort((a, b) => a - b);
        const expected = Array.from({ length: 14 }, (_, index) => index + 1).filter((each) => places.get(each));
        expect(found).toEqual(expected);
        const voiding = relations.filter(([relate]) => relate === ifc.voids).map(([, , opening]) => opening);
        for (let each = 2; each <= 14; each++) if (!voiding.includes(each)) expect(found).toContain(each);
      }),
      { numRuns: 400 },
    );
  });
});
