import { describe, expect, it } from '@jest/globals';
import { ProductHeads, Products } from '#core/ifc';
import { aggregates, door, globalId, project, storey, wall } from '../../support/ifc-lines.ts';
import { openIfc } from '../../support/step.ts';

async function productsOf(lines: string) {
  const { file, diagnostics } = await openIfc(lines);
  return { products: Products.of(file, new ProductHeads(file)), findings: diagnostics.findings };
}

const named = (id: number, written: string) => `#${id}=IFCWALL(${written},$,$,$,$,$,$,$,$);`;

describe('Products', () => {
  it('are the instances of IfcProduct, in file order class by class', async () => {
    const { products } = await productsOf(
      [project(1), wall(5), door(3), wall(2), storey(4), aggregates(6, 1, 4)].join('\n'),
    );
    expect(products.all.map(({ expressId }) => expressId)).toEqual([5, 2, 3, 4]);
    expect(products.get(3)).toEqual({ expressId: 3, class: 'IfcDoor', globalId: globalId(3), name: 'DOOR 3' });
    expect(products.get(1)).toBeUndefined();
  });

  it.each([
    ['too short', "'0abc'"],
    ['too long', `'${globalId(1)}0'`],
    ['of other characters', "'0-00000000000000000000'"],
    ['of more than 128 bits', "'4000000000000000000000'"],
    ['missing', '$'],
    ['a number', '42'],
  ])('with a GlobalId that is %s are kept, with a diagnostic', async (_, written) => {
    const { products, findings } = await productsOf(named(1, written));
    expect(products.all).toHaveLength(1);
    expect(findings).toMatchObject([{ code: 'ifc/invalid-global-id', at: { expressId: 1, class: 'IfcWall' } }]);
  });

  it('with the same GlobalId are reported once each, against the first', async () => {
    const id = `'${globalId(7)}'`;
    const { products, findings } = await productsOf(`${named(1, id)}${named(2, id)}${named(3, id)}`);
    expect(products.all).toHaveLength(3);
    expect(findings.map(({ code, at, message }) => [code, at.expressId, message.includes('#1')])).toEqual([
      ['ifc/duplicate-global-id', 2, true],
      ['ifc/duplicate-global-id', 3, true],
    ]);
  });
});
