import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ArgumentReader } from '#core/step';
import { DirectTessellator } from '../../../../core/geometry/direct/direct-tessellator.ts';
import { usualSegmentation } from '../../../../core/geometry/direct/source.ts';
import { Shapes } from '../../../../core/geometry/shapes.ts';
import { BLOCK, metres, modelLines, product } from '../../../support/geometry.ts';
import { openSource, stepFile } from '../../../support/step.ts';

const white = [1, 1, 1, 1];
const green = [0, 1, 0, 1];
const red = [1, 0, 0, 1];

/** What becomes of products, asked for in this order, and which styles could not be read. */
async function made(lines: string, products: readonly number[]) {
  const source = stepFile(modelLines(lines));
  const { step } = await openSource(source);
  const settings = { ...metres, segmentation: usualSegmentation };
  const tessellator = new DirectTessellator(new ArgumentReader(source, step.index.share()), settings, new Shapes());
  const results = products.map((id) => {
    const result = tessellator.tessellate(id);
    if (result.status !== 'produced') return { id, status: result.status };
    const { placements, measures } = result.geometry;
    return { id, colors: placements.map(({ color }) => color), volume: measures.volume };
  });
  const byId = results.toSorted((one, other) => one.id - other.id);
  const styles = tessellator.unreadableStyles.take().map(({ style, item }) => `#${style} of #${item ?? ''}`);
  return { products: byId, styles: styles.toSorted() };
}

const SHADING = 'IFCSURFACESTYLESHADING(#153,0.)';
const COLOUR = 'IFCCOLOURRGB($,1.,0.,0.)';

/** The styled item #150 of #101, its style #151, shading #152 and colour #153: red, but for what is given. */
const styleOf101 = ({
  item = 'IFCSTYLEDITEM(#101,(#151),$)',
  style = "IFCSURFACESTYLE('x',.BOTH.,(#152))",
  shading = SHADING,
  colour = COLOUR,
}) => `#150=${item};\n#151=${style};\n#152=${shading};\n#153=${colour};\n`;

/** The material #160 of #100 is green. */
const greenMaterial = (shading = 'IFCSURFACESTYLESHADING(#166,0.)') => `#160=IFCMATERIAL('m',$,$);
#161=IFCMATERIALDEFINITIONREPRESENTATION($,$,(#162),#160);
#162=IFCSTYLEDREPRESENTATION(#5,'Style','Material',(#163));
#163=IFCSTYLEDITEM($,(#164),$);
#164=IFCSURFACESTYLE('x',.BOTH.,(#165));
#165=${shading};
#166=IFCCOLOURRGB($,0.,1.,0.);
#167=IFCRELASSOCIATESMATERIAL('x',$,$,$,(#100),#160);
`;

describe('a style that cannot be read costs no shape', () => {
  it.each([
    ['an item without its comma', styleOf101({ item: 'IFCSTYLEDITEM(#101(#151),$)' }), '#150 of #101'],
    ['an item without styles', styleOf101({ item: 'IFCSTYLEDITEM(#101,$,$)' }), '#150 of #101'],
    ['an item whose style is not there', styleOf101({ item: 'IFCSTYLEDITEM(#101,(#999),$)' }), '#150 of #101'],
    ['an item whose style is a text', styleOf101({ item: "IFCSTYLEDITEM(#101,('red'),$)" }), '#150 of #101'],
    ['an item of a text', styleOf101({ item: "IFCSTYLEDITEM('x',(#151),$)" }), '#150 of #'],
    ['a style without its comma', styleOf101({ style: "IFCSURFACESTYLE('x',$,.BOTH.(#152))" }), '#151 of #101'],
    ['a style whose shading is not there', styleOf101({ style: "IFCSURFACESTYLE('x',$,(#999))" }), '#151 of #101'],
    ['an assignment to nothing', styleOf101({ style: 'IFCPRESENTATIONSTYLEASSIGNMENT((#999))' }), '#151 of #101'],
    ['a shading without its colour', styleOf101({ shading: 'IFCSURFACESTYLESHADING($,0.)' }), '#152 of #101'],
    ['a shading whose colour is not there', styleOf101({ shading: 'IFCSURFACESTYLESHADING(#999,0.)' }), '#152 of #101'],
    ['a transparency of letters', styleOf101({ shading: "IFCSURFACESTYLESHADING(#153,'x')" }), '#152 of #101'],
    ['a colour without its comma', styleOf101({ colour: 'IFCCOLOURRGB($,1. 0.,0.)' }), '#153 of #101'],
    ['a colour of letters', styleOf101({ colour: "IFCCOLOURRGB($,1.,'x',0.)" }), '#153 of #101'],
    ['a colour that is no number', styleOf101({ colour: 'IFCCOLOURRGB($,1.,1.E999,0.)' }), '#153 of #101'],
  ])('%s', async (_, style, told) => {
    const alone = await made(product(100, BLOCK) + style, [100]);
    expect(alone).toEqual({ products: [{ id: 100, colors: [white], volume: 24 }], styles: [told] });
    const ofMaterial = await made(product(100, BLOCK) + style + greenMaterial(), [100]);
    expect(ofMaterial).toEqual({ products: [{ id: 100, colors: [green], volume: 24 }], styles: [told] });
  });

  it.each([
    ['a style of a material', greenMaterial('IFCSURFACESTYLESHADING(#999,0.)'), '#165 of #'],
    ['a material that leads nowhere', greenMaterial().replace('(#100),#160', '(#100),#169'), undefined],
    ['layers that are no list', layersOf('#160'), '#169 of #'],
    ['layers that are not there', layersOf('(#999)'), '#169 of #'],
    ['a relationship that cannot be read', greenMaterial().replace('(#100),#160', '(#100)#160'), undefined],
  ])('%s', async (_, material, told) => {
    const { products, styles } = await made(product(100, BLOCK) + material, [100]);
    expect(products).toEqual([{ id: 100, colors: [white], volume: 24 }]);
    expect(styles).toEqual(told === undefined ? [] : [told]);
  });

  it('nor the colour of another style of the same item', async () => {
    const style = styleOf101({ item: 'IFCSTYLEDITEM(#101,(#999,IFCNULLSTYLE(.NULL.),#151),$)' });
    const { products, styles } = await made(product(100, BLOCK) + style, [100]);
    expect(products).toMatchObject([{ colors: [red] }]);
    expect(styles).toEqual(['#150 of #101']);
  });
});

