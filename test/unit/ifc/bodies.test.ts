import { describe, expect, it } from '@jest/globals';
import { productsWithBody } from '#core/ifc';
import { openIfc } from '../../support/step.ts';

const PRODUCT = (keyword: string, more = ',$,$') =>
  `#1=${keyword}('x',$,'N',$,$,$,#2${more});#2=IFCPRODUCTDEFINITIONSHAPE($,$,(#3));`;
const shape = (identifier: string, ...items: number[]) =>
  `#3=IFCSHAPEREPRESENTATION($,${identifier},$,(${items.map((item) => `#${item}`)}));`;
const SOLID = '#9=IFCEXTRUDEDAREASOLID($,$,$,1.);';
const CURVE = '#8=IFCPOLYLINE(());';

async function bodies(...lines: string[]) {
  const { file } = await openIfc(lines.join('\n'), 'IFC4X3');
  return [...productsWithBody(file)];
}

describe('Products with a body', () => {
  it('are named with what tells them apart', async () => {
    expect(await bodies(PRODUCT('IFCWALL'), shape("'Body'", 9), SOLID)).toEqual([
      { expressId: 1, globalId: 'x', class: 'IfcWall', name: 'N', isSpace: false },
    ]);
    const [space] = await bodies(PRODUCT('IFCSPACE', ',$,$,$,$'), shape("'Body'", 9), SOLID);
    expect(space).toMatchObject({ class: 'IfcSpace', isSpace: true });
  });

  it.each(["'Body'", "'Facetation'", "'Tessellation'", "'Body-Fallback'", "'Whatever'", '$', "''"])(
    'have it in a representation called %s',
    async (identifier) => {
      expect(await bodies(PRODUCT('IFCWALL'), shape(identifier, 9), SOLID)).toHaveLength(1);
    },
  );

  it.each([
    ...["'Axis'", "'Box'", "'FootPrint'", "'FOOTPRINT'", "'Annotation'", "'Plan'", "'Profile'", "'Reference'"],
    ...["'Clearance'", "'Lighting'", "'CoG'", "'SurveyPoints'"],
  ])('do not have it in a representation called %s', async (identifier) => {
    expect(await bodies(PRODUCT('IFCWALL'), shape(identifier, 9), SOLID)).toEqual([]);
  });

  it.each([
    '#9=IFCFACETEDBREP($);',
    '#9=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,$,$);',
    '#9=IFCTRIANGULATEDFACESET($,$,$,$,$);',
    '#9=IFCSHELLBASEDSURFACEMODEL(());',
    '#9=IFCFACEBASEDSURFACEMODEL(());',
    '#9=IFCCSGSOLID($);',
    '#9=IFCBLOCK($,1.,1.,1.);',
    '#9=IFCGEOMETRICSET((#8,#7));#7=IFCCURVEBOUNDEDPLANE($,$,());',
  ])('have one by %s', async (item) => {
    expect(await bodies(PRODUCT('IFCWALL'), shape("'Body'", 9), item, CURVE)).toHaveLength(1);
  });

  it.each([
    CURVE.replace('#8', '#9'),
    '#9=IFCGEOMETRICCURVESET((#8));',
    '#9=IFCGEOMETRICSET((#8));',
    '#9=IFCBOUNDINGBOX($,1.,1.,1.);',
    '#9=IFCTEXTLITERAL($,$,.LEFT.);',
    '#9=IFCNOSUCHITEM();',
    '',
  ])('have none by "%s"', async (item) => {
    expect(await bodies(PRODUCT('IFCANNOTATION', ',$'), shape("'Body'", 9), item, CURVE)).toEqual([]);
  });

  it('may have it by a mapped representation', async () => {
    const mapped = (identifier: string) =>
      `#9=IFCMAPPEDITEM(#10,$);#10=IFCREPRESENTATIONMAP($,#11);#11=IFCSHAPEREPRESENTATION($,${identifier},$,(#12));
#12=IFCEXTRUDEDAREASOLID($,$,$,1.);`;
    expect(await bodies(PRODUCT('IFCWALL'), shape("'Body'", 9), mapped("'Body'"))).toHaveLength(1);
    expect(await bodies(PRODUCT('IFCWALL'), shape("'Body'", 9), mapped("'Axis'"))).toEqual([]);
  });

  it('are found where mappings lead back to themselves', async () => {
    const cycle = '#9=IFCMAPPEDITEM(#10,$);#10=IFCREPRESENTATIONMAP($,#3);';
    expect(await bodies(PRODUCT('IFCWALL'), shape("'Body'", 9), cycle)).toEqual([]);
    expect(await bodies(PRODUCT('IFCWALL'), shape("'Body'", 9, 7), cycle, SOLID.replace('#9', '#7'))).toHaveLength(1);
  });

  it('are not all that is said where a mapping leads back to itself', async () => {
    const cycle = '#9=IFCMAPPEDITEM(#10,$);#10=IFCREPRESENTATIONMAP($,#3);';
    const { file, diagnostics } = await openIfc([PRODUCT('IFCWALL'), shape("'Body'", 9), cycle].join('\n'), 'IFC4X3');
    expect([...productsWithBody(file)]).toEqual([]);
    expect(diagnostics.findings).toMatchObject([{ code: 'ifc/representation-cycle', at: { expressId: 3 } }]);
  });

  it.each([
    ['IFCOPENINGELEMENT', ',$,$'],
    ['IFCVOIDINGFEATURE', ',$,$'],
  ])('do not include %s', async (keyword, more) => {
    expect(await bodies(PRODUCT(keyword, more), shape("'Body'", 9), SOLID)).toEqual([]);
  });

  it('survive what is dangling or of a wrong type', async () => {
    expect(await bodies(PRODUCT('IFCWALL'))).toEqual([]);
    expect(await bodies("#1=IFCWALL('x',$,$,$,$,$,'shape',$,$);")).toEqual([]);
    expect(await bodies(PRODUCT('IFCWALL'), shape('.BODY.', 9), SOLID)).toHaveLength(1);
  });
});