/** A layer set #169, of which the product #100 is. */
function layersOf(layers: string): string {
  return `${greenMaterial().replace('(#100),#160', '(#100),#169')}#169=IFCMATERIALLAYERSET(${layers.replace('#160', "'x'")},$,$);\n`;
}

/** Products with ids of tens: blocks, which are equal but for their styles, and maps of such. */
const kinds = {
  plain: (id: number) => product(id, BLOCK),
  red: (id: number) => `${product(id, BLOCK)}#${id + 4}=IFCSTYLEDITEM(#${id + 1},(#51),$);\n`,
  unreadable: (id: number) => `${product(id, BLOCK)}#${id + 4}=IFCSTYLEDITEM(#${id + 1},(#61),$);\n`,
  alsoUnreadable: (id: number) => `${product(id, BLOCK)}#${id + 4}=IFCSTYLEDITEM(#${id + 1},(#999),$);\n`,
  map: (id: number) => product(id, 'IFCMAPPEDITEM(#70,#73)'),
};
const shared = `#51=IFCSURFACESTYLE('red',.BOTH.,(#52));\n#52=IFCSURFACESTYLESHADING(#53,0.);\n#53=${COLOUR};
#61=IFCSURFACESTYLE('x',.BOTH.,(#62));\n#62=IFCSURFACESTYLESHADING(#53,'x');
#70=IFCREPRESENTATIONMAP(#6,#71);\n#71=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#72));\n#72=${BLOCK};
#73=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,1.,$);\n#74=IFCSTYLEDITEM(#72,(#61),$);
`;
type Kind = keyof typeof kinds;
const kindList = Object.keys(kinds) as readonly Kind[];

describe('products that are equal but for styles that cannot be read', () => {
  const anyKinds = fc.array(fc.constantFrom<Kind>(...kindList), { minLength: 1, maxLength: 12 });

  it('come to the same, and tell of the same styles, in whatever order they are asked for', async () => {
    await fc.assert(
      fc.asyncProperty(anyKinds, fc.infiniteStream(fc.nat()), async (chosen, chance) => {
        const ids = chosen.map((_, at) => 100 + at * 10);
        const lines = shared + chosen.map((kind, at) => kinds[kind](ids[at] ?? 0)).join('');
        const inTurn = await made(lines, ids);
        const order = ids.map((id) => [chance.next().value, id] as const).toSorted(([one], [other]) => one - other);
        expect(
          await made(
            lines,
            order.map(([, id]) => id),
          ),
        ).toEqual(inTurn);
        expect(await made(lines, ids.toReversed())).toEqual(inTurn);
        const alone = await Promise.all(ids.map((id) => made(lines, [id])));
        expect(alone.flatMap(({ products }) => products)).toEqual(inTurn.products);
        expect([...new Set(alone.flatMap(({ styles }) => styles))].toSorted()).toEqual(inTurn.styles);
        expect(inTurn.products).toMatchObject(chosen.map((kind) => ({ colors: [kind === 'red' ? red : white] })));
      }),
      { numRuns: 40 },
    );
  });
});
